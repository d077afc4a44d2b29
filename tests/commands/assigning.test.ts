import { describe, expect, test } from 'vitest'
import { addReader } from '#app/commands/add-reader.server.ts'
import { assignReviewers } from '#app/commands/assign-reviewers.server.ts'
import { leaveBatch } from '#app/commands/leave-batch.server.ts'
import { takeOffReader } from '#app/commands/take-off-reader.server.ts'
import type { Pair } from '#app/domain/panel/assignment.ts'
import { db } from '#db/client.server.ts'
import { readingsIn } from '#db/queries/batches.server.ts'
import { readingList } from '#db/queries/reviewer/reading-list.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, operation, type World, yes } from '#tests/world/base.ts'
import {
  aPanel,
  assigned,
  declare,
  declared,
  moments,
  type Panel,
  proposedPairs,
  reviewed,
  screened,
  turn,
} from '#tests/world/panel.ts'

useDatabase()

const at = moments.scoring

async function twoAssigned(): Promise<{ world: World; panel: Panel; batch: string; pairs: Pair[] }> {
  const world = await aFund()
  const panel = await aPanel(world)
  const one = await screened(world, panel, { title: 'Soep' })
  const two = await screened(world, panel, { title: 'Tuin' })
  await declared(panel, one.proposal)
  await declared(panel, two.proposal)
  const pairs = await assigned(world, panel, one.batch)
  return { world, panel, batch: one.batch, pairs }
}

const readerOf = (panel: Panel, id: string) =>
  (['aukje', 'mohamed', 'sanne', 'wim'] as const).map((key) => panel[key]).find(({ person }) => person === id)

function standing(readings: Awaited<ReturnType<typeof readingsIn>>) {
  return readings.filter(({ returned }) => !returned)
}

describe('readers by hand', () => {
  test('one is taken off and given back, and everything else stays', async () => {
    const { panel, batch, pairs } = await twoAssigned()
    const [pair] = pairs as [Pair]
    await yes(takeOffReader(panel.sipke, batch, { operation: operation(), why: 'Hij is ziek.', ...pair }, at))
    expect(standing(await readingsIn(db(), batch))).toHaveLength(pairs.length - 1)
    await yes(addReader(panel.grietje, batch, { operation: operation(), ...pair }, at))
    expect(standing(await readingsIn(db(), batch))).toHaveLength(pairs.length)
  })

  test('a fourth reader, one who is near, and one who is nobody are refused', async () => {
    const { panel, batch, pairs } = await twoAssigned()
    const [pair] = pairs as [Pair]
    const readers = pairs.filter(({ proposal }) => proposal === pair.proposal).map(({ member }) => member)
    const other = (['aukje', 'mohamed', 'sanne', 'wim'] as const)
      .map((key) => panel[key])
      .find(({ person }) => !readers.includes(person)) as Panel['aukje']
    const add = (member: string) =>
      addReader(panel.sipke, batch, { operation: operation(), proposal: pair.proposal, member }, at)
    expect(await add(other.person)).toMatchObject({
      ok: false,
      reason: { code: 'enough-readers', readers: 3 },
    })
    await yes(takeOffReader(panel.sipke, batch, { operation: operation(), why: 'Te druk.', ...pair }, at))
    await yes(declare(other, pair.proposal, 'close', at))
    expect(await add(other.person)).toMatchObject({ ok: false, reason: { code: 'reader-not-free' } })
    expect(await add(operation())).toMatchObject({ ok: false, reason: { code: 'assignment-changed' } })
  })

  test('a locked review stands, and others may not touch readers', async () => {
    const { panel, batch, pairs } = await twoAssigned()
    const [pair] = pairs as [Pair]
    await yes(turn(panel, batch, 'conflicts', 'open-scoring'))
    await reviewed(readerOf(panel, pair.member) as Panel['aukje'], pair.proposal)
    const off = { operation: operation(), why: 'Te druk.', ...pair }
    expect(await takeOffReader(panel.sipke, batch, off, at)).toMatchObject({
      ok: false,
      reason: { code: 'review-locked' },
    })
    expect(await takeOffReader(panel.tjitske, batch, off, at)).toMatchObject({
      ok: false,
      reason: { code: 'not-found' },
    })
  })
})

describe('a member who drops out', () => {
  test('keeps what they locked; the rest goes to others by the same method', async () => {
    const { world, panel, batch, pairs } = await twoAssigned()
    await yes(turn(panel, batch, 'conflicts', 'open-scoring'))
    const leaver = readerOf(
      panel,
      pairs.map(({ member }) => member).find((id, index, all) => all.indexOf(id) !== index) as string,
    ) as Panel['aukje']
    const own = pairs.filter(({ member }) => member === leaver.person)
    expect(own).toHaveLength(2)
    const [done, open] = own as [Pair, Pair]
    await reviewed(leaver, done.proposal)
    const { freed } = await yes(
      leaveBatch(panel.sipke, batch, { operation: operation(), member: leaver.person }, at),
    )
    expect(freed).toBe(1)
    expect((await readingList(db(), leaver)).map(({ id }) => id)).toEqual([done.proposal])
    const next = await proposedPairs(world, batch, at)
    expect(next).toEqual([{ proposal: open.proposal, member: expect.any(String) }])
    expect(next[0]?.member).not.toBe(leaver.person)
    await yes(assignReviewers(panel.sipke, batch, { operation: operation(), pairs: next }, at))
    expect(
      await leaveBatch(panel.sipke, batch, { operation: operation(), member: leaver.person }, at),
    ).toMatchObject({ ok: false, reason: { code: 'nothing-to-give-back' } })
  })
})
