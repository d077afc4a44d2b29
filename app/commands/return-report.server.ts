import type { Person } from '#app/domain/access.ts'
import { canReturn } from '#app/domain/results/report.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { noteReturned, setReport } from '#db/writes/reports.server.ts'
import { mayJudgeReport } from './accept-report.server.ts'

export type ReportQuestion = { operation: string; question: string }

/** Gives a report back with a question; it can be changed and sent again. Refuses what `mayJudgeReport` and `canReturn` refuse. */
export async function returnReport(
  actor: Person,
  reportId: string,
  form: ReportQuestion,
  now: Date,
): Promise<Verdict<{ report: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'return-report', report: reportId, ...form }, now, async () => {
      const may = await mayJudgeReport(tx, actor, reportId, now)
      if (!may.ok) return may
      const { report } = may
      const verdict = canReturn(report.state, form.question)
      if (!verdict.ok) return verdict
      await setReport(tx, report.id, {
        state: verdict.state,
        question: form.question.trim(),
        judgedBy: actor.person,
        judgedAt: now,
      })
      await noteReturned(tx, report.id, form.question.trim(), now)
      await record(tx, {
        type: 'report-returned',
        fund: report.fund,
        actor: actor.id,
        grant: report.grant,
        report: report.id,
        at: now,
      })
      return allowed({ report: report.id })
    }),
  )
}
