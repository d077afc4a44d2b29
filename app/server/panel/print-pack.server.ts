import type { PrintPack } from '#app/documents/print-pack.ts'
import type { Person } from '#app/domain/access.ts'
import { anchored, criteria } from '#app/domain/panel/rubric.ts'
import { formOfDocument } from '#app/domain/proposal/sections.ts'
import { sectionWords } from '#app/i18n/form-words.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { criterionWords, rubricWords } from '#app/i18n/rubric-words.server.ts'
import { db } from '#db/client.server.ts'
import { type FormLists, formLists } from '#db/queries/form-lists.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { type ReadableProposal, readableProposal } from '#db/queries/reviewer/proposal.server.ts'
import { readingList } from '#db/queries/reviewer/reading-list.server.ts'
import { readAnswers } from './open-proposal.server.ts'

/** What this member still reads of a batch, by the rules of the pages themselves; null when that is nothing. */
export async function printPackOf(actor: Person, batch: string, now: Date): Promise<PrintPack | null> {
  const list = (await readingList(db(), actor)).filter((row) => row.batch === batch)
  const open = await Promise.all(list.map(({ id }) => readableProposal(db(), actor, id)))
  const lists = await formLists(db(), actor.fund)
  const proposals = open.flatMap((proposal) => (proposal ? (printed(proposal, lists) ?? []) : []))
  const [first] = list
  if (!first || proposals.length === 0) return null
  const language = currentLocale()
  return {
    language,
    fund: (await currentFund(db()))?.name ?? '',
    batch: first.batchName,
    reader: actor.name,
    until: first.scoringUntil && formatDay(first.scoringUntil, language),
    madeAt: now,
    proposals,
  }
}

function printed({ id, title, reference, document, rubric }: ReadableProposal, lists: FormLists) {
  if (!document) return null
  const language = currentLocale()
  return {
    id,
    title,
    reference,
    sections: formOfDocument(document)
      .sections.map(({ key }) => ({
        title: sectionWords(key, language).title,
        items: readAnswers(document, key, lists),
      }))
      .filter(({ items }) => items.length > 0),
    criteria: criteria.map((key) => {
      const { name, question, levels } = criterionWords(key, language, rubric)
      return {
        name,
        question,
        anchors: anchored.map((score) => ({ score: Number(score), text: levels[score].anchor })),
      }
    }),
    advices: rubricWords(language).advice.options.map(({ label }) => label),
  }
}
