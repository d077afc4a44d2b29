import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { askReviews } from '#app/commands/ask-reviews.server.ts'
import { concludeReview } from '#app/commands/conclude-review.server.ts'
import { decideEnding } from '#app/commands/decide-ending.server.ts'
import { writeReview } from '#app/commands/write-review.server.ts'
import type { Person } from '#app/domain/access.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { refused } from '#app/domain/verdict.ts'
import { reviewTexts } from '#app/server/granting/learning-words.server.ts'
import { db, ownerSql } from '#db/client.server.ts'
import { openChange } from '#db/queries/changes.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { openEnding } from '#db/queries/endings.server.ts'
import { reviewsOf } from '#db/queries/experiment-reviews.server.ts'
import { grantEvents } from '#db/queries/grants.server.ts'
import { publicGrant } from '#db/queries/public/grants.server.ts'
import { lessonsOfGrant } from '#db/queries/reports.server.ts'
import { experimentReviews, experimentViews, grants, memberships, outgoingMails } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { proposedTerms } from '#tests/world/changing.ts'
import { type GrantWorld, grantState, runningGrant } from '#tests/world/granting.ts'
import { agree, aView, lookingBack, unanswered, viewsIn, write } from '#tests/world/looking-back.ts'

useDatabase({ max: 12 })

let world: World
/** A fund for each part: a round gives ten grants. */
const ofItsOwn = () =>
  beforeAll(async () => {
    world = await aFund(900_000_00)
  })

const { before, opens, day, reminder, closes } = lookingBack
const reviewIn = async ({ grant }: GrantWorld) => (await reviewsOf(db(), grant))[0] ?? null
const mails = async ({ grant }: GrantWorld, template: string) =>
  (await db().select().from(outgoingMails).where(eq(outgoingMails.template, template)))
    .filter(({ props }) => props.grant === grant)
    .map(({ props }) => props.to)
    .toSorted()
const happened = async ({ grant }: GrantWorld) =>
  (await grantEvents(db(), grant)).map(({ type }) => type).filter((type) => type.startsWith('experiment'))
const kinds = async (made: GrantWorld, at: Date) =>
  (await workOf(db(), made.panel.sipke, dayOf(at)))
    .filter(({ subject, kind }) => subject === made.grant && kind.startsWith('learning'))
    .map(({ kind, on }) => [kind, on])
const conclude = async (made: GrantWorld, at = closes, seen?: string, actor: Person = made.panel.sipke) => {
  const own = (await viewsIn(made)).findLast(({ side }) => side === 'fund')
  const form = { operation: operation(), seen: seen ?? own?.id ?? operation(), reason: 'Drie keer gebeld.' }
  return concludeReview(actor, made.grant, form, reviewTexts, at)
}

describe('the day of an experiment', () => {
  ofItsOwn()
  let made: GrantWorld
  beforeAll(async () => {
    made = await runningGrant(world)
  })

  test('opens two weeks before, and each thing is told once', async () => {
    await askReviews(before)
    expect(await reviewIn(made)).toBeNull()
    await askReviews(opens)
    await askReviews(later({ days: 1 }, opens))
    expect(await reviewIn(made)).toMatchObject({ state: 'open', reviewOn: lookingBack.on, outcome: null })
    expect(await mails(made, 'experiment-review-14')).toEqual(['fund', 'grantee'])
    expect(await mails(made, 'experiment-review-today')).toEqual([])
    await askReviews(day)
    await askReviews(later({ minutes: 60 }, day))
    expect(await mails(made, 'experiment-review-today')).toEqual(['fund', 'grantee'])
    expect(await mails(made, 'experiment-review-reminder')).toEqual([])
    await askReviews(reminder)
    await askReviews(closes)
    expect(await mails(made, 'experiment-review-reminder')).toEqual(['grantee'])
    expect(await mails(made, 'experiment-review-14')).toHaveLength(2)
  })

  test('is work of the manager, by its day', async () => {
    expect(await kinds(made, before)).toEqual([])
    expect(await kinds(made, opens)).toEqual([['learning-write', lookingBack.on]])
  })

  test('twins that ask at the same moment tell it once', async () => {
    const other = await runningGrant(world)
    await Promise.all([askReviews(opens), askReviews(opens), askReviews(opens)])
    expect(await mails(other, 'experiment-review-14')).toEqual(['fund', 'grantee'])
    expect(
      await db().select().from(experimentReviews).where(eq(experimentReviews.grantId, other.grant)),
    ).toHaveLength(1)
  })

  test('is nothing for a grant that has ended', async () => {
    const other = await runningGrant(world)
    await db().update(grants).set({ state: 'terminated' }).where(eq(grants.id, other.grant))
    await askReviews(day)
    expect(await reviewIn(other)).toBeNull()
    expect(await write(other, 'grantee')).toMatchObject({
      reason: { code: 'not-in-this-state', state: 'terminated', machine: 'grant' },
    })
  })
})

