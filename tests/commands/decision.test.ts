import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { prepareDecision } from '#app/commands/prepare-decision.server.ts'
import { returnDecision } from '#app/commands/return-decision.server.ts'
import { takeDecision } from '#app/commands/take-decision.server.ts'
import type { Person } from '#app/domain/access.ts'
import type { DecisionDraft } from '#app/domain/panel/decision.ts'
import { newId } from '#app/effects/id.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { db } from '#db/client.server.ts'
import { returnedOf } from '#db/queries/decisions.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { coverOfScope } from '#db/queries/ledger.server.ts'
import {
  committedSums,
  conflicts,
  decisions,
  events,
  grants,
  ledgerEntries,
  outgoingMails,
  proposals,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import vectors from '#tests/examples/vectors.json' with { type: 'json' }
import { aFund, operation, type World, yes } from '#tests/world/base.ts'
import {
  aDecline,
  anAward,
  awaitingDecision,
  declare,
  moments,
  type Panel,
  prepared,
} from '#tests/world/panel.ts'

useDatabase({ max: 50 })

const reason = (code: string) => ({ ok: false, reason: { code } })
const stateOf = async (id: string) =>
  (await db().select().from(proposals).where(eq(proposals.id, id)))[0]?.state
const prepare = (actor: Person, proposal: string, draft: DecisionDraft) =>
  prepareDecision(actor, proposal, { operation: operation(), ...draft }, moments.decision)
const take = (actor: Person, decision: string) =>
  takeDecision(actor, decision, { operation: operation() }, moments.decision)

describe('preparing', () => {
  let panel: Panel
  let good = ''
  let poor = ''
  beforeAll(async () => {
    const world = await aFund(30_000_00)
    const path = await awaitingDecision(world, [{ score: 5 }, { title: 'Moestuin', score: 1 }])
    panel = path.panel
    ;[good, poor] = path.proposals as [string, string]
  })

  test.each([
    ['more than was asked', anAward(20_000_01), 'amount-above-asked'],
    ['nothing', anAward(0), 'award-without-amount'],
    ['a V without a reason', anAward(20_000_00, { reasons: { voornemen: 'Past.' } }), 'reason-missing'],
    ['a no without another way', aDecline({ anotherWay: ' ' }), 'another-way-missing'],
    ['less than was asked, without why', anAward(10_000_00, { lowerReason: null }), 'lower-needs-reason'],
    ['a no of the panel to what lies above the line', aDecline(), 'ground-against-panel'],
    ['a no of the board alone, without why', aDecline({ ground: 'board' }), 'departure-needs-reason'],
    [
      'the waiting list for want of money that is there',
      anAward(0, { outcome: 'wait', waitingPlace: 1, waitingUntil: '2026-12-01', waitingGround: 'money' }),
      'money-still-free',
    ],
  ] as const)('is refused: %s', async (_name, draft, code) => {
    expect(await prepare(panel.sipke, good, draft)).toMatchObject(reason(code))
  })

  test('an award below the line of the money is refused without a reason', async () => {
    expect(await prepare(panel.sipke, poor, anAward(10_000_00))).toMatchObject(
      reason('departure-needs-reason'),
    )
    await yes(prepare(panel.sipke, poor, anAward(10_000_00, { departureReason: 'Alleen hier helpt dit.' })))
  })

  test('only the manager prepares, and only who said they know nobody', async () => {
    for (const actor of [panel.tjitske, panel.grietje, panel.aukje]) {
      expect(await prepare(actor, good, anAward(20_000_00))).toMatchObject(reason('not-found'))
    }
  })

  test('a new preparation replaces the one before, and the approver hears of each', async () => {
    const first = await prepared(panel, good, anAward(20_000_00))
    const second = await prepared(
      panel,
      good,
      anAward(15_000_00, { conditions: ['Vraag de school.'], departureReason: 'Zonder afwijking.' }),
    )
    expect(await take(panel.tjitske, first)).toMatchObject(reason('decision-replaced'))
    const [row] = await db().select().from(decisions).where(eq(decisions.id, second))
    expect(row).toMatchObject({
      amountCents: 15_000_00,
      lowerReason: 'Hier is dit genoeg voor.',
      departureReason: null,
      conditions: ['Vraag de school.'],
      droppedAt: null,
      decidedAt: null,
    })
    const mails = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.template, 'decision-waiting'))
    const hers = mails.filter(
      (mail) => mail.recipient === panel.tjitske.person && mail.props.proposal === good,
    )
    expect(hers).toHaveLength(2)
    for (const mail of hers) expect(await mailValues(mail)).toMatchObject({ 'task.amount': 15_000_00 })
  })
})

