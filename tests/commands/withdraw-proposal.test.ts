import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { withdrawProposal } from '#app/commands/withdraw-proposal.server.ts'
import type { Person } from '#app/domain/access.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import { refused } from '#app/domain/verdict.ts'
import { db } from '#db/client.server.ts'
import { ownProposal } from '#db/queries/proposals.server.ts'
import { events, memberships, outgoingMails, proposals } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { begun, submitted } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'

useDatabase()

let world: World
let ineke: Person
let proposal: string
beforeAll(async () => {
  world = await aFund()
  ineke = await enter(world, 'ineke')
  proposal = (await submitted(world, ineke)).proposal
})

const soon = later({ minutes: 30 })
const withdraw = (id = proposal, actor = ineke, form = { operation: operation() }) =>
  withdrawProposal(actor, id, { reason: 'no-time', ...form }, soon)
const inState = (state: ProposalState) =>
  db().update(proposals).set({ state }).where(eq(proposals.id, proposal))

describe('taking a proposal back', () => {
  test.each(['submitted', 'returned', 'in-review', 'awaiting-decision', 'waiting-list'] as const)(
    'is possible while it is %s',
    async (state) => {
      await inState(state)
      await yes(withdraw())
      expect((await ownProposal(db(), ineke, proposal))?.state).toBe('withdrawn')
    },
  )

  test.each(['awarded', 'declined'] as const)('is too late when it is %s', async (state) => {
    await inState(state)
    expect(await withdraw()).toEqual(refused('withdraw-too-late', { machine: 'proposal' }))
  })

  test.each(['withdrawn'] as const)('is refused when it is %s', async (state) => {
    await inState(state)
    expect(await withdraw()).toEqual(refused('not-in-this-state', { state, machine: 'proposal' }))
  })

  test('has nothing to take back of a draft', async () => {
    const draft = await begun(world, ineke)
    expect(await withdraw(draft)).toMatchObject({ reason: { code: 'not-in-this-state', state: 'draft' } })
  })

  test('is not for others, nor for who only writes along', async () => {
    await inState('submitted')
    const fatma = await enter(world, 'fatma')
    expect(await withdraw(proposal, fatma)).toEqual(refused('not-found'))
    const { initiative } = (await ownProposal(db(), ineke, proposal))!
    const editor = {
      fundId: world.fund,
      initiativeId: initiative,
      personId: fatma.person,
      relation: 'editor',
      since: today,
    }
    await db().insert(memberships).values(editor)
    expect(await withdraw(proposal, fatma)).toEqual(refused('not-found'))
    expect(await withdraw('nonsense')).toEqual(refused('not-found'))
  })

  test('twice at once is once in the log, with one mail that says so', async () => {
    const other = (await submitted(world, ineke)).proposal
    const form = { operation: operation() }
    await Promise.all([1, 2, 3].map(() => yes(withdraw(other, ineke, form))))
    const log = and(eq(events.subjectId, other), eq(events.type, 'proposal-withdrawn'))
    const [event, ...more] = await db().select({ id: events.id }).from(events).where(log)
    expect(more).toEqual([])
    const mails = await db().select().from(outgoingMails).where(eq(outgoingMails.eventId, event!.id))
    expect(mails).toMatchObject([{ template: 'proposal-withdrawn', recipient: ineke.person }])
  })
})
