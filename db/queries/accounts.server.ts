import { asc, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type {
  CallResult,
  NamedAccount,
  NameResult,
  ProofStep,
  ProofWay,
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

/** The same for several grants. */
export async function accountsOfAll(
  reader: Reader,
  grants: readonly string[],
): Promise<Map<string, AccountSet[]>> {
  if (grants.length === 0) return new Map()
  const rows = await reader
    .select({ ...getTableColumns(bankAccounts), sentProof: sentProof(), paidBefore: paidBefore() })
    .from(bankAccounts)
    .where(inArray(bankAccounts.grantId, [...grants]))
    .orderBy(asc(bankAccounts.setAt), asc(bankAccounts.id))
  const ids = rows.map(({ id }) => id)
  const calls = ids.length > 0 ? await callsOf(reader, ids) : []
  const names = ids.length > 0 ? await namesOf(reader, ids) : []
  const proofs = ids.length > 0 ? await proofsOf(reader, ids) : []
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