describe('giving back', () => {
  test('puts the proposal on the desk of who prepared it again, with the reason, and tells them', async () => {
    const world = await aFund(30_000_00)
    const { panel, proposals: ids } = await awaitingDecision(world)
    const proposal = ids[0] as string
    const decision = await prepared(panel, proposal, anAward(20_000_00))
    const giveBack = (actor: Person, why = 'Leg uit waarom.') =>
      returnDecision(actor, decision, { operation: operation(), reason: why }, moments.decision)
    expect(await giveBack(panel.sipke)).toMatchObject(reason('not-found'))
    expect(await giveBack(panel.tjitske, ' ')).toMatchObject(reason('return-needs-reason'))
    expect(await returnedOf(db(), proposal)).toBeNull()
    await yes(giveBack(panel.tjitske))
    expect(await returnedOf(db(), proposal)).toMatchObject({
      by: panel.tjitske.name,
      reason: 'Leg uit waarom.',
      decision: { id: decision },
    })
    expect(await giveBack(panel.tjitske)).toMatchObject(reason('decision-replaced'))
    expect(await take(panel.tjitske, decision)).toMatchObject(reason('decision-replaced'))
    const work = await workOf(db(), panel.sipke, '2026-03-16')
    expect(work.some(({ kind, subject }) => kind === 'prepare-decision' && subject === proposal)).toBe(true)
    const [mail] = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.template, 'decision-returned'))
    expect(mail).toMatchObject({ recipient: panel.sipke.person, props: { proposal } })
    expect(await mailValues(mail as never)).toMatchObject({
      'url.proposal': expect.stringMatching(`/manager/proposals/${proposal}$`),
    })
    await prepared(panel, proposal, anAward(20_000_00))
    expect(await returnedOf(db(), proposal)).toBeNull()
  })
})

describe('taking', () => {
  let world: World
  let panel: Panel
  let ids: string[] = []
  beforeAll(async () => {
    world = await aFund(30_000_00)
    const path = await awaitingDecision(world, [{}, { title: 'Moestuin' }, { title: 'Zomerfeest' }])
    panel = path.panel
    ids = path.proposals
  })

  test('an award makes the grant, commits the whole amount on the day of the start and tells everybody', async () => {
    const decision = await prepared(panel, ids[0] as string, anAward(20_000_00))
    const { grant } = await yes(take(panel.tjitske, decision))
    const [row] = await db()
      .select()
      .from(grants)
      .where(eq(grants.id, grant as string))
    expect(row).toMatchObject({
      amountCents: 20_000_00,
      startsOn: '2026-09-01',
      endsOn: '2027-06-30',
      state: 'agreeing',
      title: 'Taalmaatjes',
    })
    const lines = await db()
      .select()
      .from(ledgerEntries)
      .where(eq(ledgerEntries.grantId, grant as string))
    expect(lines).toMatchObject([
      {
        kind: 'commitment',
        on: '2026-09-01',
        coverCents: -20_000_00,
        weighs: 'decision',
        roundId: world.round,
        decidedOn: '2026-03-16',
      },
    ])
    expect(await coverOfScope(db(), world.fund, world.fund)).toEqual([
      { on: '2026-01-01', cover: 30_000_00 },
      { on: '2026-09-01', cover: 10_000_00 },
    ])
    expect(await stateOf(ids[0] as string)).toBe('awarded')
    const types = (
      await db()
        .select()
        .from(events)
        .where(eq(events.subjectId, ids[0] as string))
    ).map((event) => event.type)
    expect(types).toContain('proposal-awarded')
    const mails = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.template, 'decision-awarded'))
    expect(mails).toMatchObject([{ props: { proposal: ids[0], decision, grant } }])
    expect(await take(panel.tjitske, decision)).toMatchObject(reason('decision-replaced'))
  })

  test('what the fund cannot carry is refused with the day and the shortage, and nothing changes', async () => {
    const proposal = ids[1] as string
    const decision = await prepared(
      panel,
      proposal,
      anAward(10_000_01, { departureReason: 'Om de toets te proeven.' }),
    )
    const before = await db().select().from(events)
    expect(await take(panel.tjitske, decision)).toMatchObject({
      reason: { code: 'cover-short', on: '2026-09-01', short: 1, before: 10_000_00, of: 'fund' },
    })
    expect(await stateOf(proposal)).toBe('awaiting-decision')
    expect(await db().select().from(grants).where(eq(grants.proposalId, proposal))).toHaveLength(0)
    expect(await db().select().from(events)).toHaveLength(before.length)
    const fitting = await prepared(panel, proposal, anAward(10_000_00, { departureReason: 'Zo past het.' }))
    await yes(take(panel.tjitske, fitting))
  })

  test('a no keeps its reasons and another way, and costs nothing', async () => {
    const proposal = ids[2] as string
    const decision = await prepared(panel, proposal, aDecline())
    const lines = await db().select().from(ledgerEntries)
    await yes(take(panel.tjitske, decision))
    expect(await stateOf(proposal)).toBe('declined')
    expect(await db().select().from(ledgerEntries)).toHaveLength(lines.length)
    const mails = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.template, 'decision-declined'))
    expect(mails).toMatchObject([{ props: { proposal, decision } }])
  })
})