describe('writing and agreeing', () => {
  ofItsOwn()
  test('go on: one writes, the other agrees, and the lesson is for everybody', async () => {
    const made = await runningGrant(world)
    expect(await write(made, 'grantee', {}, before)).toEqual(
      refused('review-not-open', { from: '2027-01-18' }),
    )
    expect(await agree(made, 'fund')).toEqual(refused('review-no-view'))
    const form = await aView(made, 'grantee')
    const once = () => writeReview(made.owner, made.grant, 'grantee', form, reviewTexts, day)
    const both = await Promise.all([once(), once()])
    expect(both[0]).toEqual(both[1])
    expect(await viewsIn(made)).toHaveLength(1)
    expect(await mails(made, 'experiment-review-written')).toEqual(['fund'])
    expect(await kinds(made, day)).toEqual([['learning-answer', addDays(lookingBack.on, 7)]])
    expect(await agree(made, 'grantee')).toEqual(refused('review-no-view'))
    expect(await agree(made, 'fund', { seen: operation() })).toEqual(refused('review-view-changed'))
    await yes(agree(made, 'fund'))
    expect(await reviewIn(made)).toMatchObject({
      state: 'concluded',
      outcome: 'go-on',
      change: null,
      ending: null,
    })
    expect(await mails(made, 'experiment-review-concluded')).toEqual(['fund', 'grantee'])
    expect(await happened(made)).toEqual([
      'experiment-review-concluded',
      'experiment-review-written',
      'experiment-review-opened',
    ])
    const [row] = await db()
      .select({ reference: grants.reference })
      .from(grants)
      .where(eq(grants.id, made.grant))
    const told = await publicGrant(db(), world.fund, row!.reference)
    expect(told?.lessons).toMatchObject([
      {
        title: 'Begin op het schoolplein',
        reviewOn: lookingBack.on,
        criterion: 'verandering',
        pillars: ['leren'],
        neighbourhoods: ['bilgaard'],
      },
    ])
    expect(await openChange(db(), made.grant, 'grantee')).toBeNull()
    expect(await kinds(made, closes)).toEqual([])
    for (const again of [write(made, 'fund'), agree(made, 'fund'), conclude(made)])
      expect(await again).toEqual(
        refused('not-in-this-state', { state: 'concluded', machine: 'experimentReview' }),
      )
    await askReviews(closes)
    expect(await mails(made, 'experiment-review-reminder')).toEqual([])
  })

  test('a lesson stays with the two when one of them wants that', async () => {
    for (const [own, theirs] of [
      [false, true],
      [true, false],
    ]) {
      const made = await runningGrant(world)
      await yes(write(made, 'fund', { share: own }))
      await yes(agree(made, 'grantee', { share: theirs }))
      expect(await lessonsOfGrant(db(), made.grant)).toMatchObject([{ published: false }])
    }
  })

  test('what differs stays beside each other, and either can write again until they agree', async () => {
    const made = await runningGrant(world)
    await yes(write(made, 'grantee', { outcome: 'turn' }))
    await yes(write(made, 'fund', { outcome: 'stop' }))
    expect(await reviewIn(made)).toMatchObject({ state: 'differs' })
    expect(await mails(made, 'experiment-review-differs')).toEqual(['grantee'])
    expect(await write(made, 'grantee', { seen: null })).toEqual(refused('review-view-changed'))
    await yes(write(made, 'grantee', { outcome: 'go-on' }))
    expect(await mails(made, 'experiment-review-differs')).toEqual(['fund', 'grantee'])
    expect(await reviewIn(made)).toMatchObject({ state: 'differs' })
    await yes(write(made, 'fund', { outcome: 'go-on', lesson: { title: 'Bel vaker', text: 'Elke week.' } }))
    expect(await reviewIn(made)).toMatchObject({ state: 'concluded', outcome: 'go-on' })
    expect((await viewsIn(made)).map(({ side, outcome }) => `${side} ${outcome}`)).toEqual([
      'grantee turn',
      'fund stop',
      'grantee go-on',
      'fund go-on',
    ])
    expect(await lessonsOfGrant(db(), made.grant)).toMatchObject([{ title: 'Bel vaker', published: true }])
  })

  test('another way begins a change of the one that proposed it, with the question and the day', async () => {
    const made = await runningGrant(world)
    const next = { question: 'Werkt het ook thuis?', reviewOn: '2027-05-01' }
    for (const reviewOn of ['2027-02-01', '2027-07-01'])
      expect(await write(made, 'grantee', { outcome: 'turn', next: { ...next, reviewOn } })).toEqual(
        refused('review-date-outside', { from: '2027-02-02', to: '2027-06-30' }),
      )
    await yes(write(made, 'grantee', { outcome: 'turn', next }))
    await yes(agree(made, 'fund'))
    const change = await openChange(db(), made.grant, 'grantee')
    expect(await reviewIn(made)).toMatchObject({ outcome: 'turn', change: change?.id })
    expect((await proposedTerms(made, 'grantee')).experiment).toMatchObject({
      question: 'Werkt het ook thuis?',
      reviewDate: '2027-05-01',
      sign: expect.any(String),
    })
    expect(change).toMatchObject({ side: 'grantee', startedBy: made.owner.person, state: 'open' })
    expect(await openChange(db(), made.grant, 'fund')).toBeNull()
  })

  test('another way without more is looked at again, half way to the end', async () => {
    const made = await runningGrant(world)
    await yes(write(made, 'fund', { outcome: 'turn' }))
    await yes(agree(made, 'grantee'))
    expect((await proposedTerms(made, 'fund')).experiment?.reviewDate).toBe('2027-04-16')
  })

  test('stopping prepares an ending without blame that an approver decides about', async () => {
    const made = await runningGrant(world)
    await yes(write(made, 'grantee', { outcome: 'stop', why: 'Er komen te weinig mensen.' }))
    await yes(agree(made, 'fund'))
    const ending = await openEnding(db(), made.grant)
    expect(await reviewIn(made)).toMatchObject({ outcome: 'stop', ending: ending?.id, change: null })
    expect(ending).toMatchObject({
      side: 'fund',
      state: 'prepared',
      ground: 'no-blame',
      explanation:
        'Op het leermoment van 1 februari 2027 kozen wij samen om te stoppen. Er komen te weinig mensen.',
      learned: 'Daar zien ouders elkaar elke dag.',
      preparedBy: made.panel.sipke.person,
    })
    expect(await grantState(made)).toBe('running')
    const approver = { ...made.panel.tjitske, steppedUpAt: later({ minutes: 5 }, day) }
    await yes(decideEnding(approver, made.grant, { operation: operation() }, later({ minutes: 6 }, day)))
    expect((await openEnding(db(), made.grant))?.state).toBe('announced')
  })

  test('stopping is said by an owner of the initiative', async () => {
    const made = await runningGrant(world)
    const fatma = await enter(world, 'fatma')
    const [grant] = await db().select().from(grants).where(eq(grants.id, made.grant))
    await db()
      .insert(memberships)
      .values({
        fundId: world.fund,
        initiativeId: grant!.initiativeId,
        personId: fatma.person,
        relation: 'editor',
        since: later({}),
      })
    expect(await write(made, 'grantee', { outcome: 'stop' }, day, fatma as never)).toEqual(
      refused('stop-by-owner'),
    )
    await yes(write(made, 'fund', { outcome: 'stop' }))
    expect(await agree(made, 'grantee', {}, fatma as never)).toEqual(refused('stop-by-owner'))
    await yes(write(made, 'grantee', { outcome: 'turn' }, day, fatma as never))
  })

  test('belongs to both sides alone', async () => {
    const made = await runningGrant(world)
    const stranger = await enter(await aFund(), 'sipke')
    const others = [made.panel.tjitske, stranger, await enter(world, 'henk'), made.owner]
    for (const actor of others) {
      expect(await write(made, 'fund', {}, day, actor as Person)).toEqual(refused('not-found'))
      expect(await conclude(made, closes, undefined, actor as Person)).toEqual(refused('not-found'))
      expect(await agree(made, 'fund', {}, actor as Person)).toEqual(refused('not-found'))
    }
    expect(await write(made, 'grantee', {}, day, made.panel.sipke)).toEqual(refused('not-found'))
    expect(await viewsIn(made)).toEqual([])
  })
})

