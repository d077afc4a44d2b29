import { z } from 'zod'
import { can, type Person } from '#app/domain/access.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { type GrantTags, tagsThatHold } from '#app/domain/results/lesson.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { db } from '#db/client.server.ts'
import {
  type KeptLesson,
  keptLessons,
  type LessonChange,
  lessonById,
  lessonHistory,
} from '#db/queries/lessons.server.ts'
import { type Programme, publicProgramme } from '#db/queries/public/results.server.ts'
import { notFound } from '../answers.server.ts'
import { pillarNames } from '../results/register.server.ts'
import { placeNames } from '../results/values.server.ts'

const keys = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string()))
export const LessonTagsPost = z.strictObject({
  operation: z.uuid(),
  criterion: z
    .enum(criteria)
    .optional()
    .transform((value) => value ?? null),
  pillars: keys,
  neighbourhoods: keys,
})
export const LessonShowPost = z.strictObject({
  operation: z.uuid(),
  reason: z.string().trim().max(500, { error: 'tooLong' }).optional().default(''),
})

/** Every lesson that the fund keeps, what nobody else sees on top. */
export async function keptLessonsPage(actor: Person) {
  const programme = await publicProgramme(db(), actor.fund)
  return { lessons: (await keptLessons(db(), actor)).map((lesson) => lineOf(lesson, programme)) }
}

/** One lesson with its tags to choose, and what was done to it; not found when it is not this person's to see. */
export async function keptLessonPage(actor: Person, id: string | undefined) {
  const lesson = await lessonById(db(), actor, id ?? '')
  if (!lesson) throw notFound()
  const programme = await publicProgramme(db(), actor.fund)
  const choice = ({ key, name }: { key: string; name: string }) => ({ value: key, label: name })
  return {
    ...lineOf(lesson, programme),
    text: lesson.text,
    ofGrant: namesOf(lesson.ofGrant, programme),
    published: lesson.published,
    chosen: {
      criterion: lesson.criterion ?? '',
      pillars: lesson.pillars,
      neighbourhoods: lesson.neighbourhoods,
    },
    criteria: criteria.map((value) => ({ value, label: criterionWords(value, currentLocale()).name })),
    pillars: programme.pillars.map(choice),
    neighbourhoods: programme.neighbourhoods.map(choice),
    history: (await lessonHistory(db(), lesson.id)).map(historyLine),
    keeps: can(actor, 'keep-lessons').ok,
  }
}

function lineOf(lesson: KeptLesson, programme: Programme) {
  const language = currentLocale()
  return {
    key: lesson.id,
    href: `/manager/lessons/${lesson.id}`,
    title: lesson.title,
    source: `${lesson.source} · ${formatDay(lesson.learnedOn, language)}`,
    about: [
      lesson.criterion && criterionWords(lesson.criterion, language).name,
      namesOf(tagsThatHold(lesson, lesson.ofGrant), programme),
    ]
      .filter(Boolean)
      .join(' · '),
    seen: lesson.published ? m.lessons_seen_all() : m.lessons_seen_fund(),
  }
}

function namesOf({ pillars, neighbourhoods }: GrantTags, programme: Programme): string {
  const places =
    neighbourhoods.length > 0 && placeNames(neighbourhoods, programme.neighbourhoods, currentLocale())
  return [pillarNames(pillars, programme.pillars), places].filter(Boolean).join(' · ')
}

function historyLine({ act, by: name, at, reason }: LessonChange): string {
  const acts = {
    tagged: m.lessons_act_tagged,
    published: m.lessons_act_published,
    unpublished: m.lessons_act_unpublished,
  }
  const line = m.lessons_history_line({ act: acts[act](), name, when: formatDateTime(at, currentLocale()) })
  return reason ? m.lessons_history_why({ line, reason }) : line
}
