import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { correctMeasurement } from '#app/commands/correct-measurement.server.ts'
import { eraseData } from '#app/commands/erase-data.server.ts'
import type { Person } from '#app/domain/access.ts'
import type { IndicatorValue } from '#app/domain/results/indicator.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { db } from '#db/client.server.ts'
import { indicatorsIn } from '#db/queries/component-indicators.server.ts'
import { measuredIn } from '#db/queries/measurements.server.ts'
import { grantIndicators, measurements, outgoingMails } from '#db/schema/index.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { useDatabase } from '#tests/database.ts'
import { type GrantWorld, runningGrant } from '#tests/world/granting.ts'
import { declare } from '#tests/world/panel.ts'
import { judgedReport, known, reporting, reportOn, typedFigure, typedReport } from '#tests/world/reporting.ts'
import { aFund, enter, later, operation, yes } from '#tests/world.ts'

useDatabase()

const figure = { ...typedFigure('31', { qualifier: 'about', denominator: '60' }) }
const told = typedReport({ indicators: { [known.indicator]: figure } })
const right: IndicatorValue = { value: 27, valueMax: 29, qualifier: 'about', denominator: 60 }
const reason = 'Twee mensen stonden dubbel op de lijst.'
const day = later({ days: 20 }, reporting.judged)

async function counted(): Promise<{ made: GrantWorld; id: string }> {
  const made = await runningGrant(await aFund())
  await judgedReport(made, 'r1', told)
  const [row] = await db().select().from(measurements).where(eq(measurements.grantId, made.grant))
  return { made, id: row?.id ?? '' }
}

const correct = (by: Person, id: string, value = right, why = reason, at = day) =>
  correctMeasurement(by, id, { operation: operation(), value, reason: why }, at)

/** What everybody reads of the indicator, now or as it was known at a moment. */
async function publicFigure(made: GrantWorld, until?: Date): Promise<IndicatorValue | undefined> {
  const [indicator] = await db()
    .select()
    .from(grantIndicators)
    .where(and(eq(grantIndicators.grantId, made.grant), eq(grantIndicators.id, known.indicator)))
  const component = indicator?.programmeIndicatorKey ?? `grant:${made.grant}`
  const all = (await indicatorsIn(db(), made.fund, [component], until)).get(component)
  return all?.find(({ grant }) => grant === made.grant)?.course.at(-1)?.value
}

test('the old figure is kept, the new one counts from now on, and before it the old one was known', async () => {
  const { made, id } = await counted()
  await yes(correct(made.panel.sipke, id))
  const measured = await measuredIn(db(), (await reportOn(made)).id)
  expect(measured.map(({ value, reason: why, by }) => [value.value, value.valueMax, why, by])).toEqual([
    [31, null, null, made.owner.name],
    [27, 29, reason, made.panel.sipke.name],
  ])
  expect(measured[0]?.correctedBy).toBe(measured[1]?.id)
  expect(await publicFigure(made)).toMatchObject(right)
  expect(await publicFigure(made, later({ minutes: 1 }, day))).toMatchObject(right)
  const before = await publicFigure(made, later({ days: -1 }, day))
  expect(before).toMatchObject({ value: 31, valueMax: null, qualifier: 'about', denominator: 60 })
  await yes(
    correct(
      made.panel.sipke,
      measured[1]?.id ?? '',
      { ...right, value: 26 },
      'Toch een minder.',
      later({ days: 2 }, day),
    ),
  )
  expect(await publicFigure(made, later({ days: 1 }, day))).toMatchObject(right)
  expect(await publicFigure(made)).toMatchObject({ value: 26, valueMax: 29 })
})

test('everybody of the initiative hears what it was, what it is and why, in their own language', async () => {
  const { made, id } = await counted()
  await yes(correct(made.panel.sipke, id))
  const mails = await db()
    .select()
    .from(outgoingMails)
    .where(and(eq(outgoingMails.fundId, made.fund), eq(outgoingMails.template, 'measurement-corrected')))
  expect(mails).toHaveLength(1)
  const said = { nl: '27 tot 29 van 60', en: '27 to 29 of 60', fy: '27 oant 29 fan 60' }
  for (const mail of mails)
    for (const locale of ['nl', 'en', 'fy'] as const) {
      const { text } = await renderMail(mail.template, await mailValues({ ...mail, locale }), locale)
      expect(text).toContain(reason)
      expect(text).toContain('/reports/r1')
      expect(text.replace(/\s+/g, ' ')).toContain(said[locale])
    }
})

test('needs a manager who may, a reason and another figure, and corrects what stands once', async () => {
  const { made, id } = await counted()
  const { sipke, tjitske } = made.panel
  expect(await correct(made.owner, id)).toMatchObject({ reason: { code: 'not-found' } })
  expect(await correct(tjitske as Person, id)).toMatchObject({ reason: { code: 'not-found' } })
  expect(await correct(sipke, 'no-key')).toMatchObject({ reason: { code: 'not-found' } })
  await declare(sipke, made.proposal)
  expect(await correct(sipke, id, right, ' ')).toMatchObject({ reason: { code: 'correction-needs-reason' } })
  expect(await correct(sipke, id, { value: 31, qualifier: 'about', denominator: 60 })).toMatchObject({
    reason: { code: 'nothing-corrected' },
  })
  expect(await correct(sipke, id, { ...right, valueMax: 20 })).toMatchObject({
    reason: { code: 'figure-impossible' },
  })
  const twins = await Promise.all([1, 2, 3].map(() => correct(sipke, id)))
  expect(twins.filter(({ ok }) => ok)).toHaveLength(1)
  const elsewhere = await runningGrant(await aFund())
  await declare(elsewhere.panel.sipke, elsewhere.proposal)
  expect(await correct(elsewhere.panel.sipke, id)).toMatchObject({ reason: { code: 'not-found' } })
})

test('the database lets nobody write over a figure', async () => {
  const { id } = await counted()
  await expect(db().update(measurements).set({ value: 99 }).where(eq(measurements.id, id))).rejects.toThrow()
})

test('why it was put right goes with the words of the report, and the figures stay', async () => {
  const { made, id } = await counted()
  await yes(correct(made.panel.sipke, id))
  const jelle = { ...(await enter(made, 'jelle')), steppedUpAt: day }
  const form = { operation: operation(), what: 'report', row: (await reportOn(made)).id } as const
  await yes(eraseData(jelle, form, day))
  const rows = await db().select().from(measurements).where(eq(measurements.grantId, made.grant))
  expect(rows.map(({ correctionReason }) => correctionReason)).toEqual([null, null])
  expect(rows.map(({ value }) => value).toSorted()).toEqual([27, 31])
})
