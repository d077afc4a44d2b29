import { criteria } from '#app/domain/panel/rubric.ts'
import { lessonSearch } from '#app/domain/results/lesson.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { publishedLessons, type RegisterLesson } from '#db/queries/public/lessons.server.ts'
import { type Programme, publicProgramme } from '#db/queries/public/results.server.ts'
import { notFound } from '../answers.server.ts'
import { pillarNames } from '../results/register.server.ts'
import { placeNames } from '../results/values.server.ts'

/** What the register reads of the address of its page. */
export const lessonQuery = ['q', 'v', 'pillar', 'neighbourhood'] as const

/** Everything that was learned and that everybody may read, as far as the search of the address finds it. */
export async function lessonRegister(url: URL, language: Language) {
  const fund = await currentFund(db())
  if (!fund) throw notFound()
  const programme = await publicProgramme(db(), fund.id)
  const typed = Object.fromEntries(lessonQuery.map((name) => [name, url.searchParams.get(name) ?? '']))
  const search = lessonSearch(typed, {
    pillars: programme.pillars.map(({ key }) => key),
    neighbourhoods: programme.neighbourhoods.map(({ key }) => key),
  })
  const found = await publishedLessons(db(), fund.id, search)
  return {
    count: found.length,
    searches: Boolean(search.words.length || search.criterion || search.pillar || search.neighbourhood),
    chosen: {
      q: search.words.join(' '),
      v: search.criterion ?? '',
      pillar: search.pillar ?? '',
      neighbourhood: search.neighbourhood ?? '',
    },
    criteria: criteria.map((value) => ({ value, label: criterionWords(value, language).name })),
    pillars: programme.pillars.map(({ key, name }) => ({ value: key, label: name })),
    neighbourhoods: programme.neighbourhoods.map(({ key, name }) => ({ value: key, label: name })),
    lessons: found.map((lesson) => lessonView(lesson, programme, language)),
  }
}

function lessonView(lesson: RegisterLesson, programme: Programme, language: Language) {
  const about = [
    lesson.criterion && criterionWords(lesson.criterion, language).name,
    pillarNames(lesson.pillars, programme.pillars),
    placeNames(lesson.neighbourhoods, programme.neighbourhoods, language),
  ]
  return {
    key: lesson.id,
    title: lesson.title,
    text: lesson.text,
    source: [lesson.source, formatDay(lesson.learnedOn, language)].join(' · '),
    about: about.filter(Boolean).join(' · '),
    href: lesson.reference && `/grants/${lesson.reference}`,
  }
}
