import { keepSubmissionDocument } from '#app/commands/keep-submission-document.server.ts'
import { type ProposalPrint, renderProposal } from '#app/documents/proposal.ts'
import { declarationsOf } from '#app/domain/proposal/schema.ts'
import { answersIn, formOfDocument } from '#app/domain/proposal/sections.ts'
import { fieldNamed, sectionWords } from '#app/i18n/form-words.server.ts'
import { withLocale } from '#app/i18n/locale.server.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { filesOf } from '#db/queries/files.server.ts'
import { formLists } from '#db/queries/form-lists.server.ts'
import { type SubmissionCopy, submissionCopy } from '#db/queries/submission-copies.server.ts'
import { sectionAnswers } from '../applying/answers-view.server.ts'
import { type FileViews, fileViews } from '../files/file-views.server.ts'

/** Makes and keeps the PDF of exactly what was sent. It may run again: what is kept stays as it is. */
export async function renderSubmission(
  { submission = '' }: Record<string, string>,
  now: Date,
): Promise<void> {
  const copy = await submissionCopy(db(), submission)
  if (!copy) return
  const lists = await formLists(db(), copy.fund)
  const files = await filesOf(db(), copy.proposal)
  const made = await withLocale(copy.locale, () =>
    renderProposal(printOf(copy, lists, fileViews(files, null))),
  )
  await keepSubmissionDocument(submission, made, now)
}

function printOf(
  copy: SubmissionCopy,
  lists: Awaited<ReturnType<typeof formLists>>,
  files: FileViews,
): ProposalPrint {
  const { document, locale: language, declaration } = copy
  const form = formOfDocument(document)
  const declared = Object.keys(declarationsOf(document.track)).filter(
    (key) => declaration[key as keyof typeof declaration] === true,
  )
  return {
    language,
    fund: copy.fundName,
    title: copy.title,
    reference: copy.reference,
    number: copy.number,
    sentAt: copy.submittedAt,
    documentHash: copy.documentHash,
    sections: form.sections.map(({ key }) => ({
      title: sectionWords(key, language).title,
      items: sectionAnswers(key, answersIn(document, key), { form, lists, language, files }),
    })),
    declared: {
      title: m.documents_proposal_declared(),
      lines: declared.map((key) => fieldNamed(key, language, document.track).label),
    },
  }
}