describe('four eyes', () => {
  test('who prepared a decision does not take it, whatever their roles; others find nothing', async () => {
    const world = await aFund()
    const { panel, proposals: ids } = await awaitingDecision(world)
    const decision = await prepared(panel, ids[0] as string, anAward(20_000_00))
    const both: Person = { ...panel.sipke, roles: ['manager', 'approver'] }
    expect(await take(both, decision)).toMatchObject(reason('same-person'))
    for (const actor of [panel.sipke, panel.grietje, panel.aukje])
      expect(await take(actor, decision)).toMatchObject(reason('not-found'))
    expect(await take(panel.tjitske, newId(moments.decision))).toMatchObject(reason('not-found'))
    await yes(declare(panel.tjitske, ids[0] as string, 'close', moments.decision))
    expect(await take(panel.tjitske, decision)).toMatchObject(reason('conflict-close'))
  })

  test('twins of one approval answer the same and make one grant', async () => {
    const world = await aFund()
    const { panel, proposals: ids } = await awaitingDecision(world)
    const decision = await prepared(panel, ids[0] as string, anAward(20_000_00))
    const form = { operation: operation() }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => takeDecision(panel.tjitske, decision, form, moments.decision)),
    )
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]?.ok).toBe(true)
    expect(await db().select().from(grants).where(eq(grants.decisionId, decision))).toHaveLength(1)
  })
})

describe('at once', () => {
  test('two hundred awards of € 7.300 on € 50.000: six pass, € 6.200 is left', async () => {
    const { free, decisions: many, each, succeed, left } = vectors.cover.concurrency
    const world = await aFund(free)
    const { panel, proposals: ids } = await awaitingDecision(world, [{ amount: '7.300' }])
    const decision = await prepared(panel, ids[0] as string, anAward(each))
    const copies = await copiesOf(ids[0] as string, decision, panel.tjitske, many - 1)
    const answers = await Promise.all([decision, ...copies].map((id) => take(panel.tjitske, id)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(succeed)
    for (const answer of answers.filter((one) => !one.ok)) {
      expect(answer).toMatchObject({ reason: { code: 'cover-short', before: left } })
    }
    const days = await coverOfScope(db(), world.fund, world.fund)
    expect(days.at(-1)?.cover).toBe(left)
    expect(Math.min(...days.map((day) => day.cover))).toBeGreaterThanOrEqual(0)
    expect(await db().select().from(grants).where(eq(grants.fundId, world.fund))).toHaveLength(succeed)
    const [sum] = await db()
      .select()
      .from(committedSums)
      .where(and(eq(committedSums.fundId, world.fund), eq(committedSums.scope, 'round')))
    expect(sum?.cents).toBe(succeed * each)
  }, 60_000)

  test('the ceiling of the round holds too, in words that name it', async () => {
    const world = await aFund(400_000_00)
    const { panel, proposals: ids } = await awaitingDecision(world, [{}, { title: 'Moestuin' }])
    const [one, other] = await Promise.all(ids.map((id) => prepared(panel, id, anAward(20_000_00))))
    await db().execute(sql`update rounds set ceiling_cents = ${30_000_00} where id = ${world.round}`)
    const answers = await Promise.all([
      take(panel.tjitske, one as string),
      take(panel.tjitske, other as string),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.find((answer) => !answer.ok)).toMatchObject({
      reason: { code: 'ceiling-reached', scope: 'round', name: 'Ronde voorjaar', left: 10_000_00 },
    })
  })
})

/** More proposals that await the same decision as this one, as rows: the path to each is tested elsewhere. */
async function copiesOf(
  proposal: string,
  decision: string,
  approver: Person,
  count: number,
): Promise<string[]> {
  const [row] = await db().select().from(proposals).where(eq(proposals.id, proposal))
  const [ready] = await db().select().from(decisions).where(eq(decisions.id, decision))
  if (!row || !ready) throw new Error('nothing to copy')
  const made = Array.from({ length: count }, (_none, index) => ({
    proposal: newId(moments.decision),
    decision: newId(moments.decision),
    reference: `LO-2026-${String(1000 + index)}`,
  }))
  await db()
    .insert(proposals)
    .values(made.map((one) => ({ ...row, id: one.proposal, reference: one.reference })))
  await db()
    .insert(decisions)
    .values(
      made.map((one) => ({
        ...ready,
        id: one.decision,
        proposalId: one.proposal,
        departureReason: 'Alle plannen zijn even goed.',
      })),
    )
  await db()
    .insert(conflicts)
    .values(
      made.map((one) => ({
        id: newId(moments.decision),
        fundId: row.fundId,
        proposalId: one.proposal,
        personId: approver.person,
        grade: 'none',
        grounds: [],
        declaredAt: moments.decision,
      })),
    )
  return made.map((one) => one.decision)
}
