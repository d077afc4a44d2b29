import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { amsterdamInstant, type IsoDate } from '#app/domain/calendar.ts'
import { type FundSettings, fundSettingsSchema } from '#app/domain/fund.ts'
import type { CoverDay } from '#app/domain/ledger.ts'
import type { Cents } from '#app/domain/money.ts'
import { actsOnlyFor, type Holding } from '#app/domain/panel/stand-in.ts'
import type { Reader } from '#db/client.server.ts'
import { funds } from '#db/schema/index.ts'
import { closedToEach } from './closed.server.ts'
import { subjectsAbout, type WorkAbout } from './desk/about.server.ts'
import { toAnswerOffer, toOffer, toSign } from './desk/agreements.server.ts'
import { mailsAside } from './desk/aside-mails.server.ts'
import { batchesToLead, lotteriesToDraw } from './desk/batches.server.ts'
import { addressesToMend } from './desk/bounces.server.ts'
import { toCall } from './desk/call-backs.server.ts'
import { changesToAnswer } from './desk/changes.server.ts'
import { checksToMind, movementsToKnow } from './desk/checks.server.ts'
import { toAnswerComplaints } from './desk/complaints.server.ts'
import { mentionsToRead, quietGrants, stepsToDo } from './desk/contact.server.ts'
import { toDecide, toPrepare } from './desk/decisions.server.ts'
import { endingsToDecide } from './desk/endings.server.ts'
import { evidenceToJudge } from './desk/evidence.server.ts'
import { reviewsToHold } from './desk/experiment-reviews.server.ts'
import { resetsToConfirm } from './desk/factor-resets.server.ts'
import { closingsToDecide, fundDecisionsToTake, lateContributions } from './desk/fund-money.server.ts'
import { harvestsToFinish } from './desk/harvests.server.ts'
import { holdsThatEnd } from './desk/holds.server.ts'
import {
  archivesToTake,
  invitationsToMind,
  jobsToMind,
  retentionToDo,
  rolesToEnd,
  setUpToFinish,
} from './desk/house.server.ts'
import { type WorkItem, type WorkOf, workRoles } from './desk/item.ts'
import { loansToMind } from './desk/loans.server.ts'
import { toAnswer, toHelp } from './desk/messages.server.ts'
import { toAssign } from './desk/panel.server.ts'
import { toType } from './desk/paper-forms.server.ts'
import { paperToConfirm } from './desk/paper-signings.server.ts'
import { toApprove, toRelease, toSend } from './desk/payments.server.ts'
import { nothing, type Pile, type Sight } from './desk/pile.ts'
import { lateReports, toJudge } from './desk/reports.server.ts'
import { resultsToJudge } from './desk/results.server.ts'
import { openQuestions, toScreen } from './desk/screening.server.ts'
import { settlementsOpen, toSettle } from './desk/settlements.server.ts'
import { positions, tightestFrom } from './ledger.server.ts'
import { typedForOthers } from './paper-forms.server.ts'
import { holdingsOf } from './stand-ins.server.ts'

type Asked = {
  reader: Reader
  actor: Person
  fund: string
  today: IsoDate
  settings: FundSettings
  /** Also what others were given to do. */
  everybody: boolean
}

/** What a list of work is read with: whose it is, and who sees it in which role. */
type Sights = Record<WorkOf, Sight | null>
type Sort = (asked: Asked, sights: Sights) => Promise<Pile>