describe('closing it alone', () => {
  ofItsOwn()
  test('takes the term, a reminder and a reason; the lesson stays with the two', async () => {
    const made = await runningGrant(world)
    expect(await conclude(made)).toEqual(refused('review-view-needed'))
    await askReviews(day)
    await yes(write(made, 'fund', { outcome: 'turn' }))
    expect(await conclude(made)).toEqual(refused('review-not-reminded'))
    await askReviews(reminder)
    expect(await conclude(made, later({ days: -1 }, closes))).toEqual(
      refused('review-too-early', { from: '2027-03-01' }),
    )
    expect(await kinds(made, later({ days: -1 }, closes))).toEqual([])
    expect(await kinds(made, closes)).toMatchObject([['learning-close', expect.any(String)]])
    expect(await conclude(made, closes, operation())).toEqual(refused('review-view-changed'))
    const own = (await viewsIn(made)).at(-1)
    const form = { operation: operation(), seen: own!.id, reason: 'Drie keer gebeld.' }
    const once = () => concludeReview(made.panel.sipke, made.grant, form, reviewTexts, closes)
    expect(await once()).toEqual(await once())
    expect(await reviewIn(made)).toMatchObject({
      state: 'concluded',
      outcome: 'turn',
      closingReason: 'Drie keer gebeld.',
    })
    expect((await openChange(db(), made.grant, 'fund'))?.diff).toHaveLength(1)
    expect(await lessonsOfGrant(db(), made.grant)).toMatchObject([{ published: false }])
    expect(await mails(made, 'experiment-review-concluded')).toEqual(['fund', 'grantee'])
  })

  test('is not for a fund whose own turn it is, and leaves both texts when they differ', async () => {
    const made = await runningGrant(world)
    await unanswered(made, { outcome: 'stop' })
    await yes(
      write(made, 'grantee', { outcome: 'go-on', lesson: { title: 'Het kan', text: 'Geef tijd.' } }, closes),
    )
    expect(await conclude(made)).toEqual(refused('review-view-needed'))
    await yes(write(made, 'fund', { outcome: 'turn' }, closes))
    expect(await conclude(made)).toEqual(refused('review-too-early', { from: '2027-03-15' }))
    await yes(conclude(made, later({ days: 14 }, closes)))
    expect(await reviewIn(made)).toMatchObject({
      state: 'concluded',
      outcome: null,
      change: null,
      ending: null,
    })
    expect(await openChange(db(), made.grant, 'fund')).toBeNull()
    expect(await lessonsOfGrant(db(), made.grant)).toMatchObject([{ title: 'Het kan', published: false }])
  })
})

