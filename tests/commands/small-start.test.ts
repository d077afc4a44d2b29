import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { concludeSmallStart } from '#app/commands/conclude-small-start.server.ts'
import { draftTerms } from '#app/commands/draft-terms.server.ts'
import { growProposal } from '#app/commands/grow-proposal.server.ts'
import { passScreening } from '#app/commands/pass-screening.server.ts'
import { takeDecision } from '#app/commands/take-decision.server.ts'
import type { Person } from '#app/domain/access.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { refused } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { agreementTexts } from '#app/server/agreement-texts.server.ts'
import { db } from '#db/client.server.ts'
import { newestVersion } from '#db/queries/agreements.server.ts'
import { latestSubmission, ownProposal, savedSections } from '#db/queries/proposals.server.ts'
import { batches, events, grants, lessons, proposals, rounds } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { soup, typedSoup } from '#tests/domain/proposal/small-starts.ts'
import { begun, fillIn, typePage } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import { granting } from '#tests/world/granting.ts'
import {
  anAward,
  aPanel,
  assigned,
  declare,
  declared,
  moments,
  type Panel,
  prepared,
  reviewed,
} from '#tests/world/panel.ts'
import { aSmallRound, smallDraft, smallSent } from '#tests/world/small-start.ts'

useDatabase()

let world: World
let small: { round: string }
let ineke: Person & { email: string }
let panel: Panel

beforeAll(async () => {
  world = await aFund()
  small = await aSmallRound(world)
  ineke = await enter(world, 'ineke')
  panel = await aPanel(world)
})

async function inWeek(proposal: string, { sipke } = panel): Promise<string> {
  const form = { operation: operation() }
  await yes(declare(sipke, proposal, 'none', moments.screening))
  return (await yes(passScreening(sipke, proposal, form, moments.screening))).batch
}

/** Two members read and lock; what the worker does then is done by hand. */
async function advised() {
  const { proposal } = await smallSent(small, ineke)
  const batch = await inWeek(proposal)
  await declared(panel, proposal)
  const pairs = (await assigned(world, panel, batch)).filter((pair) => pair.proposal === proposal)
  const members = new Map(Object.values(panel).map((person) => [person.person, person]))
  for (const { member } of pairs) await reviewed(members.get(member) as Person, proposal)
  return { proposal, batch, readers: pairs.length }
}

async function awardedSoup() {
  const { proposal } = await advised()
  await concludeSmallStart(proposal, moments.reveal)
  const decision = await prepared(panel, proposal, anAward(750_00))
  const form = { operation: operation() }
  const { grant } = await yes(takeDecision(panel.tjitske, decision, form, moments.decision))
  return { proposal, grant: grant as string }
}

describe('a small start', () => {
  test('is frozen as its own short document, without a word that a part is ready', async () => {
    const { proposal } = await smallSent(small, ineke)
    expect((await latestSubmission(db(), proposal))?.document).toEqual(soup)
  })

  test('behaviour 33: is decided within three weeks', async () => {
    const { proposal } = await smallSent(small, ineke)
    expect((await ownProposal(db(), ineke, proposal))?.decisionDue).toBe(addDays(dayOf(today), 21))
  })

  test('is not sent while a question is open, and asks no more than its costs', async () => {
    const { costs } = typedSoup.money!
    const open = await begun(small, ineke)
    const { residentsRole: _role, ...rest } = typedSoup.verbinding!
    await fillIn(ineke, open, { ...typedSoup, verbinding: rest })
    await expect(smallSent(small, ineke, { ...typedSoup, verbinding: rest })).rejects.toThrow(
      'sections-not-done',
    )
    await expect(typePage(ineke, open, ['money', 'costs'], { ...costs, amountAsked: '900' })).rejects.toThrow(
      'aboveCosts',
    )
  })

  test('is read by two in the batch of its week, and then awaits a decision by itself', async () => {
    const { proposal, batch, readers } = await advised()
    expect(readers).toBe(2)
    expect(await concludeSmallStart(proposal, moments.reveal)).toBe(true)
    expect(await concludeSmallStart(proposal, moments.reveal)).toBe(false)
    expect((await ownProposal(db(), ineke, proposal))?.state).toBe('awaiting-decision')
    const [row] = await db().select().from(batches).where(eq(batches.id, batch))
    expect(row?.stage).toBe('revealed')
    const turned = await db()
      .select({ actor: events.actor, data: events.data })
      .from(events)
      .where(and(eq(events.subjectId, batch), eq(events.type, 'batch-stage-turned')))
    expect(turned.map(({ actor }) => actor)).toEqual(['system', 'system'])
  })

  test('waits for its second reader', async () => {
    const another = await aFund()
    const [members, fatma] = [await aPanel(another), await enter(another, 'fatma')]
    const { proposal } = await smallSent(await aSmallRound(another), fatma)
    const batch = await inWeek(proposal, members)
    await declared(members, proposal)
    const [pair] = await assigned(another, members, batch)
    const reader = Object.values(members).find(({ person }) => person === pair?.member) as Person
    await reviewed(reader, proposal)
    expect(await concludeSmallStart(proposal, moments.reveal)).toBe(false)
    expect((await ownProposal(db(), fatma, proposal))?.state).toBe('in-review')
  })

  test('becomes an agreement with one milestone and what is counted', async () => {
    const { grant } = await awardedSoup()
    await yes(draftTerms(panel.sipke, grant, { operation: operation() }, agreementTexts(), granting.draft))
    const terms = (await newestVersion(db(), grant))?.terms
    expect(terms).toMatchObject({
      track: 'small-start',
      grantee: {
        name: 'Stichting Soep op dinsdag',
        kvkNumber: '12345678',
        representatives: [{ name: 'Ineke van der Wal', email: ineke.email }],
      },
      milestones: [{ title: 'Uw plan is uitgevoerd', due: '2026-12-31' }],
      indicators: [{ name: 'Bewoners die mee-eten', target: 30, type: 'count' }],
      tranches: [{ amountCents: 750_00 }],
    })
  })
})

