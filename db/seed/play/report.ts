import { acceptReport } from '#app/commands/accept-report.server.ts'
import { keepEvidenceFile } from '#app/commands/keep-evidence-file.server.ts'
import { returnReport } from '#app/commands/return-report.server.ts'
import { saveReport } from '#app/commands/save-report.server.ts'
import { sendReport } from '#app/commands/send-report.server.ts'
import { startReport } from '#app/commands/start-report.server.ts'
import type { Person } from '#app/domain/access.ts'
import { type Cents, cents, parseMoney } from '#app/domain/money.ts'
import type {
  IndicatorReport,
  ReportPhoto,
  ReportSave,
  ReportStory,
} from '#app/domain/results/report-content.ts'
import { db } from '#db/client.server.ts'
import { reportAt } from '#db/queries/reports.server.ts'
import type { CastInitiative, MeasurementForm, ReportForm, ReportStep } from '../cast/shape.ts'
import { day } from './set-up.ts'
import { type Act, actor, instant, known, must, operation, type SeedTools, type Stage } from './stage.ts'

/** Each report: begun, written part by part, sent, and judged by the manager. */
export function reportActs(stage: Stage, one: CastInitiative, tools: SeedTools): Act[] {
  if (!('reports' in one)) return []
  return one.reports.flatMap((step) => {
    const made = { report: '' }
    return [
      {
        at: instant(step.startedAt),
        what: `start report ${step.moment} ${one.key}`,
        run: (at) => start(stage, one, step, made, at),
      },
      ...firstActs(stage, one, step, made, tools),
      {
        at: instant(step.sentAt),
        what: `send report ${step.moment} ${one.key}`,
        run: (at) => writeAndSend(stage, one, step, step.form, tools, at),
      },
      {
        at: instant(step.acceptance.at),
        what: `accept report ${step.moment} ${one.key}`,
        run: (at) => accept(stage, one, step, made, at),
      },
    ] satisfies Act[]
  })
}

/** A report that was sent and came back with a question. */
function firstActs(
  stage: Stage,
  one: CastInitiative,
  step: ReportStep,
  made: { report: string },
  tools: SeedTools,
): Act[] {
  const { first } = step
  if (!first) return []
  return [
    {
      at: instant(first.sentAt),
      what: `send report ${step.moment} ${one.key} for the first time`,
      run: (at) => writeAndSend(stage, one, step, firstForm(step.form, first), tools, at),
    },
    {
      at: instant(first.returnedAt),
      what: `return report ${step.moment} ${one.key}`,
      run: (at) => {
        const form = { operation: operation(), question: first.question }
        return must(returnReport(actor(stage, first.by, at), made.report, form, at))
      },
    },
  ]
}

function firstForm(form: ReportForm, first: NonNullable<ReportStep['first']>): ReportForm {
  return {
    ...form,
    photos: [],
    measurements: form.measurements.map((one, at) => ({ ...one, value: first.values[at] ?? one.value })),
    spending: form.spending.map((line) => ({
      ...line,
      amount: first.amounts[line.budgetLine] ?? line.amount,
    })),
    lessonText: first.lessonText,
  }
}

async function start(
  stage: Stage,
  one: CastInitiative,
  step: ReportStep,
  made: { report: string },
  at: Date,
): Promise<void> {
  const writer = actor(stage, step.sentBy, at)
  const begun = await must(
    startReport(writer, known(stage.grants, one.key), momentId(step), { operation: operation() }, at),
  )
  made.report = begun.report
}

async function writeAndSend(
  stage: Stage,
  one: CastInitiative,
  step: ReportStep,
  form: ReportForm,
  tools: SeedTools,
  at: Date,
): Promise<void> {
  const writer = actor(stage, step.sentBy, at)
  const grant = known(stage.grants, one.key)
  let version = (await reportAt(db(), grant, momentId(step)))?.version ?? 1
  const photos = await keptPhotos(tools, writer, grant, form, at)
  for (const save of [...partsOf(stage, one, form), ...photos]) {
    const saved = await must(
      saveReport(writer, grant, momentId(step), { operation: operation(), version, save }, at),
    )
    version = saved.version
  }
  await must(sendReport(writer, grant, momentId(step), { operation: operation(), version }, at))
}

