import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { correctMeasurement } from '#app/commands/correct-measurement.server.ts'
import { db } from '#db/client.server.ts'
import { measurements } from '#db/schema/index.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, later, operation, yes } from '#tests/world/base.ts'
import { type GrantWorld, runningGrant } from '#tests/world/granting.ts'
import { importedProgramme } from '#tests/world/programme.ts'
import { judgedReport, known, reporting, typedFigure, typedReport } from '#tests/world/reporting.ts'
import { textOf } from './text.ts'

useDatabase({ max: 10 })

let site: Site
const first = later({ days: 20 }, reporting.judged)
const second = later({ days: 22 }, reporting.judged)

/** A grant that counted so many for an indicator of the programme. */
async function counting(world: Awaited<ReturnType<typeof aFund>>, programme: string, value: string) {
  const pages = {
    vooruitgang: {
      indicators: {
        'indicators[0].programmeIndicator': programme,
        'indicators[0].indicatorUnit': 'bewoners',
      },
    },
  }
  const made = await runningGrant(world, { pages })
  await judgedReport(made, 'r1', typedReport({ indicators: { [known.indicator]: typedFigure(value) } }))
  return made
}

async function correctTo(made: GrantWorld, value: number, reason: string, at: Date) {
  const rows = await db().select().from(measurements).where(eq(measurements.grantId, made.grant))
  const standing = rows.find(({ correctedById }) => correctedById === null)
  const form = { operation: operation(), value: { value, qualifier: 'exact' as const }, reason }
  await yes(correctMeasurement(made.panel.sipke, standing?.id ?? '', form, at))
}

beforeAll(async () => {
  const world = await aFund(400_000_00)
  await importedProgramme(world)
  const large = await counting(world, 'A08', '31')
  await correctTo(large, 27, 'Vier mensen stonden dubbel, zegt piet@example.org.', first)
  await correctTo(large, 26, 'Toch een minder.', second)
  const small = await counting(world, 'A07', '3')
  await correctTo(small, 8, 'Drie van hen zijn broers.', first)
  vi.useFakeTimers({ toFake: ['Date'], now: later({ days: 3 }, second) })
  site = await openSite()
}, 180_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

const read = async (path: string) => textOf((await site.ask(path)).body)

test('a row says what it was, when it was corrected and why, for each correction', async () => {
  const text = await read('/results/werk/A08')
  expect(text).toMatch(
    /26 bewoners Was 31 bewoners, gecorrigeerd op 3 januari 2027, omdat: Vier mensen stonden dubbel, zegt \[…\]/,
  )
  expect(text).toContain('Was 27 bewoners, gecorrigeerd op 5 januari 2027, omdat: Toch een minder.')
  expect(text).not.toContain('piet@example.org')
})

test('as of an earlier day it says what was known of it then', async () => {
  const between = await read('/results/werk/A08?op=2027-01-04')
  expect(between).toContain('27 bewoners Was 31 bewoners, gecorrigeerd op 3 januari 2027')
  expect(between).not.toContain('26 bewoners')
  const before = await read('/results/werk/A08?op=2026-12-31')
  expect(before).toContain('31 bewoners')
  expect(before).not.toContain('gecorrigeerd')
})

test('of a count of a few people it says only that it was corrected, and when', async () => {
  const text = await read('/results/werk/A07')
  expect(text).toMatch(/8 bewoners Gecorrigeerd op 3 januari 2027\./)
  expect(text).not.toContain('Was 3')
  expect(text).not.toContain('broers')
})
