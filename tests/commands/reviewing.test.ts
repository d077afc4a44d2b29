import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { assignReviewers } from '#app/commands/assign-reviewers.server.ts'
import { giveBackReview } from '#app/commands/give-back-review.server.ts'
import { lockReview } from '#app/commands/lock-review.server.ts'
import { saveAdvice } from '#app/commands/save-advice.server.ts'
import { type ScoreForm, saveScore } from '#app/commands/save-score.server.ts'
import type { Person } from '#app/domain/access.ts'
import type { Pair } from '#app/domain/panel/assignment.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { db } from '#db/client.server.ts'
import { assignments, events, outgoingMails, proposals, reviewScores, reviews } from '#db/schema/index.ts'
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

const reason = (code: string) => ({ ok: false, reason: { code } })
const score = (actor: Person, proposal: string, given: ScoreForm['score'] = 4, why: string | null = null) =>
  saveScore(
    actor,
    proposal,
    'voornemen',
    { operation: operation(), score: given, reason: why },
    moments.scoring,
  )
const readerOf = (panel: Panel, pair: Pair | undefined) =>
  [panel.aukje, panel.mohamed, panel.sanne, panel.wim].find(
    (person) => person.person === pair?.member,
  ) as Person

describe('assigning', () => {
  let world: World
  let panel: Panel
  let proposal = ''
  let batch = ''
  beforeAll(async () => {
    world = await aFund()
    panel = await aPanel(world)
    ;({ proposal, batch } = await screened(world, panel))
  })

  const give = (pairs: readonly Pair[], actor = panel.sipke) =>
    assignReviewers(actor, batch, { operation: operation(), pairs }, moments.assignment)

  test('only who declared may be asked: before that there are gaps, named', async () => {
    await expect(proposedPairs(world, batch)).rejects.toThrow('assignment-impossible')
    expect(await give([])).toMatchObject({ reason: { code: 'assignment-impossible', gap: 'Taalmaatjes' } })
  })

  test('three readers, both backgrounds, nobody who is near', async () => {
    await declared(panel, proposal, { wim: 'close' })
    const pairs = await proposedPairs(world, batch)
    expect(pairs.map((pair) => pair.member).sort()).toEqual(
      [panel.aukje, panel.mohamed, panel.sanne].map(({ person }) => person).sort(),
    )
    const near = [...pairs.slice(1), { proposal, member: panel.wim.person }]
    expect(await give(near)).toMatchObject(reason('assignment-changed'))
    expect(await give([...pairs, pairs[0] as Pair])).toMatchObject(reason('assignment-changed'))
    expect(await give(pairs.slice(1))).toMatchObject(reason('assignment-impossible'))
    for (const stranger of [panel.aukje, panel.tjitske])
      expect(await give(pairs, stranger)).toMatchObject(reason('not-found'))
    expect(await db().select().from(assignments).where(eq(assignments.proposalId, proposal))).toHaveLength(0)
  })

  test('each reader is asked once, by one mail, with a place in their own order', async () => {
    const pairs = await assigned(world, panel, batch)
    const rows = await db().select().from(assignments).where(eq(assignments.proposalId, proposal))
    expect(rows.map((row) => row.place)).toEqual([1, 1, 1])
    const mails = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.template, 'reviewer-assigned'))
    expect(mails.map((mail) => mail.recipient).sort()).toEqual(pairs.map((pair) => pair.member).sort())
    expect(await give(pairs)).toMatchObject(reason('assignment-changed'))
    expect(await give([])).toEqual({ ok: true, batch, assigned: 0 })
  })
})

