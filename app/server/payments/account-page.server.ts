import { can, type Person } from '#app/domain/access.ts'
import { canAskProof, payableAccount, proofState } from '#app/domain/payment/account.ts'
import { knownPhones, type PhoneSeen } from '#app/domain/payment/known-phone.ts'
import { formatDateTime, formatDay, formatIban } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { db } from '#db/client.server.ts'
import { type AccountSet, accountsOf } from '#db/queries/accounts.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { phonesInProposal } from '#db/queries/known-phones.server.ts'
import { notFound } from '../answers.server.ts'
import { grantHead, officeGrant } from '../granting/office-grant.server.ts'
import { callLine, nameLine, phoneLine, proofLines } from './account-words.server.ts'

/** The accounts of a grant: the one that is paid to with its checks, and those before it. */
export async function accountPage(actor: Person, grantId: string | undefined) {
  const grant = await officeGrant(actor, grantId)
  const accounts = await accountsOf(db(), grant.id)
  const version = await versionInForce(db(), grant.id)
  const newest = accounts.at(-1)
  const known =
    newest && version ? payableAccount(newest.iban, accounts, version.terms.payment.bankCoolingDays) : null
  const files = `/manager/proposals/${grant.proposal}/files`
  return {
    head: grantHead(grant),
    account: newest
      ? {
          ...accountLine(newest, files),
          from: known?.usableFrom ? formatDay(known.usableFrom, currentLocale()) : null,
        }
      : null,
    earlier: accounts
      .slice(0, -1)
      .reverse()
      .map((account) => accountLine(account, files)),
    acts: can(actor, 'check-account').ok,
    asks: newest !== undefined && canAskProof(newest, newest.id).ok,
    judges: newest !== undefined && proofState(newest) !== 'known',
  }
}

/** The numbers that were known before the account that counts now, with where each came from; not found without one. */
export async function callPage(actor: Person, grantId: string | undefined) {
  const grant = await officeGrant(actor, grantId)
  const accounts = await accountsOf(db(), grant.id)
  const newest = accounts.at(-1)
  if (!newest) throw notFound()
  const seen = [...(await phonesInProposal(db(), grant.proposal)), ...accounts.flatMap(phonesCalled)]
  return {
    head: grantHead(grant),
    account: { key: newest.id, iban: formatIban(newest.iban) },
    phones: knownPhones(seen, { ...newest, changed: accounts.length > 1 }).map((one) => ({
      key: one.phone,
      phone: one.phone,
      from: phoneLine(one),
    })),
  }
}

/** What was called about an account, by people who heard that it is right. */
function phonesCalled({ iban, calls }: AccountSet): PhoneSeen[] {
  return calls.flatMap(({ result, phone, spokeWith, at }) =>
    result === 'confirmed' && phone ? [{ phone, from: 'call' as const, name: spokeWith, at, iban }] : [],
  )
}

/** The same for a page about the account that counts now; not found when there is none. */
export async function checkedAccount(actor: Person, grantId: string | undefined) {
  const { head, account } = await accountPage(actor, grantId)
  if (!account) throw notFound()
  return { head, account }
}

function accountLine(account: AccountSet, files: string) {
  const file = account.proofs.findLast(({ file: given }) => given !== null)?.file ?? account.sentProof
  return {
    key: account.id,
    iban: formatIban(account.iban),
    holder: account.holder,
    since: formatDateTime(account.at, currentLocale()),
    calls: account.calls.map(callLine),
    names: account.names.map(nameLine),
    proofs: proofLines(account),
    proofFile: file && `${files}/${file}`,
  }
}
