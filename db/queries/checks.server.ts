import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { GrantState } from '#app/domain/grant/grant.ts'
import type { GrantSums, TrancheSums } from '#app/domain/ledger/check/amounts.ts'
import type { CheckName, Finding, FindingKind } from '#app/domain/ledger/check/names.ts'
import type { FileLine, FileTotal, TranchePaid } from '#app/domain/ledger/check/payments.ts'
import type { PostingKind } from '#app/domain/ledger/check/postings.ts'
import type { KeptSum } from '#app/domain/ledger/check/sums.ts'
import type { EntryKind, Line } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import { checkFindings, checkResults, checkRuns, documents, people } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

/** The lines of a fund by posting and kind. */
export async function postingKinds(reader: Reader, fund: string): Promise<PostingKind[]> {
  const rows = await reader.execute<{
    posting: string
    kind: EntryKind
    lines: number
    sum: string
    least: string
    most: string
    grants: number
    weights: number
  }>(sql`
    select posting_id as posting, kind, count(*)::int as lines, sum(cover_cents) as sum, min(cover_cents) as least,
      max(cover_cents) as most, count(distinct grant_id)::int as grants, count(distinct weighs)::int as weights
    from ledger_entries where fund_id = ${fund} group by posting_id, kind`)
  return rows.map(({ sum, least, most, ...row }) => ({
    ...row,
    sum: Number(sum),
    least: Number(least),
    most: Number(most),
  }))
}

/** What the ledger committed and paid of every tranche. */
export async function trancheSums(reader: Reader, fund: string): Promise<TrancheSums[]> {
  const rows = await reader.execute<{ grant: string; tranche: string; committed: string; paid: string }>(sql`
    select grant_id as grant, tranche_id as tranche,
      coalesce(-sum(cover_cents) filter (where kind in ('commitment', 'decommitment')), 0) as committed,
      coalesce(-sum(cover_cents) filter (where kind = 'payment-made'), 0) as paid
    from ledger_entries where fund_id = ${fund} and tranche_id is not null group by grant_id, tranche_id`)
  return rows.map(({ committed, paid, ...row }) => ({
    ...row,
    committed: Number(committed),
    paid: Number(paid),
  }))
}

/** The award of every grant with what its terms in force and the ledger make of it. */
export async function grantSums(reader: Reader, fund: string): Promise<GrantSums[]> {
  const sumOf = (part: 'instruments' | 'tranches') =>
    sql`(select sum((one->>'amountCents')::bigint) from jsonb_array_elements(v.terms->${part}::text) one)`
  const rows = await reader.execute<{
    grant: string
    state: GrantState
    awarded: string
    agreed: string | null
    tranches: string | null
    committed: string | null
  }>(sql`
    select g.id as grant, g.state, coalesce(d.amount_cents, g.amount_cents) as awarded,
      ${sumOf('instruments')} as agreed, ${sumOf('tranches')} as tranches, l.committed
    from grants g join decisions d on d.id = g.decision_id
    left join terms_versions v on v.grant_id = g.id and v.state = 'in-force'
    left join (select grant_id, -sum(cover_cents) as committed from ledger_entries
      where fund_id = ${fund} and kind in ('commitment', 'decommitment') group by grant_id) l on l.grant_id = g.id
    where g.fund_id = ${fund}`)
  return rows.map(({ awarded, agreed, tranches, committed, ...row }) => ({
    ...row,
    awarded: Number(awarded),
    agreed: agreed === null ? null : Number(agreed),
    tranches: tranches === null ? null : Number(tranches),
    committed: Number(committed ?? 0),
  }))
}

