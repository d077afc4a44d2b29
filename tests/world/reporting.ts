import { parseWithZod } from '@conform-to/zod/v4'
import { acceptReport } from '#app/commands/accept-report.server.ts'
import { saveReport } from '#app/commands/save-report.server.ts'
import { sendReport } from '#app/commands/send-report.server.ts'
import { startReport } from '#app/commands/start-report.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { ReportSave } from '#app/domain/results/report-content.ts'
import { indicatorForm, lessonForm, spendingForm, storyForm } from '#app/domain/results/report-form.ts'
import { db } from '#db/client.server.ts'
import { neighbourhoodsOf } from '#db/queries/fund.server.ts'
import { type Report, reportAt, savedAt } from '#db/queries/reports.server.ts'
import { uuid } from '#tests/domain/proposal/proposals.ts'
import { later, operation, yes } from './base.ts'
import type { GrantWorld } from './granting.ts'

/** The moments of the first report and of the final one, when the milestones of the proposal are over. */
export const reporting = {
  first: new Date('2026-12-10T19:00:00Z'),
  judged: new Date('2026-12-14T10:00:00Z'),
  final: new Date('2027-07-10T19:00:00Z'),
  settled: new Date('2027-07-20T10:00:00Z'),
}

/** The ids of the usual proposal, that live on in its terms. */
export const known = {
  indicator: uuid(11),
  firstMilestone: uuid(21),
  lastMilestone: uuid(22),
  lines: [uuid(41), uuid(42)],
} as const

type Typed = Record<string, string>
/** What a report says, part by part, as it is typed. An indicator is named by its id. */
export type TypedReport = { story: Typed; indicators: Record<string, Typed>; spending: Typed; lesson: Typed }

/** One figure of an indicator as it is typed; `change` is by field. */
export function typedFigure(value: string, change: Typed = {}, at = 0): Typed {
  const figure = {
    id: `figure-${at}`,
    value,
    qualifier: 'exact',
    from: '1-9-2026',
    to: '1-12-2026',
    neighbourhood: 'bilgaard',
    method: 'Lijst van de coördinator',
    ...change,
  }
  return Object.fromEntries(Object.entries(figure).map(([name, typed]) => [`figures[${at}].${name}`, typed]))
}

/** A whole report on a milestone of the usual proposal. */
export function typedReport(
  change: Partial<TypedReport> = {},
  milestone: string = known.firstMilestone,
): TypedReport {
  return {
    story: {
      'milestones[0].milestone': milestone,
      'milestones[0].reached': 'on',
      'milestones[0].reachedOn': '1-12-2026',
      'milestones[0].whatHappened': 'Het taalcafé is open.',
      delayWeeks: '2',
      delayReason: 'staff',
      delayExplanation: 'De coördinator was ziek.',
    },
    indicators: { [known.indicator]: typedFigure('29') },
    spending: {
      'spending[0].budgetLine': known.lines[0],
      'spending[0].amount': '4.320',
      'spending[1].budgetLine': known.lines[1],
      'spending[1].amount': '0',
    },
    lesson: { lessonTitle: 'Het schoolplein werkt beter', lessonText: 'Ouders zien elkaar daar elke dag.' },
    ...change,
  }
}

/** The parts of a report as the pages of the form read them. */
export async function partsOf(
  made: Pick<GrantWorld, 'fund'>,
  typed: TypedReport,
  at: Date,
): Promise<ReportSave[]> {
  const today = dayOf(at)
  const neighbourhoods = (await neighbourhoodsOf(db(), made.fund)).map(({ key }) => key)
  return [
    { part: 'story', content: read(storyForm(today), typed.story) },
    ...Object.entries(typed.indicators).map(([indicator, page]): ReportSave => {
      const schema = indicatorForm({ indicator, today, neighbourhoods, needsBaseline: false })
      return { part: 'indicator', content: read(schema, page) }
    }),
    { part: 'spending', content: read(spendingForm(), typed.spending) },
    { part: 'lesson', content: read(lessonForm(), typed.lesson) },
  ]
}

/** A report that was begun and written, part by part; not sent. */
export async function writtenReport(
  made: GrantWorld,
  moment = 'r1',
  typed = typedReport(),
  at = reporting.first,
  by: Person = made.owner,
): Promise<Report> {
  await yes(startReport(by, made.grant, moment, { operation: operation() }, at))
  for (const save of await partsOf(made, typed, at)) {
    const { version } = await reportOn(made, moment)
    await yes(
      saveReport(
        by,
        made.grant,
        moment,
        { operation: operation(), version, save },
        later({ minutes: 5 }, at),
      ),
    )
  }
  return reportOn(made, moment)
}

export async function sentReport(
  made: GrantWorld,
  moment = 'r1',
  typed = typedReport(),
  at = reporting.first,
): Promise<Report> {
  const { version } = await writtenReport(made, moment, typed, at)
  await yes(
    sendReport(
      made.owner,
      made.grant,
      moment,
      { operation: operation(), version },
      later({ minutes: 30 }, at),
    ),
  )
  return reportOn(made, moment)
}

/** A report that was accepted with the milestones it says are reached. */
export async function judgedReport(
  made: GrantWorld,
  moment = 'r1',
  typed = typedReport(),
  at = reporting.first,
  publishLesson = true,
): Promise<Report> {
  const report = await sentReport(made, moment, typed, at)
  const { content } = await savedAt(db(), report.id, report.version)
  const milestones = content.story.milestones
    .filter(({ reached }) => reached)
    .map(({ milestone }) => milestone)
  const form = { operation: operation(), milestones, publishLesson }
  await yes(acceptReport(made.panel.sipke, report.id, form, later({ days: 4 }, at)))
  return reportOn(made, moment)
}

export async function reportOn(made: Pick<GrantWorld, 'grant'>, moment = 'r1'): Promise<Report> {
  const report = await reportAt(db(), made.grant, moment)
  if (!report) throw new Error(`no report on ${moment}`)
  return report
}

type Reading<Content> = { parse(input: unknown): { content: Content } }

function read<Content>(
  schema: Parameters<typeof parseWithZod>[1]['schema'] & Reading<Content>,
  typed: Typed,
): Content {
  const form = new FormData()
  for (const [name, value] of Object.entries({ operation: operation(), version: '0', ...typed }))
    form.append(name, value)
  const result = parseWithZod(form, { schema })
  if (result.status !== 'success') throw new Error(JSON.stringify(result.error))
  return (result.value as { content: Content }).content
}
