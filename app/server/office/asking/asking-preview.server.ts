import type { AnswerItem } from '#app/components/proposal/answer-list.tsx'
import type { Person } from '#app/domain/access.ts'
import { noExtraForm } from '#app/domain/proposal/extra/extra-form.ts'
import { draftSchema } from '#app/domain/proposal/schema.ts'
import { formOf, isExtraForPanel, questionNamed } from '#app/domain/proposal/sections.ts'
import { extraQuestionWords } from '#app/i18n/extra-words.server.ts'
import { sectionWords } from '#app/i18n/form-words.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { formLists } from '#db/queries/form-lists.server.ts'
import { notFound } from '../../answers.server.ts'
import { questionView, typedValues } from '../../applying/question-view.server.ts'
import { askingOf, conditionWords } from './asking-page.server.ts'

/**
 * A version of the questions of a round as an applicant fills them in, and as a member of the panel reads them; without a
 * version the one that is being written, else the one that is asked.
 */
export async function askingPreview(
  actor: Person,
  id: string | undefined,
  asked: URLSearchParams,
  now: Date,
) {
  const asking = await askingOf(actor, id, now)
  const { round, versions } = asking
  const wanted = asked.get('version')
  const found = wanted === null ? null : versions.find(({ version }) => String(version) === wanted)
  if (wanted !== null && !found) throw notFound()
  const extra = { ...(found?.form ?? asking.form ?? noExtraForm), version: found?.version ?? 1 }
  const form = formOf(round.track, round.formVersion, extra)
  const lists = await formLists(db(), actor.fund)
  const reading = asked.get('as') === 'reviewer'
  const pages = extra.pages.flatMap((page) => {
    const question = questionNamed(form, 'extra', page.key)
    if (!question) return []
    const view = questionView({ form, draft: nothing, round }, 'extra', question, lists, currentLocale())
    return [
      {
        key: page.key,
        condition: conditionWords(extra, page.showIf),
        view,
        values: typedValues(question, {}, ''),
        read: Object.keys(question.fields)
          .filter((field) => isExtraForPanel(form, field))
          .map((field) =>
            readItem(field, extraQuestionWords(extra.pages, page.key).fields[field]?.label ?? ''),
          ),
      },
    ]
  })
  return {
    id: round.id,
    name: round.name,
    reading,
    version: found?.version ?? null,
    section: sectionWords('extra', currentLocale()),
    pages,
  }
}

const nothing = draftSchema.parse({})

function readItem(key: string, label: string): AnswerItem {
  return { key, label, lines: [m.asking_preview_answer()], rows: false, long: false }
}
