import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { canDecideCorrection } from '#app/commands/correct-loan-receipt.server.ts'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { type LoanCorrection, loanCorrectionOf } from '#db/queries/loan-corrections.server.ts'
import { loanOfGrant } from '#db/queries/loans.server.ts'
import { nameOf } from '#db/queries/person-name.server.ts'
import { notFound } from '../answers.server.ts'
import { forStaff } from '../panel/words-for-staff.server.ts'
import { words } from './course-form.server.ts'
import { grantHead, officeGrant } from './office-grant.server.ts'

export const LoanCorrectionPost = z.strictObject({ operation: z.uuid(), reason: words })

type Place = { grantId?: string; receiptId?: string }

/** A receipt of a loan that counts, with what waits about it; not found for anything else. */
export async function loanReceiptPage(actor: Person, { grantId, receiptId }: Place) {
  const grant = await officeGrant(actor, grantId)
  const loan = await loanOfGrant(db(), grant.fund, grant.id)
  const found = loan?.receipts.find(({ id }) => id === receiptId)
  if (!found) throw notFound()
  const open = await loanCorrectionOf(db(), grant.id, receiptId)
  const head = grantHead(grant)
  const language = currentLocale()
  return {
    head,
    path: `${head.path}/loan/receipts/${found.id}/correction`,
    receipt: { amount: formatMoney(found.cents, language), day: formatDay(found.on, language) },
    prepared: open && (await preparedWords(open)),
    operation: randomUUID(),
  }
}

/** The same for who decides it; not found when nothing waits. */
export async function loanCorrectionPage(actor: Person, place: Place, now: Date) {
  const page = await loanReceiptPage(actor, place)
  const open = await loanCorrectionOf(db(), place.grantId ?? '', place.receiptId)
  if (!open) throw notFound()
  const verdict = canDecideCorrection(open, actor, now)
  return {
    ...page,
    decides: can(actor, 'decide-loan').ok,
    refusal: verdict.ok
      ? null
      : {
          code: verdict.reason.code,
          ...verdictWords(verdict.reason, currentLocale(), await forStaff(actor)),
        },
  }
}

async function preparedWords({ reason, preparedBy, preparedAt }: LoanCorrection) {
  return {
    reason: reason ?? '',
    prepared: m.course_prepared_by({
      name: (await nameOf(db(), preparedBy)) ?? '',
      day: formatDay(dayOf(preparedAt), currentLocale()),
    }),
  }
}