describe('reading and scoring', () => {
  let world: World
  let panel: Panel
  let proposal = ''
  let other = ''
  let batch = ''
  let pairs: Pair[] = []
  beforeAll(async () => {
    world = await aFund()
    panel = await aPanel(world)
    ;({ proposal, batch } = await screened(world, panel))
    ;({ proposal: other } = await screened(world, panel, { title: 'Moestuin' }))
    for (const id of [proposal, other]) await declared(panel, id)
    pairs = await assigned(world, panel, batch)
  })

  const readersOf = (id: string) =>
    pairs.filter((pair) => pair.proposal === id).map((pair) => readerOf(panel, pair))
  const outsider = (id: string) =>
    [panel.aukje, panel.mohamed, panel.sanne, panel.wim].find((one) => !readersOf(id).includes(one)) as Person

  test('nothing is scored before the stage opens, nor by who was not asked', async () => {
    const [first] = readersOf(proposal) as [Person]
    expect(await score(first, proposal)).toMatchObject({
      reason: { code: 'scoring-not-open', state: 'conflicts' },
    })
    await yes(turn(panel, batch, 'conflicts', 'open-scoring'))
    for (const stranger of [outsider(proposal), panel.sipke, panel.grietje]) {
      expect(await score(stranger, proposal)).toMatchObject(reason('not-found'))
    }
  })

  test('only the chair turns a stage, from the stage the page showed', async () => {
    expect(await turn({ ...panel, grietje: panel.aukje }, batch, 'scoring', 'lock')).toMatchObject(
      reason('not-found'),
    )
    expect(await turn(panel, batch, 'conflicts', 'open-scoring')).toMatchObject({
      reason: { code: 'stage-out-of-order', state: 'scoring' },
    })
    expect(await turn(panel, batch, 'scoring', 'reveal')).toMatchObject(reason('stage-out-of-order'))
    expect(await turn(panel, batch, 'scoring', 'lock')).toMatchObject({
      reason: { code: 'reviews-missing', missing: 6 },
    })
  })

  test('every answer is kept at once; the last one counts', async () => {
    const [first] = readersOf(proposal) as [Person]
    await yes(score(first, proposal, 2))
    await yes(score(first, proposal, 3, 'Het past.'))
    await yes(score(first, proposal, 'cannot-judge'))
    const rows = await db().select().from(reviewScores)
    expect(rows).toMatchObject([{ criterion: 'voornemen', score: null, cannotJudge: true, reason: null }])
  })

  test('half an answer is kept while somebody thinks, and is no answer yet', async () => {
    const [first] = readersOf(proposal) as [Person]
    const written = { operation: operation(), score: null, reason: 'Ik twijfel.' }
    await yes(saveScore(first, proposal, 'verandering', written, moments.scoring))
    const [row] = await db().select().from(reviewScores).where(eq(reviewScores.criterion, 'verandering'))
    expect(row).toMatchObject({ score: null, cannotJudge: false, reason: 'Ik twijfel.' })
    const advised = { operation: operation(), advice: null, condition: null, questions: 'Wie opent?' }
    await yes(saveAdvice(first, proposal, advised, moments.scoring))
    const [own] = await db()
      .select()
      .from(reviews)
      .where(and(eq(reviews.proposalId, proposal), eq(reviews.personId, first.person)))
    expect(own).toMatchObject({ state: 'open', advice: null, questions: 'Wie opent?' })
  })

  test('a twin of an older answer does not overwrite a newer one', async () => {
    const [first] = readersOf(proposal) as [Person]
    const older = { operation: operation(), score: 2, reason: null }
    await yes(saveScore(first, proposal, 'verbinding', older, moments.scoring))
    await yes(
      saveScore(
        first,
        proposal,
        'verbinding',
        { ...older, operation: operation(), score: 5, reason: 'Zo.' },
        moments.scoring,
      ),
    )
    await yes(saveScore(first, proposal, 'verbinding', older, moments.scoring))
    const [row] = await db().select().from(reviewScores).where(eq(reviewScores.criterion, 'verbinding'))
    expect(row?.score).toBe(5)
  })

  test('a review is locked only when it is whole, and then stays as it is', async () => {
    const [first] = readersOf(proposal) as [Person]
    const lock = () => lockReview(first, proposal, { operation: operation() }, moments.scoring)
    expect(await lock()).toMatchObject(reason('too-few-scores'))
    for (const criterion of criteria) {
      await yes(
        saveScore(
          first,
          proposal,
          criterion,
          { operation: operation(), score: 5, reason: null },
          moments.scoring,
        ),
      )
    }
    expect(await lock()).toMatchObject(reason('score-needs-reason'))
    for (const criterion of criteria) {
      await yes(
        saveScore(
          first,
          proposal,
          criterion,
          { operation: operation(), score: 5, reason: 'Sterk.' },
          moments.scoring,
        ),
      )
    }
    expect(await lock()).toMatchObject(reason('advice-missing'))
    const advice = {
      operation: operation(),
      advice: 'fund-with-conditions',
      condition: null,
      questions: null,
    } as const
    await yes(saveAdvice(first, proposal, advice, moments.scoring))
    expect(await lock()).toMatchObject(reason('advice-condition-missing'))
    await yes(
      saveAdvice(
        first,
        proposal,
        { ...advice, operation: operation(), condition: 'Vraag de school.' },
        moments.scoring,
      ),
    )
    const kept = async () =>
      (
        await db()
          .select({ condition: reviews.condition })
          .from(reviews)
          .where(and(eq(reviews.proposalId, proposal), eq(reviews.personId, first.person)))
      ).map(({ condition }) => condition)
    expect(await kept()).toEqual(['Vraag de school.'])
    const without = {
      ...advice,
      operation: operation(),
      advice: 'fund',
      condition: 'Vraag de school.',
    } as const
    await yes(saveAdvice(first, proposal, without, moments.scoring))
    expect(await kept()).toEqual([null])
    await yes(lock())
    expect(await score(first, proposal, 1, 'Toch niet.')).toMatchObject(reason('review-locked'))
    expect(await lock()).toMatchObject(reason('review-locked'))
    const back = await giveBackReview(
      first,
      proposal,
      { operation: operation(), reason: 'time', note: null },
      moments.scoring,
    )
    expect(back).toMatchObject(reason('review-locked'))
  })

  test('who gives a proposal back is replaced: the chair waits until somebody else has read it', async () => {
    const [, second] = readersOf(other) as [Person, Person]
    await yes(score(second, other, 2))
    await yes(
      giveBackReview(second, other, { operation: operation(), reason: 'time', note: null }, moments.scoring),
    )
    expect(await score(second, other)).toMatchObject(reason('not-found'))
    const [open] = await db()
      .select()
      .from(reviews)
      .where(and(eq(reviews.proposalId, other), eq(reviews.personId, second.person)))
    expect(open?.voidedAt).not.toBeNull()
    const extra = await proposedPairs(world, batch)
    expect(extra).toEqual([{ proposal: other, member: outsider(other).person }])
    await assigned(world, panel, batch, extra)
  })

  test('a late declaration voids what was scored, also when it was locked', async () => {
    const [first] = readersOf(proposal) as [Person]
    await yes(declare(first, proposal, 'close', moments.scoring))
    const [voided] = await db()
      .select()
      .from(reviews)
      .where(and(eq(reviews.proposalId, proposal), eq(reviews.personId, first.person)))
    expect(voided?.voidedAt).not.toBeNull()
    expect(await score(first, proposal)).toMatchObject(reason('conflict-close'))
    const types = await db().select({ type: events.type }).from(events).where(eq(events.subjectId, proposal))
    expect(types.map((row) => row.type)).toContain('review-voided')
    expect(await declare(first, proposal, 'none', moments.scoring)).toMatchObject(reason('conflict-close'))
  })

  test('an interest ends every reading of the round', async () => {
    const member = panel.wim
    await yes(declare(member, proposal, 'interest', moments.scoring))
    const rows = await db().select().from(assignments).where(eq(assignments.personId, member.person))
    expect(rows.every((row) => row.returnedAt !== null)).toBe(true)
  })
})

describe('the turn', () => {
  test('when the scores are turned over, the proposals await a decision and the readers hear of it', async () => {
    const world = await aFund()
    const panel = await aPanel(world)
    const { proposal, batch } = await screened(world, panel)
    await declared(panel, proposal)
    const pairs = await assigned(world, panel, batch)
    await yes(turn(panel, batch, 'conflicts', 'open-scoring'))
    for (const pair of pairs) await reviewed(readerOf(panel, pair), proposal, 4)
    const locking = () => turn(panel, batch, 'scoring', 'lock', moments.reveal)
    const [one, twin] = await Promise.all([locking(), locking()])
    expect([one.ok, twin.ok].sort()).toEqual([false, true])
    await yes(turn(panel, batch, 'locked', 'reveal', moments.reveal))
    const [row] = await db().select().from(proposals).where(eq(proposals.id, proposal))
    expect(row?.state).toBe('awaiting-decision')
    const mails = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.template, 'reviews-revealed'))
    expect(mails).toHaveLength(3)
  })
})