/** The sums that triggers keep, and the same counted from the lines of the ledger. */
export async function keptSums(reader: Reader, fund: string) {
  const of = async (query: ReturnType<typeof sql>) =>
    (await reader.execute<{ id: string; part: string; cents: string }>(query)).map(
      (row): KeptSum => ({ ...row, cents: Number(row.cents) }),
    )
  const lines = sql`(
    select fund_id as scope, "on", kind, cover_cents from ledger_entries where fund_id = ${fund}
    union all
    select pot_id, "on", kind, cover_cents from ledger_entries where fund_id = ${fund} and pot_id is not null) l`
  const committed = (scope: string, id: ReturnType<typeof sql>) => sql`
    select ${id} as id, ${scope}::text as part, -sum(cover_cents) as cents from ledger_entries
    where fund_id = ${fund} and kind in ('commitment', 'decommitment') and ${id} is not null group by 1`
  return {
    cover: await of(
      sql`select scope_id as id, "on"::text as part, cents from cover_days where fund_id = ${fund}`,
    ),
    coverCounted: await of(
      sql`select scope as id, "on"::text as part, sum(cover_cents) as cents from ${lines} group by 1, 2`,
    ),
    kinds: await of(
      sql`select scope_id as id, "on" || ' ' || kind as part, cents from entry_days where fund_id = ${fund}`,
    ),
    kindsCounted: await of(
      sql`select scope as id, "on" || ' ' || kind as part, sum(cover_cents) as cents from ${lines} group by 1, 2`,
    ),
    ceilings: await of(
      sql`select scope_id as id, scope as part, cents from committed_sums where fund_id = ${fund}`,
    ),
    ceilingsCounted: await of(sql`
      ${committed('fund', sql`fund_id::text`)} union all ${committed('pot', sql`pot_id::text`)}
      union all ${committed('round', sql`round_id::text`)}
      union all ${committed('year', sql`extract(year from decided_on)::int::text`)}`),
  }
}

/** Files for the bank with their lines, and what releases and ledger say was paid of each tranche. */
export async function paymentSums(reader: Reader, fund: string) {
  const lines = await reader.execute<{ file: string; release: string; asked: string; released: string }>(sql`
    select l.batch_id as file, l.release_id as release, l.amount_cents as asked, r.amount_cents as released
    from payment_lines l join releases r on r.id = l.release_id where l.fund_id = ${fund}`)
  const files = await reader.execute<{ file: string; total: string; lines: string }>(sql`
    select b.id as file, b.total_cents as total, coalesce(sum(l.amount_cents), 0) as lines
    from payment_batches b left join payment_lines l on l.batch_id = b.id where b.fund_id = ${fund} group by b.id`)
  const tranches = await reader.execute<{
    grant: string
    tranche: string
    released: string
    booked: string
  }>(sql`
    select coalesce(r.grant_id, l.grant_id) as grant, coalesce(r.tranche_id, l.tranche_id) as tranche,
      coalesce(r.cents, 0) as released, coalesce(l.cents, 0) as booked
    from (select grant_id, tranche_id, sum(amount_cents) as cents from releases
      where fund_id = ${fund} and paid_on is not null and returned_on is null and cancelled_at is null
      group by grant_id, tranche_id) r
    full join (select grant_id, tranche_id, -sum(cover_cents) as cents from ledger_entries
      where fund_id = ${fund} and kind = 'payment-made' group by grant_id, tranche_id) l
      on l.grant_id = r.grant_id and l.tranche_id = r.tranche_id`)
  return {
    lines: lines.map(
      (row): FileLine => ({ ...row, asked: Number(row.asked), released: Number(row.released) }),
    ),
    files: files.map((row): FileTotal => ({ ...row, total: Number(row.total), lines: Number(row.lines) })),
    tranches: tranches.map(
      (row): TranchePaid => ({ ...row, released: Number(row.released), booked: Number(row.booked) }),
    ),
  }
}

export type LoanBooks = { booked: Map<string, number>; counted: Map<string, Line[]> }

/** What the ledger has of every loan: what came in, and what it expects by due date. */
export async function loanBooks(reader: Reader, fund: string): Promise<LoanBooks> {
  const rows = await reader.execute<{ grant: string; kind: EntryKind; on: IsoDate; cover: string }>(sql`
    select grant_id as grant, kind, "on"::text as "on", sum(cover_cents) as cover from ledger_entries
    where fund_id = ${fund} and grant_id is not null
      and kind in ('repayment-received', 'repayment-expected', 'expectation-reversed')
    group by grant_id, kind, "on"`)
  const books: LoanBooks = { booked: new Map(), counted: new Map() }
  for (const { grant, kind, on, cover } of rows) {
    if (kind === 'repayment-received') books.booked.set(grant, (books.booked.get(grant) ?? 0) + Number(cover))
    else books.counted.set(grant, [...(books.counted.get(grant) ?? []), { on, cover: cents(Number(cover)) }])
  }
  return books
}

