import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Person } from '#app/domain/access.ts'
import { leavesOf } from '#app/domain/grant/condition-references.ts'
import * as fields from '#app/domain/proposal/fields.ts'
import { maybe, mend } from '#app/domain/results/report-envelope.ts'
import { correctedFigure, mendFigure } from '#app/domain/results/report-form.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { neighbourhoodsOf } from '#db/queries/fund.server.ts'
import { measuredIn, measurementById } from '#db/queries/measurements.server.ts'
import { reportById } from '#db/queries/reports.server.ts'
import { settledFacts } from '#db/queries/settled-facts.server.ts'
import { notFound } from '../answers.server.ts'
import { grantHead, officeGrant } from '../granting/office-grant.server.ts'
import { placeName, valueText } from '../results/values.server.ts'
import { correctionsOf } from './corrections.server.ts'

/** What the figure should have been and why: a range, how sure it is and what it is out of may be typed as in a report. */
export const CorrectionPost = z
  .strictObject({ operation: z.uuid(), ...correctedFigure, reason: maybe(fields.longText(100)) })
  .superRefine((typed, ctx) => {
    if (typed.value === null) mend(ctx, ['value'], 'empty')
    if (typed.reason === null) mend(ctx, ['reason'], 'empty')
    if (typed.value !== null) mendFigure(ctx, typed, (name) => [name])
  })
  .transform(({ operation, reason, value, ...figure }) => ({
    operation,
    reason: reason ?? '',
    value: { value: value ?? 0, ...figure },
  }))

/** A figure of an accepted report, for who puts it right: what it says, what became of it, and what follows from a correction. */
export async function correctionPage(actor: Person, id: string | undefined, language: Language) {
  const measured = await measurementById(db(), actor.fund, id)
  if (!measured) throw notFound()
  const grant = await officeGrant(actor, measured.grant)
  const terms = (await versionInForce(db(), grant.id))?.terms
  const report = await reportById(db(), actor.fund, measured.report)
  const indicator = terms?.indicators.find((one) => one.id === measured.indicator)
  const moment = terms?.reports.find((one) => one.id === report?.moment)
  if (!terms || !report || !indicator || !moment) throw notFound()
  const neighbourhoods = await neighbourhoodsOf(db(), grant.fund)
  const { value, period, neighbourhood } = measured
  const typed = (number: number | null | undefined) => (number == null ? '' : String(number))
  const { paidTranches } = await settledFacts(db(), grant)
  const asks = (at: number) =>
    leavesOf(terms.tranches[at]?.condition ?? { signed: true }).some(
      (leaf) => 'indicatorAtLeast' in leaf && leaf.indicatorAtLeast === indicator.id,
    )
  return {
    head: grantHead(grant),
    back: { href: `/manager/reports/${report.id}`, label: `${moment.title}, ${grant.initiativeName}` },
    name: indicator.name,
    unit: indicator.unit,
    old: `${valueText(value, language)} ${indicator.unit}`,
    where: [
      m.results_report_period({
        from: formatDay(period.from, language),
        to: formatDay(period.to, language),
      }),
      neighbourhood && placeName(neighbourhood, neighbourhoods),
    ]
      .filter(Boolean)
      .join(' · '),
    stands: measured.correctedBy === null,
    history:
      correctionsOf(await measuredIn(db(), report.id), indicator, language).find(({ ids }) =>
        ids.includes(measured.id),
      )?.steps ?? [],
    values: {
      value: typed(value.value),
      valueMax: typed(value.valueMax),
      qualifier: value.qualifier,
      denominator: typed(value.denominator),
    },
    asking: terms.tranches.flatMap(({ id: tranche }, at) =>
      asks(at) && !paidTranches.includes(tranche)
        ? [m.reporting_correction_tranche({ number: String(at + 1) })]
        : [],
    ),
    operation: randomUUID(),
  }
}
export type CorrectionPage = Awaited<ReturnType<typeof correctionPage>>
