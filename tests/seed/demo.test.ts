import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { verifyLog } from '#app/commands/verify-log.server.ts'
import { writers } from '#app/server/open/files.server.ts'
import { openDataOfFund } from '#app/server/open/open-data.server.ts'
import { seedTools } from '#app/server/seed-tools.server.ts'
import { db } from '#db/client.server.ts'
import { publicPhotos } from '#db/queries/public/photos.server.ts'
import { experimentReviews, grants, proposals } from '#db/schema/index.ts'
import { seedDemo } from '#db/seed/demo.server.ts'
import { useDatabase } from '#tests/database.ts'
import { cidsFaults, iatiFaults, threeSixtyValidator } from '#tests/exchange/open/validators.ts'
import { lacks } from '#tests/tools.ts'

useDatabase()

test('the demo loads through the commands, and everybody stands where the cast says', {
  timeout: 120_000,
}, async () => {
  await seedDemo(new Date('2026-11-24T15:00:00Z'), seedTools())
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
    'Soep op zondagmiddag': 'submitted',
    'De Leesbank': 'submitted',
    'De Fietsenhoek': 'draft',
  })
  const granted = await db().select({ id: grants.id, title: grants.title, state: grants.state }).from(grants)
  expect(Object.fromEntries(granted.map((row) => [row.title, row.state]))).toEqual({
    Taalmaatjes: 'running',
    Verduurzaming: 'settling',
    Buurtgezinnen: 'agreeing',
  })
  const reviews = await db()
    .select({ title: grants.title, state: experimentReviews.state, outcome: experimentReviews.outcome })
    .from(experimentReviews)
    .innerJoin(grants, eq(grants.id, experimentReviews.grantId))
    .orderBy(grants.title)
  expect(reviews).toEqual([
    { title: 'Taalmaatjes', state: 'proposed', outcome: null },
    { title: 'Verduurzaming', state: 'concluded', outcome: 'go-on' },
  ])
  const [running] = granted.filter(({ state }) => state === 'running')
  expect(await publicPhotos(db(), running?.id ?? '')).toMatchObject([{ mediaType: 'image/jpeg' }])
  expect((await verifyLog()).faults).toEqual([])
  const open = await openDataOfFund()
  expect(threeSixtyValidator()(JSON.parse(writers['360giving.json'](open) ?? '{}'))).toEqual([])
  expect(await cidsFaults(JSON.parse(writers['cids.jsonld'](open) ?? '{}'))).toEqual([])
  if (!lacks('xmllint')) expect(iatiFaults([writers['iati.xml'](open) ?? ''])).toBe('')
})