describe('what was written', () => {
  ofItsOwn()
  test('stays: the application changes no view and no outcome', async () => {
    const made = await runningGrant(world)
    await yes(write(made, 'fund'))
    const denied = { cause: { code: '42501' } }
    await expect(db().update(experimentViews).set({ saw: 'Niets.' })).rejects.toMatchObject(denied)
    await expect(db().delete(experimentViews)).rejects.toMatchObject(denied)
    await expect(db().update(experimentReviews).set({ reviewOn: '2027-03-01' })).rejects.toMatchObject(denied)
    await yes(agree(made, 'grantee'))
    const [review] = await reviewsOf(db(), made.grant)
    const kept = { cause: { code: '23000' } }
    await expect(
      db().update(experimentReviews).set({ outcome: 'stop' }).where(eq(experimentReviews.id, review!.id)),
    ).rejects.toMatchObject(kept)
    const [view] = await db().select().from(experimentViews).where(eq(experimentViews.reviewId, review!.id))
    await expect(
      db()
        .insert(experimentViews)
        .values({ ...view!, id: operation(), number: 9 }),
    ).rejects.toMatchObject(kept)
  })

  test('goes with the proposal that is erased', async () => {
    const made = await runningGrant(world)
    await unanswered(made)
    await yes(conclude(made))
    const [grant] = await db().select().from(grants).where(eq(grants.id, made.grant))
    const owner = ownerSql()
    await owner`update submissions set document = null where id = ${grant!.submissionId}`
    await owner.end()
    expect(await viewsIn(made)).toMatchObject([{ saw: '', why: '', lesson: { title: '', text: '' } }])
    expect(await reviewIn(made)).toMatchObject({ closingReason: null, outcome: 'go-on', state: 'concluded' })
  })
})
