import { expect, test } from 'vitest'
import { recordOverlap } from '#app/commands/record-overlap.server.ts'
import { refreshResults } from '#app/commands/refresh-results.server.ts'
import { countKey } from '#app/domain/results/known-overlap.ts'
import { db } from '#db/client.server.ts'
import { indicatorsIn } from '#db/queries/component-indicators.server.ts'
import { resultsOfProgramme, resultsUntil } from '#db/queries/public/kept-results.server.ts'
import { programmeUnits } from '#db/queries/public/results.server.ts'
import { useDatabase } from '#tests/database.ts'
import type { Wish } from '#tests/world/applying.ts'
import { runningGrant } from '#tests/world/granting.ts'
import { importedProgramme } from '#tests/world/programme.ts'
import { judgedReport, known, reporting, typedFigure, typedReport } from '#tests/world/reporting.ts'
import { aFund, enter, later, operation, yes } from '#tests/world.ts'

useDatabase()

/** The usual plan, which counts for residents who found work. */
const forWork: Wish = {
  pages: { vooruitgang: { indicators: { 'indicators[0].programmeIndicator': 'A06' } } },
}
const day = later({ days: 20 }, reporting.judged)

test('people in both counts are counted once, from the day that is known', async () => {
  const world = await aFund(200_000_00)
  await importedProgramme(world)
  for (const people of ['38', '31']) {
    const made = await runningGrant(world, forWork)
    const told = typedReport({ indicators: { [known.indicator]: typedFigure(people) } })
    await judgedReport(made, 'r1', told)
  }
  const [sipke, ineke] = [await enter(world, 'sipke'), await enter(world, 'ineke')]
  const [unit] = (await programmeUnits(db(), world.fund)).filter(({ key }) => key === 'A06')
  const sumOf = async (until: Date | null = null) =>
    (await resultsUntil(db(), world.fund, unit!, until)).kept.sums[0]?.figure
  await refreshResults(day)
  expect(await sumOf()).toMatchObject({ value: 38, valueMax: 69 })

  const [one, other] = (await indicatorsIn(db(), world.fund, ['A06'])).get('A06') ?? []
  const form = {
    operation: operation(),
    one: countKey(one!),
    other: countKey(other!),
    least: 8,
    most: 14,
    source: 'Beide lijsten naast elkaar gelegd.',
  }
  expect(await recordOverlap(ineke, 'A06', form, day)).toMatchObject({ reason: { code: 'not-found' } })
  expect(await recordOverlap(sipke, 'A06', { ...form, most: 40 }, day)).toMatchObject({
    reason: { code: 'overlap-too-large', overlapMost: 31 },
  })
  await yes(recordOverlap(sipke, 'A06', form, day))
  expect(await sumOf()).toMatchObject({ value: 55, valueMax: 61 })
  await refreshResults(later({ minutes: 1 }, day))
  const kept = await resultsOfProgramme(db(), world.fund, [unit!])
  expect(kept.get('A06')?.sums[0]?.figure).toMatchObject({ value: 55, valueMax: 61 })
  expect(await sumOf(later({ days: -1 }, day))).toMatchObject({ value: 38, valueMax: 69 })
})
