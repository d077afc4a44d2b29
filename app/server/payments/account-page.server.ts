import type { Person } from '#app/domain/access.ts'
import { payableAccount } from '#app/domain/payment/account.ts'
import { formatDateTime, formatDay, formatIban } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { type AccountSet, accountsOf } from '#db/queries/accounts.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { notFound } from '../answers.server.ts'
import { grantHead, officeGrant } from '../granting/office-grant.server.ts'

/** The accounts of a grant: the one that is paid to with its checks, and those before it. */
export async function accountPage(actor: Person, grantId: string | undefined) {
  const grant = await officeGrant(actor, grantId)
  const accounts = await accountsOf(db(), grant.id)
  const version = await versionInForce(db(), grant.id)
  const newest = accounts.at(-1)
  const known =
    newest && version ? payableAccount(newest.iban, accounts, version.terms.payment.bankCoolingDays) : null
  return {
    head: grantHead(grant),
    account: newest
      ? { ...accountLine(newest), from: known?.usableFrom ? dayOf(known.usableFrom) : null }
      : null,
    earlier: accounts.slice(0, -1).reverse().map(accountLine),
    acts: actor.roles.some((role) => role === 'manager' || role === 'approver'),
  }
}

/** The same for a page about the account that counts now; not found when there is none. */
export async function checkedAccount(actor: Person, grantId: string | undefined) {
  const { head, account } = await accountPage(actor, grantId)
  if (!account) throw notFound()
  return { head, account }
}

function accountLine({ id, iban, holder, at, calls, names }: AccountSet) {
  const language = currentLocale()
  const said = (result: string, when: Date, name: string) =>
    m.payments_bank_said({ result, when: formatDateTime(when, language), name })
  return {
    key: id,
    iban: formatIban(iban),
    holder,
    since: formatDateTime(at, language),
    calls: calls.map(({ result, at: when, byName, phone }) =>
      phone
        ? m.payments_bank_said_phone({
            result: callWord(result),
            when: formatDateTime(when, language),
            name: byName,
            phone,
          })
        : said(callWord(result), when, byName),
    ),
    names: names.map(({ result, at: when, byName }) => said(nameWord(result), when, byName)),
  }
}

function callWord(result: 'confirmed' | 'denied' | 'no-answer'): string {
  const words = {
    confirmed: m.payments_call_confirmed,
    denied: m.payments_call_denied,
    'no-answer': m.payments_call_nobody,
  }
  return words[result]()
}

function nameWord(result: 'match' | 'close' | 'no-match' | 'not-possible'): string {
  const words = {
    match: m.payments_name_match,
    close: m.payments_name_close,
    'no-match': m.payments_name_other,
    'not-possible': m.payments_name_unsaid,
  }
  return words[result]()
}

function dayOf(day: string): string {
  return formatDay(day, currentLocale())
}
