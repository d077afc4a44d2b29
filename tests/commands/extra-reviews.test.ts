import { expect, test, vi } from 'vitest'
import { dayOf } from '#app/domain/calendar.ts'
import { db } from '#db/client.server.ts'
import { assignmentPlan } from '#db/queries/assignment-plan.server.ts'
import { batchById } from '#db/queries/batches.server.ts'
import { rankedBatch } from '#db/queries/ranking.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, later, yes } from '#tests/world/base.ts'
import {
  anAward,
  aPanel,
  assigned,
  declared,
  moments,
  prepared,
  proposedPairs,
  revealed,
  reviewed,
  screened,
  turn,
} from '#tests/world/panel.ts'

useDatabase()
vi.setConfig({ testTimeout: 90_000 })

const scores: Record<string, number> = { Boven: 5, Rand: 3, Onder: 1 }

test('the line lies where the money ends; near it more people read, and only there', async () => {
  const world = await aFund(30_000_00)
  const panel = await aPanel(world)
  const made: Record<string, string> = {}
  let batch = ''
  for (const title of Object.keys(scores)) {
    const { proposal, batch: joined } = await screened(world, panel, { title })
    made[title] = proposal
    batch = joined
    await declared(panel, proposal)
  }
  const titleOf = (id: string) => Object.entries(made).find(([, proposal]) => proposal === id)?.[0] ?? ''
  const pairs = await assigned(world, panel, batch)
  let turned = 0
  await revealed(panel, batch, pairs, ({ proposal }) => {
    const score = scores[titleOf(proposal)] as number
    return titleOf(proposal) === 'Rand' ? score + (turned++ % 3) - 1 : score
  })

  const ranked = await rankedBatch(db(), await batchNamed(world.fund, batch), dayOf(moments.reveal))
  expect(ranked.room).toBe(30_000_00)
  expect(ranked.ranking.line).toBe(4)
  expect(ranked.ranking.rows.map((row) => [titleOf(row.proposal), row.place, row.readers, row.mean])).toEqual(
    [
      ['Boven', 'above-line', 3, 5],
      ['Rand', 'below-line', 3, 3],
      ['Onder', 'below-line', 3, 1],
    ],
  )
  expect(ranked.extremes.find(({ proposal }) => proposal === made.Rand)).toMatchObject({ low: 2, high: 4 })
  expect(await turn(panel, batch, 'revealed', 'conclude')).toMatchObject({
    reason: { code: 'stage-out-of-order' },
  })

  expect(await turn(panel, batch, 'revealed', 'ask-extra-reviews', moments.reveal)).toMatchObject({
    reason: { code: 'grey-zone-empty' },
  })
  await yes(turn(panel, batch, 'revealed', 'open-meeting', moments.reveal))
  expect(await turn(panel, batch, 'meeting', 'conclude', moments.reveal)).toMatchObject({
    reason: { code: 'advice-not-recorded', unadvised: 3 },
  })
  await yes(turn(panel, batch, 'meeting', 'conclude', moments.reveal, { unadvised: true }))
})

test('in the grey zone an extra reader is asked, and the meeting waits for them; no decision meanwhile', async () => {
  const world = await aFund(20_000_00)
  const panel = await aPanel(world)
  const first = await screened(world, panel, { title: 'Een' })
  const second = await screened(world, panel, { title: 'Twee' })
  for (const { proposal } of [first, second]) await declared(panel, proposal)
  const pairs = await assigned(world, panel, first.batch)
  let turned = 0
  await revealed(panel, first.batch, pairs, () => 3 + (turned++ % 3))
  await yes(turn(panel, first.batch, 'revealed', 'ask-extra-reviews', moments.reveal))
  const extra = await proposedPairs(world, first.batch)
  expect(extra.map((pair) => pair.proposal).sort()).toEqual([first.proposal, second.proposal].sort())
  await assigned(world, panel, first.batch, extra)
  const early = await turn(panel, first.batch, 'extra-reviews', 'open-meeting', moments.reveal)
  expect(early).toMatchObject({ reason: { code: 'reviews-missing', missing: 2 } })
  await expect(prepared(panel, first.proposal, anAward(20_000_00))).rejects.toThrow('stage-out-of-order')
  for (const { proposal, member } of extra) {
    const reader = [panel.aukje, panel.mohamed, panel.sanne, panel.wim].find(
      (person) => person.person === member,
    )
    if (reader) await reviewed(reader, proposal, 5, moments.reveal)
  }
  await yes(turn(panel, first.batch, 'extra-reviews', 'open-meeting', moments.reveal))
  const ranked = await rankedBatch(db(), await batchNamed(world.fund, first.batch), dayOf(moments.reveal))
  expect(ranked.ranking.rows.map((row) => row.readers)).toEqual([4, 4])
})

test('who lay in the grey zone stays asked while extra scores come in; one for whom nobody is left keeps nobody waiting', async () => {
  const world = await aFund(20_000_00)
  const panel = await aPanel(world)
  const first = await screened(world, panel, { title: 'Een' })
  const second = await screened(world, panel, { title: 'Twee' })
  await declared(panel, first.proposal)
  await declared(panel, second.proposal, { wim: 'close' })
  const three = (['aukje', 'mohamed', 'sanne'] as const).flatMap((key) =>
    [first, second].map(({ proposal }) => ({ proposal, member: panel[key].person })),
  )
  await assigned(world, panel, first.batch, three)
  let turned = 0
  await revealed(panel, first.batch, three, () => 3 + (turned++ % 3))
  await yes(turn(panel, first.batch, 'revealed', 'ask-extra-reviews', moments.reveal))
  const extra = await proposedPairs(world, first.batch)
  expect(extra).toEqual([{ proposal: first.proposal, member: panel.wim.person }])
  await assigned(world, panel, first.batch, extra)
  const batch = await batchNamed(world.fund, first.batch)
  const before = await assignmentPlan(db(), batch, dayOf(moments.reveal))
  await reviewed(panel.wim, first.proposal, 1, later({ minutes: 5 }, moments.reveal))
  const after = await assignmentPlan(db(), batch, dayOf(moments.reveal))
  expect(before.proposals.toSorted()).toEqual([first.proposal, second.proposal].toSorted())
  expect(after.proposals.toSorted()).toEqual(before.proposals.toSorted())
  await yes(turn(panel, first.batch, 'extra-reviews', 'open-meeting', moments.decision))
})

async function batchNamed(fund: string, id: string) {
  const batch = await batchById(db(), fund, id)
  if (!batch) throw new Error('no batch')
  return batch
}