/** Every sort of work there is, in the order in which it is told on one day. */
const sorts = {
  'late-reports': of('manager', ({ reader, fund, today }, sight) => lateReports(reader, fund, today, sight)),
  questions: of('manager', ({ reader, fund, today }, sight) => openQuestions(reader, fund, today, sight)),
  screening: of('manager', ({ reader, fund, today, settings }, sight) =>
    toScreen(reader, fund, { today, screeningDays: settings.screeningDays, sight }),
  ),
  messages: of('manager', ({ reader, fund, today }, sight) => toAnswer(reader, fund, today, sight)),
  mails: of('manager', ({ reader, fund, today }, sight) => mailsAside(reader, fund, today, sight)),
  help: of('manager', ({ reader, fund, today }, sight) => toHelp(reader, fund, today, sight)),
  assignment: whole(({ reader, fund, today }) => toAssign(reader, fund, today)),
  decisions: of('approver', ({ reader, fund, today }, sight) => toDecide(reader, fund, today, sight)),
  preparing: of('manager', ({ reader, fund, today }, sight) => toPrepare(reader, fund, today, sight)),
  signing: whole(({ reader, fund, today }) => toSign(reader, fund, today)),
  offers: of('manager', ({ reader, fund, today }, sight) => toOffer(reader, fund, today, sight)),
  'paper-signatures': whole(({ reader, fund }) => paperToConfirm(reader, fund)),
  'offer-questions': whole(({ reader, fund }) => toAnswerOffer(reader, fund)),
  releases: of('manager', ({ reader, fund, today }, sight) => toRelease(reader, fund, today, sight)),
  approvals: of('approver', ({ reader, fund, today }, sight) => toApprove(reader, fund, today, sight)),
  sending: of('manager', ({ reader, fund, today }, sight) => toSend(reader, fund, today, sight)),
  reports: of('manager', ({ reader, fund, today }, sight) => toJudge(reader, fund, today, sight)),
  evidence: whole(({ reader, fund }) => evidenceToJudge(reader, fund)),
  changes: whole(({ reader, fund }) => changesToAnswer(reader, fund)),
  results: whole(({ reader, fund }) => resultsToJudge(reader, fund)),
  holds: whole(({ reader, fund, today }) => holdsThatEnd(reader, fund, today)),
  reviews: whole(({ reader, fund, today }) => reviewsToHold(reader, fund, today)),
  endings: whole(({ reader, fund }) => endingsToDecide(reader, fund)),
  settling: whole(({ reader, fund }) => toSettle(reader, fund)),
  settlements: whole(({ reader, fund }) => settlementsOpen(reader, fund)),
  'fund-decisions': whole(({ reader, fund }) => fundDecisionsToTake(reader, fund)),
  years: whole(({ reader, fund }) => closingsToDecide(reader, fund)),
  contributions: whole(({ reader, fund, today }) => lateContributions(reader, fund, today)),
  loans: whole(({ reader, fund, today }) => loansToMind(reader, fund, today)),
  checks: whole(({ reader, fund }) => checksToMind(reader, fund)),
  movements: whole(({ reader, fund }) => movementsToKnow(reader, fund)),
  mentions: ofEither(({ reader, fund, today }, sight) => mentionsToRead(reader, fund, today, sight)),
  steps: ofEither((asked, sight, isManager) =>
    stepsToDo(asked.reader, asked.fund, { today: asked.today, everybody: asked.everybody, isManager, sight }),
  ),
  quiet: of('manager', ({ reader, fund, today, settings }, sight) =>
    quietGrants(reader, fund, { today, usual: settings.contactRhythmDays, sight }),
  ),
  bounces: whole(({ reader, fund }) => addressesToMend(reader, fund)),
  calls: whole(({ reader, fund }) => toCall(reader, fund)),
  complaints: whole(({ reader, actor, today }) => toAnswerComplaints(reader, actor, today)),
  'second-factors': whole(({ reader, actor, fund, today }) =>
    resetsToConfirm(reader, fund, { today, person: actor.person, of: 'approver' }),
  ),
  harvests: whole(({ reader, actor, fund }) => harvestsToFinish(reader, fund, actor.person)),
  paper: whole(({ reader, actor }) => toType(reader, actor)),
  batches: led(({ reader, fund, today }, sight) => batchesToLead(reader, fund, { today, sight })),
  lotteries: led(({ reader, fund }, sight) => lotteriesToDraw(reader, fund, sight)),
  invitations: whole(({ reader, fund, today }) => invitationsToMind(reader, fund, today)),
  'role-terms': whole(({ reader, fund, today }) => rolesToEnd(reader, fund, today)),
  locks: whole(({ reader, actor, fund, today }) =>
    resetsToConfirm(reader, fund, { today, person: actor.person, of: 'administrator' }),
  ),
  retention: whole(({ reader, fund, today, settings }) => retentionToDo(reader, fund, { today, settings })),
  'set-up': whole(({ reader, fund, today }) => setUpToFinish(reader, fund, amsterdamInstant(today, '12:00'))),
  archives: whole(({ reader, fund }) => archivesToTake(reader, fund)),
  jobs: whole(({ reader }) => jobsToMind(reader)),
} as const satisfies Record<string, Sort>
export type WorkSort = keyof typeof sorts
export const workSorts = Object.keys(sorts) as WorkSort[]

