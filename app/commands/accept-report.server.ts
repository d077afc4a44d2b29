import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { moveGrant } from '#app/domain/grant/grant.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { correct } from '#app/domain/results/measurement.ts'
import { canAccept } from '#app/domain/results/report.ts'
import type { ReportContent } from '#app/domain/results/report-content.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { countedIn, type Report, reportById, savedAt } from '#db/queries/reports.server.ts'
import { lockGrant, setGrantState } from '#db/writes/grants.server.ts'
import {
  acceptMilestones,
  addCorrection,
  addLesson,
  layDownFigures,
  setReport,
} from '#db/writes/reports.server.ts'
import { handles } from './may-judge.server.ts'
import { refreshGrant } from './refresh-conditions.server.ts'

/** The ids of the milestones that the manager agrees are reached, and whether everybody may read the lesson. */
export type Acceptance = { operation: string; milestones: readonly string[]; publishLesson: boolean }

/**
 * Accepts a report: from now on its figures, its spending and its lesson count, the ticked milestones are accepted, and
 * tranches that waited for them become ready, all in one transaction. With the final report the grant is settling.
 * Refuses what `mayJudgeReport` and `canAccept` refuse.
 */
export async function acceptReport(
  actor: Person,
  reportId: string,
  form: Acceptance,
  now: Date,
): Promise<Verdict<{ report: string; grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'accept-report', report: reportId, ...form }, now, async () => {
      const may = await mayJudgeReport(tx, actor, reportId, now)
      if (!may.ok) return may
      const { report, grant, terms } = may
      const { content } = await savedAt(tx, report.id, report.version)
      const milestones = [...new Set(form.milestones)]
      const verdict = canAccept(report.state, content, milestones)
      if (!verdict.ok) return verdict
      await setReport(tx, report.id, {
        state: verdict.state,
        question: null,
        judgedBy: actor.person,
        judgedAt: now,
      })
      await layDownFigures(tx, { report, content, acceptedAt: now, newKey: () => newId(now) })
      await applyCorrections(tx, { report, grant, terms, content }, now)
      await keepLesson(tx, { report, grant, terms, content }, form.publishLesson, now)
      const event = { fund: grant.fund, actor: actor.id, grant: grant.id, report: report.id, at: now }
      await record(tx, { type: 'report-accepted', ...event, milestones })
      const of = { fund: grant.fund, grant: grant.id, report: report.id, by: actor.person, at: now }
      for (const milestone of await acceptMilestones(tx, { ...of, milestones })) {
        await record(tx, { type: 'milestone-accepted', ...event, milestone, evidence: null })
      }
      if (terms.reports.some(({ id, kind }) => id === report.moment && kind === 'final'))
        await settle(tx, actor, grant, now)
      await refreshGrant(tx, grant.id, now)
      return allowed({ report: report.id, grant: grant.id })
    }),
  )
}

/**
 * A report that was sent, with its grant locked and its terms, for who may judge it. Refuses `not-found`, and what
 * `handles` refuses: nobody judges who did not say how they stand to the initiative, or who stands too near.
 */
export async function mayJudgeReport(
  tx: Tx,
  actor: Person,
  id: string,
  now: Date,
): Promise<Verdict<{ report: Report; grant: Grant; terms: Terms }>> {
  const may = can(actor, 'judge-report')
  const known = may.ok ? await reportById(tx, actor.fund, id) : null
  const grant = known && (await lockGrant(tx, known.fund, known.grant))
  const report = grant && (await reportById(tx, actor.fund, id))
  const version = report && (await versionInForce(tx, grant.id))
  if (!version) return refused('not-found')
  const clear = await handles(tx, actor, grant, 'manager', now)
  return clear.ok ? allowed({ report, grant, terms: version.terms }) : clear
}

type Judged = { report: Report; grant: Grant; terms: Terms; content: ReportContent }

async function keepLesson(
  tx: Tx,
  { report, grant, terms, content }: Judged,
  published: boolean,
  now: Date,
): Promise<void> {
  const { title, text } = content.lesson
  if (title === '' || text === '') return
  const moment = terms.reports.find(({ id }) => id === report.moment)
  await addLesson(tx, {
    id: newId(now),
    fund: grant.fund,
    grant: grant.id,
    report: report.id,
    title,
    text,
    source: [grant.reference, moment?.title].filter(Boolean).join(' · '),
    learnedOn: dayOf(report.sentAt ?? now),
    published,
  })
}

/** What the initiative says was counted wrongly in reports before this one; a figure that was corrected since stays. */
async function applyCorrections(tx: Tx, { report, grant, terms, content }: Judged, now: Date): Promise<void> {
  const counted = await countedIn(tx, [grant.id])
  for (const { indicator, corrections } of content.indicators) {
    const type = terms.indicators.find(({ id }) => id === indicator)?.type
    for (const { measurement, value, valueMax, qualifier, denominator, reason } of corrections) {
      const old = counted.find(({ id }) => id === measurement)
      if (!type || !old || old.indicator !== indicator || old.report === report.id || value === null) continue
      const change = { id: newId(now), value: { value, valueMax, qualifier, denominator }, reason }
      const verdict = correct(old, change, type)
      if (!verdict.ok) continue
      await addCorrection(tx, old.id, { ...change, by: report.sentBy as string, at: now })
    }
  }
}

async function settle(tx: Tx, actor: Person, grant: Grant, now: Date): Promise<void> {
  const move = moveGrant(grant.state, 'settle')
  if (!move.ok) return
  await setGrantState(tx, grant.id, move.state)
  await record(tx, { type: 'grant-settling', fund: grant.fund, actor: actor.id, grant: grant.id, at: now })
}
