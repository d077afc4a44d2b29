import { describe, expect, test } from 'vitest'
import { addReader } from '#app/commands/add-reader.server.ts'
import { giveBackReview } from '#app/commands/give-back-review.server.ts'
import { takeOffReader } from '#app/commands/take-off-reader.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { Pair } from '#app/domain/panel/assignment.ts'
import { db } from '#db/client.server.ts'
import { assignmentPlan } from '#db/queries/assignment-plan.server.ts'
import { batchById } from '#db/queries/batches.server.ts'
import { turnsOf } from '#db/queries/stage-turns.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, operation, type World, yes } from '#tests/world/base.ts'
import {
  aPanel,
  assigned,
  declare,
  declared,
  moments,
  type Panel,
  reviewed,
  screened,
  turn,
} from '#tests/world/panel.ts'

useDatabase()

const at = moments.scoring
type Path = { world: World; panel: Panel; proposal: string; batch: string; pairs: Pair[] }

async function three(): Promise<Path> {
  const world = await aFund()
  const panel = await aPanel(world)
  const { proposal, batch } = await screened(world, panel)
  await declared(panel, proposal, { wim: 'close' })
  return { world, panel, proposal, batch, pairs: await assigned(world, panel, batch) }
}

const back = (member: Person, proposal: string, reason: 'time' | 'language' = 'time') =>
  giveBackReview(member, proposal, { operation: operation(), reason, note: 'Ik ben op reis.' }, at)

async function whyNot({ world, batch }: Path, pair: Pair) {
  const found = await batchById(db(), world.fund, batch)
  return found && (await assignmentPlan(db(), found, dayOf(at))).whyNot(pair)
}

describe('scoring opens', () => {
  test('not before somebody declared and was asked', async () => {
    const world = await aFund()
    const own = await aPanel(world)
    const { batch, proposal } = await screened(world, own)
    expect(await turn(own, batch, 'conflicts', 'open-scoring')).toMatchObject({
      reason: { code: 'lead-not-declared' },
    })
    await yes(declare(own.grietje, proposal))
    expect(await turn(own, batch, 'conflicts', 'open-scoring')).toMatchObject({
      reason: { code: 'readers-missing', missing: 3 },
    })
    expect(await turn(own, batch, 'conflicts', 'open-scoring', at, { fewer: 'no-time' })).toMatchObject({
      reason: { code: 'too-few-to-go-on' },
    })
  })

  test('with two readers when the chair says why, and the log keeps it as a code', async () => {
    const { panel, batch, proposal } = await three()
    await yes(back(panel.aukje, proposal))
    expect(await turn(panel, batch, 'conflicts', 'open-scoring')).toMatchObject({
      reason: { code: 'readers-missing', missing: 1 },
    })
    await yes(turn(panel, batch, 'conflicts', 'open-scoring', at, { fewer: 'nobody-left' }))
    for (const reader of [panel.mohamed, panel.sanne]) await reviewed(reader, proposal)
    expect(await turn(panel, batch, 'scoring', 'lock')).toMatchObject({
      reason: { code: 'reviews-missing', missing: 1 },
    })
    await yes(turn(panel, batch, 'scoring', 'lock', moments.reveal, { fewer: 'dropped-out' }))
    await yes(turn(panel, batch, 'locked', 'reveal', moments.reveal, { fewer: 'no-time' }))
    expect((await turnsOf(db(), batch)).map(({ to, fewer }) => [to, fewer])).toEqual([
      ['scoring', 'nobody-left'],
      ['locked', 'dropped-out'],
      ['revealed', null],
    ])
  })
})

describe('who is asked again by hand', () => {
  test('is who gave back for another reason than being near; nobody is by itself', async () => {
    const path = await three()
    const { panel, batch, proposal } = path
    await yes(back(panel.aukje, proposal))
    const pair = { proposal, member: panel.aukje.person }
    expect(await whyNot(path, pair)).toBe('gave-back')
    expect(await whyNot(path, { proposal, member: panel.wim.person })).toBe('near')
    await yes(addReader(panel.sipke, batch, { operation: operation(), ...pair }, at))
    await yes(declare(panel.aukje, proposal, 'close', at))
    expect(await addReader(panel.sipke, batch, { operation: operation(), ...pair }, at)).toMatchObject({
      reason: { code: 'reader-not-free' },
    })
  })

  test('and who the fund took off', async () => {
    const path = await three()
    const pair = { proposal: path.proposal, member: path.panel.sanne.person }
    await yes(
      takeOffReader(path.panel.sipke, path.batch, { operation: operation(), why: 'Te druk.', ...pair }, at),
    )
    expect(await whyNot(path, pair)).toBe('taken-off')
    await yes(addReader(path.panel.grietje, path.batch, { operation: operation(), ...pair }, at))
  })
})
