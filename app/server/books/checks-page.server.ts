import { randomUUID } from 'node:crypto'
import { can, type Person } from '#app/domain/access.ts'
import type { CheckName } from '#app/domain/ledger/check/names.ts'
import { checkNames } from '#app/domain/ledger/check/names.ts'
import { formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import {
  checkResultsOf,
  checkRunById,
  checkRunsOf,
  lastCheckRun,
  type ResultRow,
  type RunRow,
} from '#db/queries/checks.server.ts'
import { fundById, potsOf } from '#db/queries/fund.server.ts'
import { notFound } from '../answers.server.ts'
import { namesSeen } from '../payments/payments-page.server.ts'
import { checkName, type FindingNames, findingLine } from './check-words.ts'

const shown = 30

/** The last time that everything was held against itself, and the times before. */
export async function checksPage(actor: Person) {
  const runs = await checkRunsOf(db(), actor.fund, shown)
  const last = await lastCheckRun(db(), actor.fund)
  return {
    last: last && (await runView(actor, last)),
    busy: runs.some(({ doneAt }) => doneAt === null),
    runs: runs.filter(({ id }) => id !== last?.id).map(runLine),
    runsNow: can(actor, 'run-checks').ok,
    operation: randomUUID(),
  }
}

/** One time; not found for anything else, or while it is not done. */
export async function checkRunPage(actor: Person, id: string | undefined) {
  const run = await checkRunById(db(), actor.fund, id)
  if (!run?.doneAt) throw notFound()
  return runView(actor, run)
}
export type CheckRunView = Awaited<ReturnType<typeof checkRunPage>>

/** For the desk: was all well the last time, and when was that? Null before the first time. */
export async function checksLine(fund: string): Promise<{ well: boolean; when: string } | null> {
  const last = await lastCheckRun(db(), fund)
  if (!last) return null
  const when = formatDateTime(last.doneAt ?? last.askedAt, currentLocale())
  return { well: last.passed === true, when: m.checks_desk_at({ when }) }
}

async function runView(actor: Person, run: RunRow) {
  const language = currentLocale()
  const results = await checkResultsOf(db(), run.id)
  const names = await findingNames(actor)
  const looked = results.reduce((sum, result) => sum + result.looked, 0)
  const when = formatDateTime(run.doneAt ?? run.askedAt, language)
  const place = ({ name }: { name: CheckName }) => checkNames.indexOf(name)
  return {
    when,
    passed: run.passed === true,
    words: summaryOf(run, when, formatNumber(looked, language)),
    results: results
      .toSorted((one, other) => place(one) - place(other))
      .map((result) => resultView(result, names)),
  }
}

function resultView({ name, looked, found, findings }: ResultRow, names: FindingNames) {
  const language = currentLocale()
  return {
    key: name,
    what: checkName(name),
    looked: formatNumber(looked, language),
    outcome: foundWords(found),
    failed: found > 0,
    more: found > findings.length ? m.checks_more({ count: String(findings.length) }) : null,
    findings: findings.map((finding, at) => ({ key: String(at), ...findingLine(name, finding, names) })),
  }
}

function summaryOf({ passed, found }: RunRow, when: string, looked: string): string {
  if (passed) return m.checks_ok_text({ when, looked })
  return found === 1 ? m.checks_bad_one({ when }) : m.checks_bad_text({ when, found: String(found) })
}

function runLine({ id, askedAt, askedByName, doneAt, passed, found }: RunRow) {
  return {
    key: id,
    when: formatDateTime(doneAt ?? askedAt, currentLocale()),
    href: doneAt ? `/manager/checks/${id}` : null,
    by: askedByName ?? m.checks_clock(),
    outcome: doneAt ? foundWords(passed ? 0 : found) : m.checks_waits(),
  }
}

function foundWords(found: number): string {
  if (found === 0) return m.checks_fits()
  return found === 1 ? m.checks_found_one() : m.checks_found({ count: String(found) })
}

async function findingNames(actor: Person): Promise<FindingNames> {
  const fund = await fundById(db(), actor.fund)
  const pots = await potsOf(db(), actor.fund)
  return {
    grants: await namesSeen(actor),
    scopes: new Map([[actor.fund, fund?.name ?? ''], ...pots.map(({ id, name }) => [id, name] as const)]),
  }
}
