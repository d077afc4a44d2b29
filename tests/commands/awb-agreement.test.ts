import { expect, test } from 'vitest'
import { changeSetting } from '#app/commands/change-setting.server.ts'
import type { SettingName } from '#app/domain/fund-setting.ts'
import { db } from '#db/client.server.ts'
import { newestVersion } from '#db/queries/agreements.server.ts'
import { useDatabase } from '#tests/database.ts'
import { offeredGrant } from '#tests/world/granting.ts'
import { aFund, enter, operation, today, yes } from '#tests/world.ts'

useDatabase()

test('a fund under the Awb names its scheme and where an objection goes in its agreements', async () => {
  const world = await aFund()
  const jelle = await enter(world, 'jelle')
  const set = (name: SettingName, typed: string, seen: string | null) =>
    yes(changeSetting(jelle, name, { operation: operation(), typed, seen: JSON.stringify(seen) }, today))
  await set('regime', 'awb', 'private')
  await set('legalBasis', 'Subsidieregeling Buurtfonds', null)
  await set('objectionAddress', 'Postbus 9, 7200 AA Zutphen', null)
  const { grant } = await offeredGrant(world)
  const version = await newestVersion(db(), grant)
  expect(version?.terms).toMatchObject({
    regime: 'awb',
    fund: { legalBasis: 'Subsidieregeling Buurtfonds', objectionAddress: 'Postbus 9, 7200 AA Zutphen' },
  })
})
