import { and, eq, inArray, ne } from 'drizzle-orm'
import { appointStandIn } from '#app/commands/appoint-stand-in.server.ts'
import { invitePerson } from '#app/commands/invite-person.server.ts'
import { lockReview } from '#app/commands/lock-review.server.ts'
import { saveAdvice } from '#app/commands/save-advice.server.ts'
import { saveScore } from '#app/commands/save-score.server.ts'
import { takeDecision } from '#app/commands/take-decision.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { db } from '#db/client.server.ts'
import { reviewScores, reviews } from '#db/schema/index.ts'
import { anAttachment } from '#tests/world/attachments.ts'
import { aFund, enter, operation, today, type World, yes } from '#tests/world/base.ts'
import {
  anAward,
  aPanel,
  assigned,
  declare,
  moments,
  type Panel,
  prepared,
  screened,
} from '#tests/world/panel.ts'
import type { Keys } from './paths.ts'

/** Words that stand in one place only: wherever they turn up, that place was read. */
export const sentinel = {
  title: 'Kwikstaarttuin',
  text: 'zevenblad en kruipende boterbloem',
  word: 'zevenblad',
  file: 'grondmonster-kwikstaart.txt',
  scores: (key: string) => `rietzanger zag dit als ${key}`,
  questions: (key: string) => `vraagt de wulp van ${key}`,
}

export type LeakWorld = {
  world: World
  panel: Panel
  /** Joins the panel for the extra reviews. */
  durk: Person
  owner: Person
  /** The one that is closed to Wim and to Tjitske, and the other one of the batch. */
  closed: string
  other: string
  batch: string
  keys: Keys
}

/** Two proposals in one batch, and money for one of them. Aukje and Mohamed read both, Sanne the first and Wim the second. */
export async function leakWorld(): Promise<LeakWorld> {
  const world = await aFund(30_000_00)
  const panel = await aPanel(world)
  const pages = { voornemen: { plan: { plan: `Wij planten ${sentinel.text}.` } } }
  const durk = await joins(world, 'durk')
  const first = await screened(world, panel, { title: sentinel.title, pages })
  const second = await screened(world, panel, { title: 'Andere tuin' })
  const file = await anAttachment(first.proposal, { name: sentinel.file, text: sentinel.text })
  const keys = {
    proposalId: first.proposal,
    batchId: first.batch,
    fileId: file,
    slug: 'voorjaar',
    roundId: world.round,
    memberId: panel.mohamed.person,
    decisionId: operation(),
    grantId: operation(),
    reference: 'LO-2026-0001',
  }
  return {
    world,
    panel,
    durk,
    owner: first.owner,
    closed: first.proposal,
    other: second.proposal,
    batch: first.batch,
    keys,
  }
}

async function joins(world: World, key: 'durk'): Promise<Person> {
  const [jelle, person] = await Promise.all([enter(world, 'jelle'), enter(world, key)])
  const { name, email } = person
  const form = { operation: operation(), name, email, role: 'reviewer', background: 'resident' } as const
  await yes(invitePerson(jelle, form, today))
  return { ...person, roles: ['reviewer'] }
}

export async function everybodyDeclares({ panel, durk, closed, other }: LeakWorld): Promise<void> {
  for (const proposal of [closed, other]) await yes(declare(durk, proposal))
  for (const key of ['aukje', 'mohamed', 'sanne', 'wim', 'grietje', 'tjitske'] as const) {
    const near = key === 'wim' || key === 'tjitske'
    await yes(declare(panel[key], closed, near ? 'close' : 'none'))
    await yes(declare(panel[key], other))
  }
}

export async function readersGiven({ world, panel, closed, other, batch }: LeakWorld): Promise<void> {
  const pair = (proposal: string, key: keyof Panel) => ({ proposal, member: panel[key].person })
  await assigned(world, panel, batch, [
    ...(['aukje', 'mohamed', 'sanne'] as const).map((key) => pair(closed, key)),
    ...(['aukje', 'mohamed', 'wim'] as const).map((key) => pair(other, key)),
  ])
}

/** Scores every V with words of their own and advises; with `lock` it is done. */
export async function scores(
  reader: Person,
  key: string,
  proposal: string,
  { lock = true, at = moments.scoring } = {},
): Promise<void> {
  for (const criterion of criteria) {
    const form = { operation: operation(), score: key === 'mohamed' ? 5 : 2, reason: sentinel.scores(key) }
    await yes(saveScore(reader, proposal, criterion, form, at))
  }
  const advice = { operation: operation(), advice: 'fund', condition: null } as const
  await yes(saveAdvice(reader, proposal, { ...advice, questions: sentinel.questions(key) }, at))
  if (lock) await yes(lockReview(reader, proposal, { operation: operation() }, at))
}

/** The board decides on the proposal that its usual member stands too near to: a stand-in awards it. */
export async function awardedByStandIn({ world, panel, closed, keys }: LeakWorld): Promise<void> {
  const [jelle, baukje] = await Promise.all([enter(world, 'jelle', moments.decision), enter(world, 'baukje')])
  const days = { fromOn: dayOf(moments.decision), untilOn: '2026-12-31' }
  const form = { operation: operation(), role: 'approver', reason: 'conflict', ...days } as const
  const who = { usual: panel.tjitske.person, standIn: baukje.email }
  await yes(appointStandIn(jelle, { ...form, ...who }, moments.decision))
  const approver: Person = { ...baukje, roles: ['approver'] }
  await yes(declare(approver, closed, 'none', moments.decision))
  keys.decisionId = await prepared(panel, closed, anAward(10_000_00, { departureReason: 'Passend.' }))
  const taken = await yes(
    takeDecision(approver, keys.decisionId, { operation: operation() }, moments.decision),
  )
  keys.grantId = taken.grant ?? ''
}

/**
 * Turns around what others gave on these proposals while `look` looks: every number and advice, and with `locks` also who
 * is done. Afterwards it is as it was.
 */
export async function turnedAround<Seen>(
  proposals: readonly string[],
  { besides, locks }: { besides: string; locks: boolean },
  look: () => Promise<Seen>,
): Promise<Seen> {
  const theirs = and(inArray(reviews.proposalId, [...proposals]), ne(reviews.personId, besides))
  const before = await db().select().from(reviews).where(theirs)
  const ids = before.map(({ id }) => id)
  if (ids.length === 0) return look()
  const given = await db().select().from(reviewScores).where(inArray(reviewScores.reviewId, ids))
  for (const { id, state, startedAt } of before) {
    const done =
      state === 'locked' ? { state: 'open', lockedAt: null } : { state: 'locked', lockedAt: startedAt }
    const turned = { advice: 'do-not-fund', questions: 'Anders.', ...(locks ? done : {}) }
    await db().update(reviews).set(turned).where(eq(reviews.id, id))
  }
  await db()
    .update(reviewScores)
    .set({ score: 3, reason: 'Anders.' })
    .where(inArray(reviewScores.reviewId, ids))
  const seen = await look()
  for (const { id, ...row } of before) await db().update(reviews).set(row).where(eq(reviews.id, id))
  for (const { reviewId, criterion, ...row } of given)
    await db()
      .update(reviewScores)
      .set(row)
      .where(and(eq(reviewScores.reviewId, reviewId), eq(reviewScores.criterion, criterion)))
  return seen
}
