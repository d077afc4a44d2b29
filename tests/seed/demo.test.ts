import { expect, test } from 'vitest'
import { db } from '#db/client.server.ts'
import { proposals } from '#db/schema/index.ts'
import { seedDemo } from '#db/seed/demo.server.ts'
import { verifyLog } from '#app/commands/verify-log.server.ts'
import { useDatabase } from '#tests/database.ts'

useDatabase()

test('the demo loads through the commands, and everybody stands where the cast says', { timeout: 120_000 }, async () => {
  await seedDemo(new Date('2026-11-24T15:00:00Z'))
  const rows = await db().select({ title: proposals.title, state: proposals.state }).from(proposals)
  expect(Object.fromEntries(rows.map((row) => [row.title, row.state]))).toEqual({
    Taalmaatjes: 'awarded',
    Verduurzaming: 'awarded',
    Buurtgezinnen: 'awarded',
    Gezinslab: 'awaiting-decision',
    Wijkbedrijf: 'declined',
    Skillsgarden: 'in-review',
    'Verrijking schooldag': 'submitted',
    'Gezond met Cultuur': 'draft',
  })
  expect((await verifyLog()).faults).toEqual([])
})
