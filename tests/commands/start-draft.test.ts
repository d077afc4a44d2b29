import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { startDraft } from '#app/commands/start-draft.server.ts'
import { refused } from '#app/domain/verdict.ts'
import { db } from '#db/client.server.ts'
import { ownProposal, savedSections } from '#db/queries/proposals.server.ts'
import { events, proposals } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aVisitor } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'

useDatabase({ max: 12 })

let world: World
beforeAll(async () => {
  world = await aFund()
})
const start = (change: object = {}) => ({
  operation: operation(),
  round: world.round,
  eligibility: {},
  fills: {},
  ...change,
})

describe('a signed-in person', () => {
  test('owns the draft, and its beginning is in the log', async () => {
    const ineke = await enter(world, 'ineke')
    const { proposal } = await yes(startDraft(ineke, start(), today))
    expect(await ownProposal(db(), ineke, proposal)).toMatchObject({
      relation: 'owner',
      state: 'draft',
      anonymous: false,
    })
    const log = await db().select({ type: events.type }).from(events).where(eq(events.subjectId, proposal))
    expect(log).toEqual([{ type: 'draft-started' }])
  })

  test('may have more drafts in one round', async () => {
    const fatma = await enter(world, 'fatma')
    const first = await yes(startDraft(fatma, start(), today))
    const second = await yes(startDraft(fatma, start(), today))
    expect(second.proposal).not.toBe(first.proposal)
  })

  test('presses twice and begins once', async () => {
    const durk = await enter(world, 'durk')
    const form = start()
    const twins = await Promise.all(Array.from({ length: 8 }, () => yes(startDraft(durk, form, today))))
    expect(new Set(twins.map(({ proposal }) => proposal)).size).toBe(1)
  })
})

describe('a browser without a person', () => {
  test('has one draft, whatever it sends at once', async () => {
    const visitor = await aVisitor(world)
    const begun = await Promise.all(Array.from({ length: 8 }, () => yes(startDraft(visitor, start(), today))))
    expect(new Set(begun.map(({ proposal }) => proposal)).size).toBe(1)
    const rows = await db().select().from(proposals).where(eq(proposals.sessionHash, visitor.session))
    expect(rows).toHaveLength(1)
  })

  test('does not see the draft of another browser', async () => {
    const { proposal } = await yes(startDraft(await aVisitor(world), start(), today))
    expect(await ownProposal(db(), await aVisitor(world), proposal)).toBeNull()
  })
})

test('what the check told is on the form already; what the form does not know is left out', async () => {
  const ineke = await enter(world, 'ineke')
  const fills = { applicantKind: 'residents-group', askedElsewhere: 'not-asked', amountAsked: 'much' }
  const eligibility = { whoAreYou: 'residents-group' }
  const { proposal } = await yes(startDraft(ineke, start({ eligibility, fills }), today))
  const sections = await savedSections(db(), proposal)
  expect(sections.aboutUs).toMatchObject({
    version: 1,
    answers: { applicantKind: 'residents-group' },
    done: false,
  })
  expect(sections.money.version).toBe(0)
  expect((await ownProposal(db(), ineke, proposal))?.eligibility).toEqual(eligibility)
})

describe('the round', () => {
  test('may not have closed: the last second still counts', async () => {
    const ineke = await enter(world, 'ineke')
    const { closesAt } = world.roundForm
    const verdict = await startDraft(ineke, start(), closesAt)
    expect(verdict).toEqual(refused('round-closed', { closes: closesAt }))
    await yes(startDraft(ineke, start(), new Date(closesAt.getTime() - 1)))
  })

  test('may still have to open', async () => {
    const ineke = await enter(world, 'ineke')
    await yes(startDraft(ineke, start(), later({ days: -1 }, world.roundForm.opensAt)))
  })

  test.each(['nonsense', '00000000-0000-4000-8000-000000000000'])(
    'that is not there (%s) is not found',
    async (round) => {
      expect(await startDraft(await enter(world, 'ineke'), start({ round }), today)).toEqual(
        refused('not-found'),
      )
    },
  )

  test('of another fund is not found', async () => {
    const other = await aFund()
    const ineke = await enter(world, 'ineke')
    expect(await startDraft(ineke, start({ round: other.round }), today)).toEqual(refused('not-found'))
  })
})
