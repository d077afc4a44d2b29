import { and, eq, isNull } from 'drizzle-orm'
import type { Criterion } from '#app/domain/panel/rubric.ts'
import type { IndicatorValue } from '#app/domain/results/indicator.ts'
import { beforeAmong } from '#app/domain/results/measurement.ts'
import type { ReportState } from '#app/domain/results/report.ts'
import type { ReportContent, ReportPhoto } from '#app/domain/results/report-content.ts'
import type { Tx } from '#db/client.server.ts'
import type { Report } from '#db/queries/reports.server.ts'
import {
  lessons,
  measurements,
  milestoneAcceptances,
  reportPhotos,
  reportSendings,
  reports,
  reportVersions,
  spending,
} from '#db/schema/index.ts'

type Of = { fund: string; grant: string }

/** Begins the report on a moment of a grant. */
export async function addReport(
  tx: Tx,
  report: Of & { id: string; moment: string; at: Date; state?: ReportState },
): Promise<void> {
  await tx.insert(reports).values({
    id: report.id,
    fundId: report.fund,
    grantId: report.grant,
    momentId: report.moment,
    state: report.state ?? 'draft',
    startedAt: report.at,
  })
}

/** Adds a version of a report; earlier ones are kept. */
export async function addReportVersion(
  tx: Tx,
  saved: { fund: string; report: string; version: number; content: ReportContent; by: string; at: Date },
): Promise<void> {
  await tx.insert(reportVersions).values({
    fundId: saved.fund,
    reportId: saved.report,
    version: saved.version,
    answers: saved.content,
    savedBy: saved.by,
    savedAt: saved.at,
  })
  await tx.update(reports).set({ version: saved.version }).where(eq(reports.id, saved.report))
}

/** Keeps that a report was sent in this version, as the next in a row. */
export async function addSending(
  tx: Tx,
  sent: { fund: string; report: string; version: number; by: string; at: Date },
): Promise<void> {
  const before = await tx.$count(reportSendings, eq(reportSendings.reportId, sent.report))
  await tx.insert(reportSendings).values({
    fundId: sent.fund,
    reportId: sent.report,
    number: before + 1,
    version: sent.version,
    sentBy: sent.by,
    sentAt: sent.at,
  })
}

/** Keeps the question with which the newest sending went back. */
export async function noteReturned(tx: Tx, report: string, question: string, now: Date): Promise<void> {
  await tx
    .update(reportSendings)
    .set({ question, returnedAt: now })
    .where(and(eq(reportSendings.reportId, report), isNull(reportSendings.returnedAt)))
}

/** Puts a report in another state, with what is set when that happens. */
export async function setReport(
  tx: Tx,
  id: string,
  change: Partial<
    Pick<Report, 'state' | 'question' | 'sentBy' | 'sentAt' | 'judgedBy' | 'judgedAt' | 'skipReason'>
  >,
): Promise<void> {
  await tx.update(reports).set(change).where(eq(reports.id, id))
}