/** The lines of facts of the fund or of one of its pots. */
export async function factLines(reader: Reader, fund: string, pot: string | null) {
  const rows = await reader.execute<{ posting: string; on: IsoDate; cover: string }>(sql`
    select posting_id as posting, "on"::text as "on", sum(cover_cents) as cover from ledger_entries
    where fund_id = ${fund} and weighs = 'fact' ${pot === null ? sql`` : sql`and pot_id = ${pot}`}
    group by posting_id, "on"`)
  return rows.map((row) => ({ ...row, cover: cents(Number(row.cover)) }))
}

/** How many documents a fund keeps, and those whose bytes are not what their hash says. */
export async function documentHashes(reader: Reader, fund: string) {
  const hash = sql<string>`encode(sha256(${documents.bytes}), 'hex')`
  const kept = and(eq(documents.fundId, fund), isNotNull(documents.bytes))
  const [total] = await reader.select({ count: sql<number>`count(*)::int` }).from(documents).where(kept)
  const wrong = await reader
    .select({ id: documents.id, expected: documents.sha256, found: hash })
    .from(documents)
    .where(and(kept, sql`${hash} <> ${documents.sha256}`))
  return { count: total?.count ?? 0, wrong }
}

export type RunRow = {
  id: string
  askedAt: Date
  /** The name of the person who asked; null for the clock. */
  askedByName: string | null
  doneAt: Date | null
  passed: boolean | null
  found: number
}

/** The last runs of a fund, the newest first. */
export async function checkRunsOf(reader: Reader, fund: string, most: number): Promise<RunRow[]> {
  return selectRuns(reader, eq(checkRuns.fundId, fund)).limit(most)
}

/** One run of the fund; null for anything else. */
export async function checkRunById(
  reader: Reader,
  fund: string,
  id: string | undefined,
): Promise<RunRow | null> {
  if (!isUuid(id)) return null
  const [row] = await selectRuns(reader, and(eq(checkRuns.fundId, fund), eq(checkRuns.id, id)))
  return row ?? null
}

/** The last run that is done; null before the first. */
export async function lastCheckRun(reader: Reader, fund: string): Promise<RunRow | null> {
  const [row] = await selectRuns(reader, and(eq(checkRuns.fundId, fund), isNotNull(checkRuns.doneAt))).limit(
    1,
  )
  return row ?? null
}

function selectRuns(reader: Reader, where: ReturnType<typeof and>) {
  const found = sql<number>`(select coalesce(sum(r.found), 0)::int from check_results r where r.run_id = check_runs.id)`
  return reader
    .select({
      id: checkRuns.id,
      askedAt: checkRuns.askedAt,
      askedByName: people.name,
      doneAt: checkRuns.doneAt,
      passed: checkRuns.passed,
      found,
    })
    .from(checkRuns)
    .leftJoin(people, sql`${people.id}::text = ${checkRuns.askedBy}`)
    .where(where)
    .orderBy(desc(checkRuns.askedAt), desc(checkRuns.id))
    .$dynamic()
}

export type ResultRow = { name: CheckName; looked: number; found: number; findings: Finding[] }

/** What each check of a run looked at and found, with the findings that were kept. */
export async function checkResultsOf(reader: Reader, run: string): Promise<ResultRow[]> {
  const results = await reader.select().from(checkResults).where(eq(checkResults.runId, run))
  const findings = await reader
    .select()
    .from(checkFindings)
    .where(inArray(checkFindings.runId, [run]))
    .orderBy(checkFindings.name, checkFindings.place)
  return results.map(({ name, looked, found }) => ({
    ...{ name: name as CheckName, looked, found },
    findings: findings
      .filter((one) => one.name === name)
      .map(({ about, subjectId, part, expected, found: is }) => ({
        ...{ about: about as FindingKind, id: subjectId },
        ...{ part: part ?? undefined, expected, found: is },
      })),
  }))
}
