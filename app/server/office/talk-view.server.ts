import { withdrawalWords } from '#app/components/together/withdrawal-words.ts'
import { can, type Person } from '#app/domain/access.ts'
import { isReopened } from '#app/domain/proposal/reopening.ts'
import { withdrawalReasons } from '#app/domain/proposal/withdrawal.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { scansOf } from '#db/queries/files.server.ts'
import { hasUnread } from '#db/queries/messages.server.ts'
import { paperOf } from '#db/queries/paper-forms.server.ts'
import { seenByFund } from '#db/queries/seen-by-fund.server.ts'
import { withdrawalOf } from '#db/queries/withdrawal.server.ts'
import { fileViews } from '../files/file-views.server.ts'
import { helperLines } from '../together/helper-lines.server.ts'
import { partnerLines } from '../together/partner-lines.server.ts'
import { mayReopen } from './draft-view.server.ts'

/** What the group said beside its text: new messages, why it took the application back; and whether it may be opened again. */
export async function talkOf(actor: Person, id: string, now: Date) {
  const proposal = await seenByFund(db(), actor, id)
  const [unread, withdrawal] = [await hasUnread(db(), id, 'applicant'), await withdrawalOf(db(), id)]
  const until = proposal && isReopened(proposal.reopenedUntil, now) ? proposal.reopenedUntil : null
  const reason = withdrawalReasons.find((code) => code === withdrawal?.reason)
  const paper = await paperOf(db(), id)
  return {
    helpers: await helperLines(id, proposal?.applicant || (proposal?.title ?? '')),
    partners: await partnerLines(id),
    scans: paper ? Object.values(fileViews(await scansOf(db(), actor, id), `/manager/proposals/${id}`)) : [],
    paper:
      paper &&
      m.together_paper_fact({ day: formatDay(paper.receivedOn, currentLocale()), name: paper.typist }),
    unread: unread && can(actor, 'answer-applicant').ok,
    reopen: proposal !== null && (await mayReopen(actor, proposal, now)),
    reopenedUntil: until && formatDay(until, currentLocale()),
    withdrawn: withdrawal && {
      reason: reason ? withdrawalWords[reason]() : null,
      text: withdrawal.text,
    },
  }
}
