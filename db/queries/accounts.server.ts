import { and, asc, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import {
  type AccountNeed,
  accountNeeds,
  type CallResult,
  type NamedAccount,
  type NameResult,
  type ProofStep,
  type ProofWay,
} from '#app/domain/payment/account.ts'
import type { PainVersion } from '#app/domain/payment/batch.ts'
import type { Reader } from '#db/client.server.ts'
import {
  accountCalls,
  accountProofs,
  bankAccounts,
  fundAccounts,
  nameChecks,
  people,
  termsVersions,
} from '#db/schema/index.ts'

export type AccountCall = {
  result: CallResult
  phone: string | null
  spokeWith: string | null
  by: string
  byName: string
  at: Date
}
export type NameCheck = { result: NameResult; bankName: string | null; by: string; byName: string; at: Date }
export type ProofRow = {
  step: ProofStep
  way: ProofWay | null
  words: string | null
  file: string | null
  by: string
  byName: string
  at: Date
}
export type AccountSet = Omit<NamedAccount, 'calls' | 'names' | 'proofs'> & {
  calls: AccountCall[]
  names: NameCheck[]
  proofs: ProofRow[]
}
export type FundAccount = {
  iban: string
  bic: string | null
  holder: string
  painVersion: PainVersion
  setAt: Date
}

/** Every account that was named for a grant, the newest last, with who named it and what was found out about it. */
export async function accountsOf(reader: Reader, grant: string): Promise<AccountSet[]> {
  return (await accountsOfAll(reader, [grant])).get(grant) ?? []
}

/** The same for several grants, in as many questions for none as for all. */
export async function accountsOfAll(
  reader: Reader,
  grants: readonly string[],
): Promise<Map<string, AccountSet[]>> {
  const rows = await reader
    .select({ ...getTableColumns(bankAccounts), sentProof: sentProof(), paidBefore: paidBefore() })
    .from(bankAccounts)
    .where(inArray(bankAccounts.grantId, [...grants]))
    .orderBy(asc(bankAccounts.setAt), asc(bankAccounts.id))
  const ids = rows.map(({ id }) => id)
  const calls = await callsOf(reader, ids)
  const names = await namesOf(reader, ids)
  const proofs = await proofsOf(reader, ids)
  const of = new Map<string, AccountSet[]>()
  for (const { id, grantId, iban, holder, setBy, setAt, ...row } of rows) {
    const mine = <Row extends { account: string }>(all: Row[]) =>
      all.filter(({ account }) => account === id).map(({ account: _account, ...row }) => row)
    const account = {
      ...{ id, iban, holder, person: setBy, at: setAt },
      ...{ calls: mine(calls), names: mine(names), proofs: mine(proofs) },
      ...{ sentProof: row.sentProof, paidBefore: row.paidBefore },
    }
    of.set(grantId, [...(of.get(grantId) ?? []), account])
  }
  return of
}

/**
 * What the account of each of some grants still needs before it is paid to on a day, by the id of the grant: the newest that
 * was named, under the terms that hold.
 */
export async function accountNeedsOf(
  reader: Reader,
  grants: readonly string[],
  today: IsoDate,
): Promise<Map<string, AccountNeed[]>> {
  const accounts = await accountsOfAll(reader, grants)
  const terms = await reader
    .select({
      grant: termsVersions.grantId,
      coolingDays: sql<number>`(${termsVersions.terms} -> 'payment' ->> 'bankCoolingDays')::int`,
    })
    .from(termsVersions)
    .where(and(inArray(termsVersions.grantId, [...grants]), eq(termsVersions.state, 'in-force')))
  return new Map(
    terms.map(({ grant, coolingDays }) => {
      const named = accounts.get(grant) ?? []
      return [grant, accountNeeds(named.at(-1)?.iban ?? '', named, coolingDays, today)]
    }),
  )
}

/** The account that the fund pays from now; null when nobody said which. */
export async function fundAccount(reader: Reader, fund: string): Promise<FundAccount | null> {
  return (await fundAccountsOf(reader, fund))[0] ?? null
}

/** Every account that the fund paid from, the newest first: a statement may be of an older one. */
export async function fundAccountsOf(reader: Reader, fund: string): Promise<FundAccount[]> {
  const rows = await reader
    .select()
    .from(fundAccounts)
    .where(eq(fundAccounts.fundId, fund))
    .orderBy(desc(fundAccounts.setAt), desc(fundAccounts.id))
  return rows.map(({ iban, bic, holder, painVersion, setAt }) => ({
    iban,
    bic,
    holder,
    painVersion: painVersion as PainVersion,
    setAt,
  }))
}

async function callsOf(reader: Reader, ids: string[]) {
  const rows = await reader
    .select({ call: accountCalls, byName: people.name })
    .from(accountCalls)
    .innerJoin(people, eq(people.id, accountCalls.calledBy))
    .where(inArray(accountCalls.accountId, ids))
    .orderBy(asc(accountCalls.calledAt), asc(accountCalls.id))
  return rows.map(({ call, byName }) => ({
    account: call.accountId,
    result: call.result as CallResult,
    phone: call.phone,
    spokeWith: call.spokeWith,
    by: call.calledBy,
    byName,
    at: call.calledAt,
  }))
}

async function namesOf(reader: Reader, ids: string[]) {
  const rows = await reader
    .select({ check: nameChecks, byName: people.name })
    .from(nameChecks)
    .innerJoin(people, eq(people.id, nameChecks.checkedBy))
    .where(inArray(nameChecks.accountId, ids))
    .orderBy(asc(nameChecks.checkedAt), asc(nameChecks.id))
  return rows.map(({ check, byName }) => ({
    account: check.accountId,
    result: check.result as NameResult,
    bankName: check.bankName,
    by: check.checkedBy,
    byName,
    at: check.checkedAt,
  }))
}

async function proofsOf(reader: Reader, ids: string[]) {
  const rows = await reader
    .select({ proof: accountProofs, byName: people.name })
    .from(accountProofs)
    .innerJoin(people, eq(people.id, accountProofs.by))
    .where(inArray(accountProofs.accountId, ids))
    .orderBy(asc(accountProofs.at), asc(accountProofs.id))
  return rows.map(({ proof, byName }) => ({
    account: proof.accountId,
    step: proof.step as ProofStep,
    way: proof.way as ProofWay | null,
    words: proof.words,
    file: proof.fileId,
    by: proof.by,
    byName,
    at: proof.at,
  }))
}

/** The file of the frozen copy that a grant came from, when it names this number. */
function sentProof() {
  return sql<string | null>`(select s.document -> 'money' ->> 'accountProof' from grants g
    join submissions s on s.id = g.submission_id
    where g.id = ${bankAccounts.grantId} and s.document -> 'money' ->> 'iban' = ${bankAccounts.iban})`
}

function paidBefore() {
  return sql<boolean>`exists (select 1 from releases r
    where r.fund_id = ${bankAccounts.fundId} and r.iban = ${bankAccounts.iban}
    and r.account_holder = ${bankAccounts.holder}
    and r.paid_on is not null and r.failed_at is null and r.cancelled_at is null)`
}
