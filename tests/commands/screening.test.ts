import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { passScreening } from '#app/commands/pass-screening.server.ts'
import { returnProposal } from '#app/commands/return-proposal.server.ts'
import type { Person } from '#app/domain/access.ts'
import { db } from '#db/client.server.ts'
import { batches, events, outgoingMails, proposals, screeningQuestions } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { sent, submitted } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { aPanel, declare, moments, type Panel } from '#tests/world/panel.ts'

useDatabase()

let world: World
let panel: Panel
let ineke: Person
beforeAll(async () => {
  world = await aFund()
  panel = await aPanel(world)
  ineke = await enter(world, 'ineke')
})

const question = () => ({
  operation: operation(),
  section: 'money' as const,
  text: 'Wat kost de zaal?',
  dueOn: '2026-03-25',
})
const row = async (id: string) => (await db().select().from(proposals).where(eq(proposals.id, id)))[0]
const typesOf = async (id: string) =>
  (
    await db()
      .select({ type: events.type })
      .from(events)
      .where(eq(events.subjectId, id))
      .orderBy(events.sequence)
  ).map((one) => one.type)

async function toScreen(): Promise<string> {
  const { proposal } = await submitted(world, ineke)
  await yes(declare(panel.sipke, proposal, 'none', moments.screening))
  return proposal
}

describe('a question to the applicant', () => {
  test('sends the proposal back, stops the clock, keeps the question and mails it', async () => {
    const proposal = await toScreen()
    const due = (await row(proposal))?.decisionDue
    const { question: id } = await yes(returnProposal(panel.sipke, proposal, question(), moments.screening))
    expect(await row(proposal)).toMatchObject({ state: 'returned', decisionDue: null })
    const [asked] = await db().select().from(screeningQuestions).where(eq(screeningQuestions.id, id))
    expect(asked).toMatchObject({
      section: 'money',
      text: 'Wat kost de zaal?',
      dueOn: '2026-03-25',
      answeredAt: null,
    })
    const mails = await db()
      .select()
      .from(outgoingMails)
      .where(and(eq(outgoingMails.template, 'proposal-returned'), eq(outgoingMails.recipient, ineke.person)))
    expect(mails.map((mail) => mail.props)).toContainEqual({ proposal, question: id })
    await sent(ineke, proposal, later({ days: 4 }))
    expect(await row(proposal)).toMatchObject({ state: 'submitted' })
    const after = (await row(proposal))?.decisionDue as string
    expect(after > (due as string)).toBe(true)
    expect(await typesOf(proposal)).toEqual(
      expect.arrayContaining(['proposal-submitted', 'conflict-declared', 'proposal-returned']),
    )
  })

  test('a day that has passed, no words, a stranger and a stale tab are refused', async () => {
    const proposal = await toScreen()
    const ask = (change: object) =>
      returnProposal(panel.sipke, proposal, { ...question(), ...change }, moments.screening)
    expect(await ask({ dueOn: '2026-03-01' })).toMatchObject({ reason: { code: 'question-day-passed' } })
    expect(await ask({ text: '  ' })).toMatchObject({ reason: { code: 'question-empty' } })
    for (const actor of [panel.tjitske, panel.aukje, ineke, await enter(world, 'henk')]) {
      expect(await returnProposal(actor, proposal, question(), moments.screening)).toMatchObject({
        reason: { code: 'not-found' },
      })
    }
    await yes(passScreening(panel.sipke, proposal, { operation: operation() }, moments.screening))
    expect(await ask({})).toMatchObject({ reason: { code: 'not-in-this-state', state: 'in-review' } })
  })

  test('a twin answers what the first one did, and asks once', async () => {
    const proposal = await toScreen()
    const form = question()
    const [one, other] = await Promise.all([
      returnProposal(panel.sipke, proposal, form, moments.screening),
      returnProposal(panel.sipke, proposal, form, moments.screening),
    ])
    expect(one).toEqual(other)
    expect(
      await db().select().from(screeningQuestions).where(eq(screeningQuestions.proposalId, proposal)),
    ).toHaveLength(1)
    expect(
      await returnProposal(panel.sipke, proposal, { ...form, text: 'Iets anders?' }, moments.screening),
    ).toMatchObject({
      reason: { code: 'operation-reused' },
    })
  })
})

describe('on to the panel', () => {
  test('proposals of a round share one batch, also when they pass at the same time', async () => {
    const other = await aFund()
    const staff = await aPanel(other)
    const owner = await enter(other, 'ineke')
    const ids = [await submitted(other, owner), await submitted(other, owner)].map(({ proposal }) => proposal)
    for (const id of ids) await yes(declare(staff.sipke, id, 'none', moments.screening))
    const passed = await Promise.all(
      ids.map((id) => passScreening(staff.sipke, id, { operation: operation() }, moments.screening)),
    )
    expect(passed.every((verdict) => verdict.ok)).toBe(true)
    expect(await db().select().from(batches).where(eq(batches.fundId, other.fund))).toHaveLength(1)
    for (const id of ids) expect(await row(id)).toMatchObject({ state: 'in-review' })
  })

  test('nobody decides before they said how they stand to who applies', async () => {
    const { proposal } = await submitted(world, ineke)
    const pass = () => passScreening(panel.sipke, proposal, { operation: operation() }, moments.screening)
    expect(await pass()).toMatchObject({ reason: { code: 'conflict-not-declared' } })
    await yes(declare(panel.sipke, proposal, 'close', moments.screening))
    expect(await pass()).toMatchObject({ reason: { code: 'conflict-close' } })
    expect(await row(proposal)).toMatchObject({ state: 'submitted', batchId: null })
  })

  test('an interest in one proposal closes deciding about the whole round', async () => {
    const other = await aFund()
    const staff = await aPanel(other)
    const owner = await enter(other, 'ineke')
    const [own, rival] = [await submitted(other, owner), await submitted(other, owner)]
    await yes(declare(staff.sipke, own.proposal, 'interest', moments.screening))
    await yes(declare(staff.sipke, rival.proposal, 'none', moments.screening))
    const verdict = await passScreening(
      staff.sipke,
      rival.proposal,
      { operation: operation() },
      moments.screening,
    )
    expect(verdict).toMatchObject({ reason: { code: 'conflict-interest' } })
  })

  test('a proposal of another fund is not there', async () => {
    const other = await aFund()
    const { proposal } = await submitted(other, await enter(other, 'ineke'))
    const verdict = await passScreening(panel.sipke, proposal, { operation: operation() }, moments.screening)
    expect(verdict).toMatchObject({ reason: { code: 'not-found' } })
    expect(await declare(panel.sipke, proposal)).toMatchObject({ reason: { code: 'not-found' } })
    expect(await declare(panel.sipke, 'geen-sleutel')).toMatchObject({ reason: { code: 'not-found' } })
  })
})