/** The homes on which work stands, each with its sorts: the office, the panel for its chair, and the house. */
export const desks = ['office', 'panel', 'house'] as const
export type Desk = (typeof desks)[number]
const elsewhere: Record<Exclude<Desk, 'office'>, readonly WorkSort[]> = {
  panel: ['batches', 'lotteries'],
  house: ['locks', 'jobs', 'set-up', 'invitations', 'role-terms', 'archives', 'retention'],
}

/** On whose home a sort of work stands. */
export function deskOf(sort: WorkSort): Desk {
  return desks.find((desk) => desk !== 'office' && elsewhere[desk].includes(sort)) ?? 'office'
}

/** The sorts of a home, in the order in which they are told on one day. */
export function sortsOn(desk: Desk): WorkSort[] {
  return desk === 'office' ? workSorts.filter((sort) => deskOf(sort) === desk) : [...elsewhere[desk]]
}
/** What is nobody else's: it is read, not put away or given to a colleague. */
export const onesOwn: readonly WorkSort[] = ['mentions']

/** A sort of one role, of which no more is read than is shown. */
function of(role: WorkOf, read: (asked: Asked, sight: Sight) => Promise<Pile>): Sort {
  return async (asked, { [role]: sight }) => (sight ? read(asked, sight) : nothing)
}

/** A sort of which somebody has their own, whichever role they have. */
function ofEither(read: (asked: Asked, sight: Sight, isManager: boolean) => Promise<Pile>): Sort {
  return async (asked, { manager, approver }) => {
    const sight = manager ?? approver
    return sight ? read(asked, sight, manager !== null) : nothing
  }
}

/** A sort of which there is never much at once, or that rules decide about: all of it is read, and the first of it shown. */
function whole(read: (asked: Asked) => Promise<WorkItem[]>): Sort {
  return async (asked, sights) => {
    const items = (await read(asked)).filter(({ key, of: role, subject, preparedBy }) => {
      const sight = sights[role]
      if (!sight || preparedBy?.id === sight.person || sight.away.includes(key)) return false
      if (subject !== null && sight.without.includes(subject)) return false
      return sight.only === null || (subject !== null && sight.only.includes(subject))
    })
    const most = Math.max(0, ...Object.values(sights).flatMap((sight) => sight?.most ?? []))
    return firstOf(items, most, asked.today)
  }
}

/** A sort of who leads the panel, of which there is never much at once. */
function led(read: (asked: Asked, sight: Sight) => Promise<WorkItem[]>): Sort {
  return async (asked, { chair }) => {
    if (!chair) return nothing
    const items = (await read(asked, chair)).filter(({ key }) => !chair.away.includes(key))
    return firstOf(items, chair.most, asked.today)
  }
}

function firstOf(items: readonly WorkItem[], most: number, today: IsoDate): Pile {
  const byDay = items.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  const late = items.filter(({ on }) => on < today).length
  return { items: byDay.slice(0, most), count: items.length, late }
}

/** How much of a sort is read when all of it is wanted. */
const everything = Number.MAX_SAFE_INTEGER

/**
 * Everything that asks something of who looks, computed from rows: the work of each of their roles. Nothing is asked of who
 * only looks on. What somebody prepared themselves is not theirs to approve, and what is closed to them is not
 * shown: it is on the list of who stands in for them. Nor is the first check of what they typed over from paper.
 */
export async function workOf(reader: Reader, actor: Person, today: IsoDate): Promise<WorkItem[]> {
  const piles = await pilesOf(reader, actor, today, { sorts: workSorts, most: everything })
  return piles.flatMap(({ items }) => items)
}

