import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { fundSettingsSchema } from '#app/domain/fund.ts'
import type { CoverDay } from '#app/domain/ledger.ts'
import type { Cents } from '#app/domain/money.ts'
import { actsOnlyFor, type Holding } from '#app/domain/panel/stand-in.ts'
import type { Reader } from '#db/client.server.ts'
import { funds } from '#db/schema/index.ts'
import { closedToEach } from './closed.server.ts'
import { toAnswerOffer, toOffer, toSign } from './desk/agreements.server.ts'
import { mailsAside } from './desk/aside-mails.server.ts'
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
import type { WorkItem, WorkOf } from './desk/item.ts'
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
  screeningDays: number
  rhythmDays: number
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
  screening: of('manager', ({ reader, fund, today, screeningDays }, sight) =>
    toScreen(reader, fund, { today, screeningDays, sight }),
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
  quiet: of('manager', ({ reader, fund, today, rhythmDays }, sight) =>
    quietGrants(reader, fund, { today, usual: rhythmDays, sight }),
  ),
  bounces: whole(({ reader, fund }) => addressesToMend(reader, fund)),
  calls: whole(({ reader, fund }) => toCall(reader, fund)),
  complaints: whole(({ reader, fund }) => toAnswerComplaints(reader, fund)),
  'second-factors': whole(({ reader, actor, fund, today }) =>
    resetsToConfirm(reader, fund, { today, person: actor.person }),
  ),
  harvests: whole(({ reader, actor, fund }) => harvestsToFinish(reader, fund, actor.person)),
  paper: whole(({ reader, actor }) => toType(reader, actor)),
} as const satisfies Record<string, Sort>
export type WorkSort = keyof typeof sorts
export const workSorts = Object.keys(sorts) as WorkSort[]
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
    const byDay = items.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
    const most = sights.manager?.most ?? sights.approver?.most ?? 0
    const late = items.filter(({ on }) => on < asked.today).length
    return { items: byDay.slice(0, most), count: items.length, late }
  }
}

/** How much of a sort is read when all of it is wanted. */
const everything = Number.MAX_SAFE_INTEGER

/**
 * Everything that asks something of who looks, computed from rows: the manager's work, or the approver's. Nothing is asked
 * of who only looks on. What somebody prepared themselves is not theirs to approve, and what is closed to them is not
 * shown: it is on the list of who stands in for them. Nor is the first check of what they typed over from paper.
 */
export async function workOf(reader: Reader, actor: Person, today: IsoDate): Promise<WorkItem[]> {
  const piles = await pilesOf(reader, actor, today, { sorts: workSorts, most: everything })
  return piles.flatMap(({ items }) => items)
}

/**
 * Of which sorts how much is read at most; `everybody` also reads the steps of others, `away` are the keys of work that lies
 * elsewhere, `given` of what a colleague gave to who looks.
 */
type PilesAsked = {
  sorts: readonly WorkSort[]
  most?: number
  everybody?: boolean
  away?: readonly string[]
  given?: readonly string[]
}

/** Work by sort: the first of each by its day, how much there is in all, and how much of it is late. */
export async function pilesOf(
  reader: Reader,
  actor: Person,
  today: IsoDate,
  { sorts: wanted, most = everything, everybody = false, away = [], given = [] }: PilesAsked,
): Promise<(Pile & { sort: WorkSort })[]> {
  if (!actor.roles.includes('manager') && !actor.roles.includes('approver')) return []
  const { fund } = actor
  const [row] = await reader.select({ settings: funds.settings }).from(funds).where(eq(funds.id, fund))
  const { screeningDays, contactRhythmDays } = fundSettingsSchema.parse(row?.settings ?? {})
  const sights = await sightsOf(reader, actor, today, { most, away, given })
  const asked = { reader, actor, fund, today, screeningDays, rhythmDays: contactRhythmDays, everybody }
  return Promise.all(wanted.map(async (sort) => ({ sort, ...(await sorts[sort](asked, sights)) })))
}

/** Which work belongs to somebody, in their own name or in the place of who is away or stands too near; by role. */
async function sightsOf(
  reader: Reader,
  actor: Person,
  today: IsoDate,
  { most, away, given }: { most: number; away: readonly string[]; given: readonly string[] },
): Promise<Sights> {
  const [manager, approver, typed] = [
    await holdingsOf(reader, actor, 'manager', today),
    await holdingsOf(reader, actor, 'approver', today),
    await typedForOthers(reader, actor, today),
  ]
  const usual = [...manager, ...approver].flatMap(({ standsInFor }) => standsInFor?.usual ?? [])
  const closedTo = await closedToEach(reader, actor.fund, [actor.person, ...usual])
  const sightOf = (role: WorkOf, held: readonly Holding[]): Sight | null => {
    if (!actor.roles.includes(role)) return null
    const inPlaceOf = actsOnlyFor(held)
    return {
      person: actor.person,
      standsFor: [actor.person, ...held.flatMap(({ standsInFor }) => standsInFor?.usual ?? [])],
      without: [...closedTo(actor.person)],
      typed: [...typed],
      only: inPlaceOf?.flatMap((person) => [...closedTo(person)]) ?? null,
      most,
      away,
      given,
    }
  }
  return { manager: sightOf('manager', manager), approver: sightOf('approver', approver) }
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