/** Marks milestones as accepted by a report; answers those that were not before. */
export async function acceptMilestones(
  tx: Tx,
  {
    fund,
    grant,
    report,
    milestones,
    by,
    at,
  }: Of & { report: string; milestones: readonly string[]; by: string; at: Date },
): Promise<string[]> {
  if (milestones.length === 0) return []
  const added = await tx
    .insert(milestoneAcceptances)
    .values(
      milestones.map((milestoneId) => ({
        fundId: fund,
        grantId: grant,
        milestoneId,
        reportId: report,
        acceptedBy: by,
        acceptedAt: at,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: milestoneAcceptances.milestoneId })
  return added.map(({ id }) => id)
}

type Accepted = { report: Report; content: ReportContent; acceptedAt: Date; newKey: () => string }

/** Lays down what an accepted report counted: its figures and baselines, and what was spent. */
export async function layDownFigures(
  tx: Tx,
  { report, content, acceptedAt, newKey }: Accepted,
): Promise<void> {
  const of = { fundId: report.fund, grantId: report.grant, reportId: report.id }
  const by = { recordedBy: report.sentBy as string, recordedAt: report.sentAt as Date, acceptedAt }
  const counted = content.indicators.flatMap(({ indicator, figures, baseline }) => [
    ...(baseline?.value != null && baseline.on !== null
      ? [
          {
            ...{ id: newKey(), ...of, ...by, indicatorId: indicator, baseline: true },
            ...{ value: baseline.value, qualifier: 'exact', method: baseline.method },
            ...{ periodFrom: baseline.on, periodTo: baseline.on },
          },
        ]
      : []),
    ...figures.flatMap(({ value, from, to, method, before, neighbourhood, ...figure }) =>
      value === null || from === null || to === null
        ? []
        : [
            {
              ...{ id: newKey(), ...of, ...by, indicatorId: indicator, baseline: false },
              ...{
                value,
                valueMax: figure.valueMax,
                qualifier: figure.qualifier,
                denominator: figure.denominator,
              },
              ...{ method, neighbourhood, periodFrom: from, periodTo: to },
              tookPartBefore: before,
            },
          ],
    ),
  ])
  if (counted.length > 0) await tx.insert(measurements).values(counted)
  await keepPhotos(tx, report, content)
  if (content.spending.length === 0) return
  await tx.insert(spending).values(
    content.spending.map(({ budgetLine, cents }) => ({
      fundId: report.fund,
      reportId: report.id,
      budgetLineId: budgetLine,
      cents,
    })),
  )
}

/** Keeps a lesson of an accepted report, a concluded review or a settlement, on public pages or for both sides alone. */
export async function addLesson(
  tx: Tx,
  lesson: Of & {
    id: string
    report: string | null
    review?: string
    settlement?: string
    /** The V, the pillars and the neighbourhoods that it is about. */
    about?: { criterion: Criterion | null; pillars: string[]; neighbourhoods: string[] }
    title: string
    text: string
    source: string
    learnedOn: string
    published: boolean
  },
): Promise<void> {
  await tx.insert(lessons).values({
    id: lesson.id,
    fundId: lesson.fund,
    grantId: lesson.grant,
    reportId: lesson.report,
    reviewId: lesson.review ?? null,
    settlementId: lesson.settlement ?? null,
    criterion: lesson.about?.criterion ?? null,
    pillars: lesson.about?.pillars ?? [],
    neighbourhoods: lesson.about?.neighbourhoods ?? [],
    title: lesson.title,
    text: lesson.text,
    source: lesson.source,
    learnedOn: lesson.learnedOn,
    published: lesson.published,
  })
}

async function keepPhotos(tx: Tx, report: Report, { photos }: ReportContent): Promise<void> {
  const of = { fundId: report.fund, reportId: report.id }
  const rows = photos.flatMap(({ file, shows, consent }, sort) =>
    consent === null ? [] : [{ ...of, fileId: file, shows, consent, sort }],
  )
  if (rows.length > 0) await tx.insert(reportPhotos).values(rows).onConflictDoNothing()
}

/** Takes a photo of a report from public, in whatever report it stands. */
export async function hidePhoto(
  tx: Tx,
  off: {
    report: Report
    photo: ReportPhoto & { sort: number }
    by: string
    reason: string
    at: Date
  },
): Promise<void> {
  const hidden = { hiddenBy: off.by, hiddenAt: off.at, hiddenReason: off.reason }
  const { file, shows, consent, sort } = off.photo
  await tx
    .insert(reportPhotos)
    .values({
      fundId: off.report.fund,
      reportId: off.report.id,
      fileId: file,
      shows,
      consent: consent ?? 'fund',
      sort,
      ...hidden,
    })
    .onConflictDoUpdate({ target: [reportPhotos.reportId, reportPhotos.fileId], set: hidden })
  await tx
    .update(reportPhotos)
    .set(hidden)
    .where(and(eq(reportPhotos.fileId, file), isNull(reportPhotos.hiddenAt)))
}

/** Puts a correction beside a measurement, which keeps its value and points at it; until this moment the old one was known. */
export async function addCorrection(
  tx: Tx,
  old: string,
  correction: { id: string; value: IndicatorValue; reason: string; by: string; at: Date },
): Promise<void> {
  const [row] = await tx.select().from(measurements).where(eq(measurements.id, old))
  if (!row) throw new RangeError('a measurement that is not there cannot be corrected')
  const { value, valueMax = null, qualifier, denominator = null } = correction.value
  await tx.insert(measurements).values({
    ...row,
    ...{ id: correction.id, value, valueMax, qualifier, denominator },
    tookPartBefore: beforeAmong(row.tookPartBefore, correction.value),
    ...{ recordedBy: correction.by, recordedAt: correction.at, correctionReason: correction.reason },
    acceptedAt: correction.at,
  })
  await tx.update(measurements).set({ correctedById: correction.id }).where(eq(measurements.id, old))
}