/** The photos of a report, each handed in as a file first. */
async function keptPhotos(
  tools: SeedTools,
  writer: Person,
  grant: string,
  { photos = [] }: ReportForm,
  at: Date,
): Promise<ReportSave[]> {
  const content: ReportPhoto[] = []
  for (const { drawing, shows, consent } of photos) {
    const { file } = await tools.photo(drawing, (photo) =>
      must(keepEvidenceFile(writer, grant, photo, operation(), at)),
    )
    content.push({ file, shows, consent })
  }
  return content.length === 0 ? [] : [{ part: 'photos', content }]
}

async function accept(
  stage: Stage,
  one: CastInitiative,
  step: ReportStep,
  { report }: { report: string },
  at: Date,
): Promise<void> {
  const milestones = step.acceptance.milestones.map((number) => rowId(stage, one, 'milestones', number))
  const form = { operation: operation(), milestones, publishLesson: true }
  await must(acceptReport(actor(stage, step.acceptance.by, at), report, form, at))
}

function partsOf(stage: Stage, one: CastInitiative, form: ReportForm): ReportSave[] {
  const indicators = known(stage.rows, `${one.key} indicators`)
  return [
    { part: 'story', content: storyOf(stage, one, form) },
    ...indicators.map(
      (indicator, at): ReportSave => ({
        part: 'indicator',
        content: indicatorOf(
          indicator,
          form.measurements.filter((figure) => figure.indicator === String(at + 1)),
        ),
      }),
    ),
    {
      part: 'spending',
      content: known(stage.rows, `${one.key} budgetLines`).map((budgetLine, at) => ({
        budgetLine,
        cents: spentOn(form, String(at + 1)),
      })),
    },
    { part: 'lesson', content: { title: form.lessonTitle, text: form.lessonText } },
  ]
}

function storyOf(stage: Stage, one: CastInitiative, { milestones, delay }: ReportForm): ReportStory {
  return {
    milestones: milestones.map(({ milestone, reachedOn, whatHappened }) => ({
      milestone: rowId(stage, one, 'milestones', milestone),
      reached: true,
      reachedOn: day(reachedOn),
      whatHappened,
    })),
    whatChanged: '',
    delay: delay
      ? { weeks: Number(delay.weeks), reason: delay.reason, explanation: delay.explanation }
      : null,
  }
}

function indicatorOf(indicator: string, typed: readonly MeasurementForm[]): IndicatorReport {
  const base = typed.find(({ baseline }) => baseline === 'yes')
  const figures = typed.filter((figure) => figure !== base)
  return {
    indicator,
    figures: figures.map((figure, at) => ({
      id: `${indicator}-${at + 1}`,
      value: Number(figure.value),
      valueMax: figure.valueMax ? Number(figure.valueMax) : null,
      qualifier: figure.qualifier,
      denominator: null,
      from: day(figure.periodFrom),
      to: day(figure.periodTo),
      neighbourhood: figure.neighbourhood,
      method: figure.method,
      before: null,
    })),
    noFigureReason: typed.length === 0 ? 'Dit meten wij later in het jaar.' : '',
    corrections: [],
    baseline: base ? { value: Number(base.value), on: day(base.periodTo), method: base.method } : null,
    noBaselineReason: '',
  }
}

function spentOn({ spending }: ReportForm, budgetLine: string): Cents {
  const typed = spending.find((line) => line.budgetLine === budgetLine)?.amount
  return typed === undefined ? cents(0) : (parseMoney(typed) as Cents)
}

function rowId(stage: Stage, one: CastInitiative, list: string, number: string): string {
  return known(stage.rows, `${one.key} ${list}`)[Number(number) - 1] ?? ''
}

function momentId({ moment }: ReportStep): string {
  return `r${moment}`
}
