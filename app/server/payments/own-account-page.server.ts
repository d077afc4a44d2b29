import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { can, type Person } from '#app/domain/access.ts'
import { asksProof, canGiveProof, payableAccount, proofState } from '#app/domain/payment/account.ts'
import { formatDay, formatIban } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { type AccountSet, accountsOf } from '#db/queries/accounts.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { notFound } from '../answers.server.ts'
import { ownRunningGrant } from '../granting/own-running-grant.server.ts'

export const AccountProofPost = z.strictObject({
  operation: z.uuid(),
  account: z.uuid(),
  file: z.string({ error: 'empty' }).refine(isUuid, 'empty'),
})

/** The account that one's own grant is paid to, what was checked, and a form to send a proof; not found without one. */
export async function ownAccountPage(actor: Person, grantId: string | undefined) {
  const grant = await ownRunningGrant(actor, grantId)
  const accounts = await accountsOf(db(), grant.id)
  const account = accounts.at(-1)
  const version = await versionInForce(db(), grant.id)
  if (!account || !version) throw notFound()
  const known = payableAccount(account.iban, accounts, version.terms.payment.bankCoolingDays)
  const language = currentLocale()
  const writes = can(actor, 'send-evidence', { relation: grant.relation }).ok
  const files = `/applicant/proposals/${grant.proposal}/files`
  return {
    head: {
      name: grant.initiativeName,
      reference: grant.reference,
      path: `/applicant/grants/${grant.id}`,
    },
    account: account.id,
    facts: [
      { key: 'iban', label: m.payments_account(), value: formatIban(account.iban) },
      { key: 'holder', label: m.payments_bank_holder(), value: account.holder },
      {
        key: 'call',
        label: m.payments_own_call(),
        value: known.confirmed ? m.payments_own_call_yes() : m.payments_own_call_no(),
      },
      { key: 'proof', label: m.payments_proof(), value: proofWords(account) },
      ...(known.usableFrom
        ? [{ key: 'from', label: m.payments_own_from(), value: formatDay(known.usableFrom, language) }]
        : []),
    ],
    asked: askedWords(account),
    sent: account.proofs.flatMap(({ file }) => (file ? [`${files}/${file}`] : [])),
    writes: writes && canGiveProof(account, account.id).ok,
    changes: can(actor, 'propose-change', { relation: grant.relation }).ok,
    operation: randomUUID(),
  }
}

/** Does the initiative still have to send a proof of the account that counts now? */
export async function ownProofAsked(grant: string): Promise<boolean> {
  const account = (await accountsOf(db(), grant)).at(-1)
  return account !== undefined && asksProof(proofState(account))
}

function proofWords(account: AccountSet): string {
  switch (proofState(account)) {
    case 'known':
      return m.payments_own_proof_known()
    case 'right':
      return m.payments_own_proof_seen()
    case 'given':
    case 'sent':
      return m.payments_own_proof_given()
    default:
      return m.payments_own_proof_open()
  }
}

/** What the fund asked last, when that waits for the initiative. */
function askedWords(account: AccountSet): { title: string; text: string } | null {
  const last = account.proofs.at(-1)
  if (last?.step !== 'asked' && last?.step !== 'other') return null
  const title = last.step === 'asked' ? m.payments_own_asked() : m.payments_own_again()
  return { title, text: last.words ?? m.payments_own_asked_text() }
}
