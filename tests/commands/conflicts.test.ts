import { and, asc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { acceptInvitation } from '#app/commands/accept-invitation.server.ts'
import { appointStandIn, type StandInForm } from '#app/commands/appoint-stand-in.server.ts'
import { endStandIn } from '#app/commands/end-stand-in.server.ts'
import { eraseData } from '#app/commands/erase-data.server.ts'
import { makeRound } from '#app/commands/make-round.server.ts'
import { nameMember } from '#app/commands/name-member.server.ts'
import { takeBackNaming } from '#app/commands/take-back-naming.server.ts'
import { takeDecision } from '#app/commands/take-decision.server.ts'
import { tellOfOneself } from '#app/commands/tell-of-oneself.server.ts'
import type { Person } from '#app/domain/access.ts'
import { db } from '#db/client.server.ts'
import { hintsOf, namingsOf } from '#db/queries/conflict-hints.server.ts'
import { conflictRegister } from '#db/queries/conflict-register.server.ts'
import { standingOf } from '#db/queries/conflicts.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { rolesOf } from '#db/queries/people.server.ts'
import { conflicts, events, namedMembers, outgoingMails, reviews } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { draftOf, sent } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import {
  aDecline,
  aPanel,
  assigned,
  awaitingDecision,
  declare,
  declared,
  moments,
  type Panel,
  prepared,
  reviewed,
  screened,
  turn,
} from '#tests/world/panel.ts'
import { invited } from '#tests/world/together.ts'

useDatabase({ max: 6 })

let world: World
let panel: Panel
beforeAll(async () => {
  world = await aFund(400_000_00)
  panel = await aPanel(world)
}, 60_000)

const code = async (answer: Promise<{ ok: boolean; reason?: { code: string } }>) => {
  const verdict = await answer
  return verdict.ok ? 'ok' : verdict.reason?.code
}
const eventsOf = async (proposal: string, type: string) =>
  (
    await db()
      .select()
      .from(events)
      .where(and(eq(events.subjectId, proposal), eq(events.type, type)))
      .orderBy(asc(events.sequence))
  ).map(({ data }) => data)

describe('what may tie somebody to who applies', () => {
  test('is shown as codes, kept with what they declare, and stands in the log', async () => {
    const { proposal } = await screened(world, panel, { title: 'Zonnetuin' })
    const facts = { operation: operation(), organisation: 'Dbieb, Stichting Zonnetuin', postcode: null }
    await yes(tellOfOneself(panel.wim, { ...facts, named: false }, moments.conflicts))
    expect(await hintsOf(db(), panel.wim, proposal)).toEqual(['same-organisation'])
    expect(await hintsOf(db(), panel.aukje, proposal)).toEqual([])
    await yes(declare(panel.wim, proposal, 'acquainted'))
    const [row] = await db()
      .select()
      .from(conflicts)
      .where(and(eq(conflicts.proposalId, proposal), eq(conflicts.personId, panel.wim.person)))
    expect(row?.hints).toEqual(['same-organisation'])
    expect(await eventsOf(proposal, 'conflict-declared')).toContainEqual(
      expect.objectContaining({
        person: panel.wim.person,
        grade: 'acquainted',
        hints: ['same-organisation'],
      }),
    )
  })

  test('who applies themselves can only say that they have an interest', async () => {
    const { proposal, owner } = await screened(world, panel, { title: 'Eigen tuin' })
    const member = { ...owner, roles: ['reviewer'] } as Person
    expect(await hintsOf(db(), member, proposal)).toContain('own-proposal')
    expect(await code(declare(member, proposal, 'none'))).toBe('conflict-own-proposal')
    expect(await code(declare(member, proposal, 'interest'))).toBe('ok')
  })
})

describe('an applicant names a member', () => {
  test('as a question to that member; the reason is for chair and manager, and can be erased', async () => {
    const { proposal, batch, owner } = await screened(world, panel, { title: 'Kruidentuin' })
    const form = { operation: operation(), member: null, words: 'Sanne Hofstra', reason: 'Oude ruzie.' }
    const { naming } = await yes(nameMember(owner, proposal, form, moments.conflicts))
    expect(await hintsOf(db(), panel.sanne, proposal)).toEqual(['named-by-applicant'])
    expect(await hintsOf(db(), panel.aukje, proposal)).toEqual([])
    const again = { ...form, operation: operation(), words: 'sanne hofstra ' }
    expect(await code(nameMember(owner, proposal, again, moments.conflicts))).toBe('already-named')
    const baukje = await enter(world, 'baukje')
    expect(await code(nameMember(baukje, proposal, form, moments.conflicts))).toBe('not-found')
    const register = await conflictRegister(db(), { id: batch, fund: world.fund }, '2026-03-12')
    expect(register.find(({ id }) => id === proposal)?.namings).toMatchObject([{ reason: 'Oude ruzie.' }])
    const jelle = await enter(world, 'jelle', moments.conflicts)
    const erasing = { operation: operation(), what: 'naming', row: naming } as const
    await yes(eraseData(jelle, erasing, moments.conflicts))
    const [row] = await db().select().from(namedMembers).where(eq(namedMembers.id, naming))
    expect(row).toMatchObject({ words: '', reason: null })
  })

  test('and can take it back', async () => {
    const { proposal, owner } = await screened(world, panel, { title: 'Rozentuin' })
    const form = { operation: operation(), member: null, words: 'Wim Kuipers', reason: null }
    const { naming } = await yes(nameMember(owner, proposal, form, moments.conflicts))
    await yes(takeBackNaming(owner, proposal, naming, { operation: operation() }, moments.conflicts))
    expect(await namingsOf(db(), proposal)).toEqual([])
    expect(await eventsOf(proposal, 'naming-taken-back')).toEqual([{ proposal, naming }])
  })

  test('only somebody who agreed to be named is on the list to choose from', async () => {
    const { proposal, owner } = await screened(world, panel, { title: 'Waterkant' })
    const form = { operation: operation(), member: panel.mohamed.person, words: '', reason: null }
    expect(await code(nameMember(owner, proposal, form, moments.conflicts))).toBe('not-found')
    const facts = { operation: operation(), organisation: null, postcode: null, named: true }
    await yes(tellOfOneself(panel.mohamed, facts, moments.conflicts))
    const second = { ...form, operation: operation() }
    expect(await code(nameMember(owner, proposal, second, moments.conflicts))).toBe('ok')
    expect(await hintsOf(db(), panel.mohamed, proposal)).toEqual(['named-by-applicant'])
  })
})

describe('an interest', () => {
  test.each(['joins what was sent', 'sends'])(
    'of a member who %s while they read voids what they gave, and nothing of others',
    async (how) => {
      const fund = await aFund(400_000_00)
      const members = await aPanel(fund)
      const autumn = { ...fund.roundForm, slug: 'najaar', name: 'Ronde najaar' }
      const { round } = await yes(makeRound(fund.fund, 'system', autumn, later({ days: -30 })))
      const read = await screened(fund, members, { title: 'Gelezen' })
      await declared(members, read.proposal)
      const pairs = (['aukje', 'sanne', 'wim'] as const).map((key) => ({
        proposal: read.proposal,
        member: members[key].person,
      }))
      await assigned(fund, members, read.batch, pairs)
      await yes(turn(members, read.batch, 'conflicts', 'open-scoring'))
      for (const key of ['wim', 'sanne'] as const) await reviewed(members[key], read.proposal)
      const owner = await enter(fund, 'ineke')
      const own = await draftOf({ ...fund, round }, owner, { title: 'Eigen tuin' })
      const invitation = await invited(owner, own, members.wim.email ?? '')
      const joins = () =>
        acceptInvitation(members.wim, invitation, { operation: operation() }, moments.scoring)
      const sends = () => sent(owner, own, moments.scoring)
      for (const act of how === 'sends' ? [joins, sends] : [sends, joins]) {
        expect(await eventsOf(read.proposal, 'review-voided')).toEqual([])
        await act()
      }
      const given = await db().select().from(reviews).where(eq(reviews.proposalId, read.proposal))
      expect(given.filter(({ voidedAt }) => voidedAt !== null).map(({ personId }) => personId)).toEqual([
        members.wim.person,
      ])
      expect(await eventsOf(read.proposal, 'review-voided')).toMatchObject([{ person: members.wim.person }])
    },
  )

  test('closes scoring of what draws on the same pot at the same time, and voids what was given there', async () => {
    const fund = await aFund(400_000_00)
    const members = await aPanel(fund)
    const autumn = { ...fund.roundForm, slug: 'najaar', name: 'Ronde najaar' }
    const { round } = await yes(makeRound(fund.fund, 'system', autumn, later({ days: -30 })))
    const read = await screened(fund, members, { title: 'Gelezen' })
    const own = await screened({ ...fund, round }, members, { title: 'Eigen belang' })
    expect(own.batch).not.toBe(read.batch)
    await declared(members, read.proposal)
    await assigned(fund, members, read.batch, [
      { proposal: read.proposal, member: members.aukje.person },
      { proposal: read.proposal, member: members.sanne.person },
      { proposal: read.proposal, member: members.wim.person },
    ])
    await yes(turn(members, read.batch, 'conflicts', 'open-scoring'))
    await reviewed(members.wim, read.proposal)
    await yes(declare(members.wim, own.proposal, 'interest', moments.scoring))
    expect(await standingOf(db(), members.wim.person, { id: read.proposal })).toMatchObject({
      grade: 'none',
      interestBeside: true,
    })
    const [review] = await db().select().from(reviews).where(eq(reviews.proposalId, read.proposal))
    expect(review?.voidedAt).toEqual(moments.scoring)
    expect(await eventsOf(read.proposal, 'review-voided')).toHaveLength(1)
  })
})

describe('a stand-in', () => {
  test('decides where the usual one stands too near, on that proposal alone, and it is recorded', async () => {
    const fund = await aFund(400_000_00)
    const path = await awaitingDecision(fund, [{ title: 'Dichtbij' }, { title: 'Ver weg' }])
    const [near, far] = path.proposals as [string, string]
    const jelle = await enter(fund, 'jelle', moments.decision)
    const durk = await enter(fund, 'durk')
    const form: StandInForm = {
      operation: operation(),
      role: 'approver',
      usual: path.panel.tjitske.person,
      standIn: durk.email,
      reason: 'conflict',
      fromOn: '2026-03-16',
      untilOn: '2026-03-31',
    }
    const self = { ...form, operation: operation(), standIn: 'niemand@example.org' }
    expect(await code(appointStandIn(jelle, self, moments.decision))).toBe('stand-in-unknown')
    const { standIn } = await yes(appointStandIn(jelle, form, moments.decision))
    expect(await rolesOf(db(), fund.fund, durk.person, moments.decision)).toEqual(['approver'])
    const appoint = (change: Partial<StandInForm>) =>
      code(appointStandIn(jelle, { ...form, operation: operation(), ...change }, moments.decision))
    const baukje = await enter(fund, 'baukje')
    expect(await appoint({ standIn: baukje.email, fromOn: '2026-03-31' })).toBe('stand-in-taken')
    const april = { fromOn: '2026-04-01', untilOn: '2026-04-30' } as const
    const ineke = await enter(fund, 'ineke')
    expect(await appoint({ ...april, standIn: ineke.email })).toBe('stand-in-applies')
    expect(await appoint({ ...april, standIn: path.panel.sipke.email ?? '' })).toBe('stand-in-other-side')
    const told = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.template, 'stand-in-appointed'))
    expect(told).toMatchObject([{ recipient: durk.person, props: { usual: path.panel.tjitske.person } }])
    await yes(declare(path.panel.tjitske, near, 'close', moments.decision))
    const acting = { ...durk, roles: ['approver'] } as Person
    for (const proposal of [near, far]) await yes(declare(acting, proposal, 'none', moments.decision))
    const [nearDecision, farDecision] = [
      await prepared(path.panel, near, aDecline({ ground: 'board', departureReason: 'Toch niet.' })),
      await prepared(path.panel, far, aDecline({ ground: 'board', departureReason: 'Toch niet.' })),
    ]
    const mailed = await db()
      .select({ to: outgoingMails.recipient, props: outgoingMails.props })
      .from(outgoingMails)
      .where(eq(outgoingMails.template, 'decision-waiting'))
    const whoHears = (proposal: string) =>
      mailed.filter(({ props }) => props.proposal === proposal).map(({ to }) => to)
    expect(whoHears(near)).toEqual([durk.person])
    expect(whoHears(far)).toEqual([path.panel.tjitske.person])
    const listed = async (actor: Person) =>
      (await workOf(db(), actor, '2026-03-16'))
        .filter(({ kind }) => kind === 'take-decision')
        .map(({ title }) => title)
    expect(await listed(acting)).toEqual(['Dichtbij'])
    expect(await listed(path.panel.tjitske)).toEqual(['Ver weg'])
    const take = (actor: Person, decision: string) =>
      takeDecision(actor, decision, { operation: operation() }, moments.decision)
    expect(await code(take(acting, farDecision))).toBe('stand-in-not-needed')
    expect(await code(take(path.panel.tjitske, nearDecision))).toBe('conflict-close')
    await yes(take(acting, nearDecision))
    expect(await eventsOf(near, 'stood-in')).toEqual([
      { proposal: near, person: durk.person, usual: path.panel.tjitske.person, role: 'approver' },
    ])
    await yes(endStandIn(jelle, standIn, { operation: operation() }, moments.decision))
    expect(await rolesOf(db(), fund.fund, durk.person, moments.decision)).toEqual([])
  })

  test('is not appointed for who has no such role, nor by anybody but the administrator', async () => {
    const jelle = await enter(world, 'jelle', moments.decision)
    const durk = await enter(world, 'durk')
    const form: StandInForm = {
      operation: operation(),
      role: 'chair',
      usual: panel.sipke.person,
      standIn: durk.email,
      reason: 'away',
      fromOn: '2026-03-16',
      untilOn: '2026-03-31',
    }
    expect(await code(appointStandIn(jelle, form, moments.decision))).toBe('not-found')
    expect(await code(appointStandIn(panel.sipke, form, moments.decision))).toBe('not-found')
  })
})
