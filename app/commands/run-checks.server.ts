import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import type { Checked } from '#app/domain/ledger/check/names.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { db, type Tx, transaction } from '#db/client.server.ts'
import { checkFindings, checkResults, checkRuns, funds } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/money.server.ts'
import { everyCheck } from './every-check.server.ts'

/** Of one check so many findings are kept, to be looked at; their number is kept whole. */
const kept = 100

/**
 * Asks to hold everything against itself now; a job does it. One that was asked within the hour and is not done yet is that
 * one. Only the manager does this; another role is answered `not-found`.
 */
export async function askChecks(
  actor: Person,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ run: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'ask-checks', ...form }, now, async () => {
      const may = can(actor, 'run-checks')
      if (!may.ok) return may
      await lockFund(tx, actor.fund)
      const [open] = await tx
        .select({ id: checkRuns.id })
        .from(checkRuns)
        .where(
          and(
            eq(checkRuns.fundId, actor.fund),
            isNull(checkRuns.doneAt),
            gt(checkRuns.askedAt, hourBefore(now)),
          ),
        )
      return allowed({ run: open?.id ?? (await ask(tx, actor.fund, actor.person, now)) })
    }),
  )
}

/** Every night: asks to hold everything of every fund against itself, and answers the runs. */
export async function askNightlyChecks(now: Date): Promise<string[]> {
  const runs: string[] = []
  for (const { id } of await db().select({ id: funds.id }).from(funds).orderBy(asc(funds.id)))
    runs.push(
      await transaction(async (tx) => {
        await lockFund(tx, id)
        return ask(tx, id, 'system', now)
      }),
    )
  return runs
}

/**
 * Does a run that was asked: keeps what each check looked at and found, and records which failed. Answers their names; a
 * run that is done already, or was never asked, is left as it is.
 */
export async function runChecks(run: string, now: Date): Promise<string[]> {
  const [asked] = await db().select().from(checkRuns).where(eq(checkRuns.id, run))
  if (!asked || asked.doneAt) return []
  const checked = await everyCheck(asked.fundId, now)
  const failed = checked.filter(({ findings }) => findings.length > 0).map(({ name }) => name)
  return transaction(async (tx) => {
    await lockFund(tx, asked.fundId)
    const [mine] = await tx
      .update(checkRuns)
      .set({ doneAt: now, passed: failed.length === 0 })
      .where(and(eq(checkRuns.id, run), isNull(checkRuns.doneAt)))
      .returning({ id: checkRuns.id })
    if (!mine) return []
    await keep(tx, run, checked)
    await record(tx, { type: 'checks-done', fund: asked.fundId, actor: 'system', run, failed, at: now })
    return failed
  })
}

async function ask(tx: Tx, fund: string, askedBy: string, now: Date): Promise<string> {
  const run = newId(now)
  await tx.insert(checkRuns).values({ id: run, fundId: fund, askedBy, askedAt: now })
  await record(tx, { type: 'checks-asked', fund, actor: askedBy, run, at: now })
  return run
}

async function keep(tx: Tx, run: string, checked: readonly Checked[]): Promise<void> {
  await tx
    .insert(checkResults)
    .values(
      checked.map(({ name, looked, findings }) => ({ runId: run, name, looked, found: findings.length })),
    )
  const rows = checked.flatMap(({ name, findings }) =>
    findings.slice(0, kept).map(({ about, id, part, expected, found }, place) => ({
      ...{ runId: run, name, place, about, subjectId: id, part: part ?? null },
      ...{ expected: text(expected), found: text(found) },
    })),
  )
  if (rows.length > 0) await tx.insert(checkFindings).values(rows)
}

function hourBefore(now: Date): Date {
  return new Date(now.getTime() - 60 * 60_000)
}

function text(value: number | string | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
