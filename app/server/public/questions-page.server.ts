import type { FieldView } from '#app/components/proposal/question-view.ts'
import { type AskedQuestion, type Form, formOf } from '#app/domain/proposal/sections.ts'
import { closingMoment } from '#app/domain/round.ts'
import { questionWords, roundFacts, sectionWords, trackWords } from '#app/i18n/form-words.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { notFound } from '#app/server/answers.server.ts'
import { db } from '#db/client.server.ts'
import { type FormLists, formLists } from '#db/queries/form-lists.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { type Round, roundBySlug } from '#db/queries/rounds.server.ts'
import { fieldView } from '../applying/question-view.server.ts'

/** Every question of a round as it will be asked, to read before and to fill in on paper. */
export async function questionsPage(slug: string, inside: boolean, language: Language) {
  const fund = await currentFund(db())
  const round = fund && (await roundBySlug(db(), fund.id, slug, inside))
  if (!fund || !round) throw notFound()
  const lists = await formLists(db(), fund.id)
  const { title, lead } = trackWords(round.track, language)
  const form = formOf(round.track, round.formVersion, round.extra)
  const { sections } = form
  const order = sections.flatMap(({ questions }) => questions)
  return {
    slug: round.slug,
    name: round.name,
    track: round.trackName ?? title,
    lead,
    closes: formatDateTime(closingMoment(round), language),
    sections: sections.map(({ key, questions }) => ({
      key,
      title: sectionWords(key, language).title,
      intro: sectionWords(key, language).intro,
      questions: questions.map((question) => ({
        number: order.indexOf(question) + 1,
        ...questionOnPaper({ form, round }, key, question, lists, language),
      })),
    })),
  }
}

function questionOnPaper(
  { form, round }: { form: Form; round: Round },
  section: string,
  question: AskedQuestion,
  lists: FormLists,
  language: Language,
) {
  const words = questionWords(form, section, question.key, language, roundFacts(round))
  const fields = Object.entries(question.fields).map(([name, field]) => ({
    ...fieldView(name, field, words, lists),
    characters: field.kind === 'text' ? (field.limits.maxCharacters ?? null) : null,
  }))
  const { title, hint } = words
  return { key: question.key, title, hint, fields: fields.map((field) => saidOnce(field, { title, hint })) }
}

/** What the title or the hint of a question says already is not said again of a field. */
function saidOnce<View extends FieldView>(field: View, { title, hint }: { title: string; hint?: string }) {
  const isTitle = field.label === title
  return {
    ...field,
    label: isTitle ? null : field.label,
    hint: isTitle && hint ? field.hint?.replace(hint, '').trim() || undefined : field.hint,
  }
}