describe('a small start that was carried out', () => {
  async function settling() {
    const made = await awardedSoup()
    await db().update(grants).set({ state: 'settling' }).where(eq(grants.id, made.grant))
    await db()
      .insert(lessons)
      .values({
        id: newId(today),
        fundId: world.fund,
        grantId: made.grant,
        title: 'Eerst soep',
        text: 'Wie mee snijdt, komt terug.',
        source: 'initiative',
        learnedOn: '2026-03-10',
      })
    return made
  }

  test('grows into a whole plan with its answers, its indicators and its lessons', async () => {
    const { proposal } = await settling()
    const form = { operation: operation(), round: world.round }
    const grownPlan = (await yes(growProposal(ineke, proposal, form, later({ minutes: 9 })))).proposal
    const sections = await savedSections(db(), grownPlan)
    expect(sections.aboutUs.answers).toMatchObject({
      initiativeName: 'Soep op dinsdag',
      organisationName: 'Stichting Soep op dinsdag',
      kvkNumber: '12345678',
    })
    expect(sections.voornemen.answers).toEqual({
      plan: soup.voornemen.plan,
      neighbourhoods: ['bilgaard'],
      whyNotRegular: soup.voornemen.whyNotRegular,
    })
    expect(sections.vooruitgang.answers.indicators).toEqual([
      { id: soup.vooruitgang.indicators[0]?.id, indicatorName: 'Bewoners die mee-eten', targetValue: 30 },
    ])
    expect(sections.verandering.answers).toEqual({ whatIsNew: 'Wie mee snijdt, komt terug.' })
    expect(sections.money.answers).not.toHaveProperty('amountAsked')
    const again = await yes(
      growProposal(ineke, proposal, { operation: operation(), round: world.round }, later({ minutes: 10 })),
    )
    expect(again.proposal).toBe(grownPlan)
    const [row] = await db().select().from(proposals).where(eq(proposals.id, grownPlan))
    expect([row?.grownFrom, row?.title, row?.state]).toEqual([proposal, 'Soep op dinsdag', 'draft'])
  })

  test('is refused to grow before it is over, in a round of small starts, and to strangers', async () => {
    const { proposal } = await awardedSoup()
    const grow = (actor: Person, round: string) =>
      growProposal(actor, proposal, { operation: operation(), round }, later({ minutes: 9 }))
    expect(await grow(ineke, world.round)).toMatchObject({
      reason: { code: 'not-in-this-state', state: 'agreeing' },
    })
    expect(await grow(ineke, small.round)).toEqual(refused('not-found'))
    expect(await grow(await enter(world, 'fatma'), world.round)).toEqual(refused('not-found'))
    const [full] = await db().select().from(rounds).where(eq(rounds.id, world.round))
    expect(full?.track).toBe('full')
    const draft = await smallDraft(small, ineke)
    expect(
      await growProposal(ineke, draft, { operation: operation(), round: world.round }, later({ minutes: 9 })),
    ).toMatchObject({ reason: { code: 'not-a-small-start' } })
  })
})