/**
 * Of which sorts how much is read at most; `everybody` also reads the steps of others, `away` are the keys of work that lies
 * elsewhere, `given` of what a colleague gave to who looks, `about` what alone it is about.
 */
type PilesAsked = {
  sorts: readonly WorkSort[]
  most?: number
  everybody?: boolean
  away?: readonly string[]
  given?: readonly string[]
  about?: WorkAbout
}

/** Work by sort: the first of each by its day, how much there is in all, and how much of it is late. */
export async function pilesOf(
  reader: Reader,
  actor: Person,
  today: IsoDate,
  { sorts: wanted, most = everything, everybody = false, away = [], given = [], about }: PilesAsked,
): Promise<(Pile & { sort: WorkSort })[]> {
  if (!workRoles.some((role) => actor.roles.includes(role))) return []
  const { fund } = actor
  const [row] = await reader.select({ settings: funds.settings }).from(funds).where(eq(funds.id, fund))
  const settings = fundSettingsSchema.parse(row?.settings ?? {})
  const subjects = about ? await subjectsAbout(reader, fund, about) : null
  const sights = onlyAbout(subjects, await sightsOf(reader, actor, today, { most, away, given }))
  const asked = { reader, actor, fund, today, settings, everybody }
  return Promise.all(wanted.map(async (sort) => ({ sort, ...(await sorts[sort](asked, sights)) })))
}

/** The same sights, of these proposals and grants alone; null leaves them as they are. */
function onlyAbout(subjects: readonly string[] | null, sights: Sights): Sights {
  if (subjects === null) return sights
  const narrowed = Object.entries(sights).map(([role, sight]) => {
    const only = sight?.only ? sight.only.filter((id) => subjects.includes(id)) : subjects
    return [role, sight && { ...sight, only }]
  })
  return Object.fromEntries(narrowed) as Sights
}

/** Which work belongs to somebody, in their own name or in the place of who is away or stands too near; by role. */
async function sightsOf(
  reader: Reader,
  actor: Person,
  today: IsoDate,
  { most, away, given }: { most: number; away: readonly string[]; given: readonly string[] },
): Promise<Sights> {
  const [manager, approver, chair, typed] = [
    await holdingsOf(reader, actor, 'manager', today),
    await holdingsOf(reader, actor, 'approver', today),
    await holdingsOf(reader, actor, 'chair', today),
    await typedForOthers(reader, actor, today),
  ]
  const held = [...manager, ...approver, ...chair]
  const usual = held.flatMap(({ standsInFor }) => standsInFor?.usual ?? [])
  const closedTo = await closedToEach(reader, actor.fund, [actor.person, ...usual])
  const sightOf = (role: WorkOf, own: readonly Holding[]): Sight | null => {
    if (!actor.roles.includes(role)) return null
    const inPlaceOf = actsOnlyFor(own)
    return {
      person: actor.person,
      standsFor: [actor.person, ...own.flatMap(({ standsInFor }) => standsInFor?.usual ?? [])],
      without: [...closedTo(actor.person)],
      typed: [...typed],
      only: inPlaceOf?.flatMap((person) => [...closedTo(person)]) ?? null,
      most,
      away,
      given,
    }
  }
  return {
    manager: sightOf('manager', manager),
    approver: sightOf('approver', approver),
    chair: sightOf('chair', chair),
    administrator: sightOf('administrator', []),
  }
}

/**
 * The money of the fund on a day, in cents; `free` is what can be awarded, set by the `tightest` day when that is a later
 * one.
 */
export type FundToday = {
  received: Cents
  expected: Cents
  agreed: Cents
  paid: Cents
  free: Cents
  tightest: CoverDay | null
}

export async function fundToday(reader: Reader, fund: string, today: IsoDate): Promise<FundToday> {
  const [{ fund: position }, { now, tightest }] = await Promise.all([
    positions(reader, fund),
    tightestFrom(reader, fund, today),
  ])
  return {
    received: position.received,
    expected: position.expected,
    agreed: position.committed,
    paid: position.paid,
    free: tightest.cover,
    tightest: tightest.cover < now ? tightest : null,
  }
}
