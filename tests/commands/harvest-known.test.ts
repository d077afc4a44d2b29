import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { correctMeasurement } from '#app/commands/correct-measurement.server.ts'
import { addDays, dayOf, endOfDay, type IsoDate } from '#app/domain/calendar.ts'
import { db } from '#db/client.server.ts'
import { harvestFacts, harvestFactsNow } from '#db/queries/public/harvest.server.ts'
import { resultsUntil } from '#db/queries/public/kept-results.server.ts'
import { programmeUnits } from '#db/queries/public/results.server.ts'
import { measurements } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import type { Wish } from '#tests/world/applying.ts'
import { runningGrant } from '#tests/world/granting.ts'
import { importedProgramme } from '#tests/world/programme.ts'
import { judgedReport, known, reporting, typedFigure, typedReport } from '#tests/world/reporting.ts'
import { aFund, later, operation, yes } from '#tests/world.ts'

useDatabase()

/** The usual plan, which counts for residents who found work. */
const forWork: Wish = {
  pages: { vooruitgang: { indicators: { 'indicators[0].programmeIndicator': 'A06' } } },
}

test('a harvest and the page of a day tell the same of a figure that was put right later', async () => {
  const world = await aFund(200_000_00)
  await importedProgramme(world)
  const made = await runningGrant(world, forWork)
  const told = typedReport({ indicators: { [known.indicator]: typedFigure('31') } })
  await judgedReport(made, 'r1', told)
  const [row] = await db()
    .select()
    .from(measurements)
    .where(and(eq(measurements.grantId, made.grant), eq(measurements.indicatorId, known.indicator)))
  const corrected = later({ days: 20 }, reporting.judged)
  const right = { value: 27, qualifier: 'exact' } as const
  const form = { operation: operation(), value: right, reason: 'Vier stonden er dubbel op.' }
  await yes(correctMeasurement(made.panel.sipke, row?.id ?? '', form, corrected))

  const [unit] = (await programmeUnits(db(), world.fund)).filter(({ key }) => key === 'A06')
  const year = Number(row?.periodTo.slice(0, 4))
  const inHarvest = async (cutOff: IsoDate) => {
    const { indicators } = await harvestFacts(db(), world.fund, { year, cutOff })
    return indicators.find(({ key }) => key === 'A06')?.grants?.value?.value
  }
  const onPage = async (day: IsoDate) =>
    (await resultsUntil(db(), world.fund, unit!, endOfDay(day))).kept.sums[0]?.figure?.value
  const accepted = dayOf(reporting.judged)
  const days = [-1, 0, 19, 20, 21].map((count) => addDays(accepted, count))
  const figures = await Promise.all(days.map(inHarvest))
  expect(figures).toEqual([undefined, 31, 31, 27, 27])
  expect(figures).toEqual(await Promise.all(days.map(onPage)))
  const now = await harvestFactsNow(db(), world.fund, { year, cutOff: accepted })
  expect(now.indicators.find(({ key }) => key === 'A06')?.grants?.value?.value).toBe(27)
})
