import { endOfDay, type IsoDate } from '#app/domain/calendar.ts'
import {
  type Brought,
  broughtBy,
  figuresOfPot,
  type PotFigures,
  shareFigures,
} from '#app/domain/ledger/donor-share.ts'
import type { DaySum } from '#app/domain/ledger/forecast.ts'
import { type Cents, cents, sumCents } from '#app/domain/money.ts'
import { figureOf } from '#app/domain/results/aggregate.ts'
import { contributionsTo } from '#app/domain/results/contribution.ts'
import { cellOf, hiddenFigures } from '#app/domain/results/hidden-figures.ts'
import { countsPeople, type IndicatorValue } from '#app/domain/results/indicator.ts'
import { mayShow } from '#app/domain/results/suppression.ts'
import { db } from '#db/client.server.ts'
import { type Contribution, contributionsOf } from '#db/queries/contributions.server.ts'
import { donorMoves, potsOfGrants } from '#db/queries/donor-report.server.ts'
import { potsOf } from '#db/queries/fund.server.ts'
import { booksOf } from '#db/queries/ledger.server.ts'
import { grantRegister, publicIndicators, type RegisteredGrant } from '#db/queries/public/grants.server.ts'
import { publicProgramme } from '#db/queries/public/results.server.ts'

/** A pot (null: money of no pot) with its figures, and what of them is this donor's. */
export type DonorPot = {
  pot: { id: string; key: string; name: string } | null
  whole: PotFigures
  own: PotFigures
}
/** A result of all grants out of the donor's pots; null when it is too small to show. Results are never divided. */
export type DonorResult = {
  key: string
  name: string
  unit: string
  value: IndicatorValue | null
  grants: number
}
export type DonorReport = {
  promises: Contribution[]
  promised: Cents
  received: Cents
  due: Cents
  pots: DonorPot[]
  grants: (RegisteredGrant & { pot: string })[]
  results: DonorResult[]
}

/**
 * What a donor gave and what came of it, as the books said at the end of a day. Money is divided by the rule of
 * `shareFigures`. Results are those of accepted reports about periods that were over, of all grants out of the pots in
 * which the donor has money, undivided; counts of people that no public page shows are not shown here either.
 */
export async function donorReport(fund: string, donor: string, on: IsoDate): Promise<DonorReport> {
  const knownBefore = endOfDay(on)
  const [moves, books, pots] = await Promise.all([
    donorMoves(db(), fund, on, knownBefore),
    booksOf(db(), fund, { knownBefore }),
    potsOf(db(), fund),
  ])
  const brought = broughtBy(moves)
  const promises = knownOn(await contributionsOf(db(), fund, { donor }), on, knownBefore)
  const own = [...pots, null].flatMap((pot): DonorPot[] => {
    const scope = pot?.id ?? null
    const sums = pot ? (books.pots.get(pot.id) ?? []) : withoutPots(books)
    const whole = figuresOfPot(sums, on)
    const share = shareFigures(whole, brought.get(scope) ?? new Map()).donors.get(donor)
    return share ? [{ pot: pot && { id: pot.id, key: pot.key, name: pot.name }, whole, own: share }] : []
  })
  const inPots = new Set(own.flatMap(({ pot }) => pot?.id ?? []))
  const potOf = await potsOfGrants(db(), fund)
  const grants = (await grantRegister(db(), fund)).flatMap((grant) => {
    const pot = potOf.get(grant.id) ?? ''
    return inPots.has(pot) && grant.awardedAt < knownBefore ? [{ ...grant, pot }] : []
  })
  return {
    promises,
    promised: sumCents(promises.map(({ amountCents }) => amountCents)),
    received: receivedBy(brought, donor),
    due: sumCents(promises.map(({ due }) => due)),
    pots: own,
    grants,
    results: await resultsOf(fund, new Set(grants.map(({ id }) => id)), on),
  }
}

/** The promises that were there on a day, with what had come in of them by then. */
function knownOn(promises: readonly Contribution[], on: IsoDate, before: Date): Contribution[] {
  return promises
    .filter(({ recordedAt }) => recordedAt < before)
    .map((one) => {
      const receipts = one.receipts.filter(({ valueOn }) => valueOn <= on)
      const withdrawn = one.withdrawnOn !== null && one.withdrawnOn <= on
      const came = sumCents(receipts.map((receipt) => receipt.cents))
      const due = cents(withdrawn ? 0 : Math.max(0, one.amountCents - came))
      return { ...one, receipts, due, withdrawnOn: withdrawn ? one.withdrawnOn : null }
    })
}

function receivedBy(brought: Brought, donor: string): Cents {
  return sumCents([...brought.values()].map((here) => here.get(donor) ?? cents(0)))
}

/** The lines that no pot has: those of the fund less those of its pots. */
function withoutPots(books: { fund: DaySum[]; pots: ReadonlyMap<string, DaySum[]> }): DaySum[] {
  const ofPots = [...books.pots.values()].flat()
  return [...books.fund, ...ofPots.map((sum) => ({ ...sum, cover: cents(-sum.cover) }))]
}

async function resultsOf(fund: string, grants: ReadonlySet<string>, on: IsoDate): Promise<DonorResult[]> {
  const programme = await publicProgramme(db(), fund)
  const all = await publicIndicators(db(), fund)
  const hidden = hiddenFigures(programme.indicators, all)
  const until = all
    .filter(({ grant }) => grants.has(grant))
    .map((one) => ({ ...one, course: one.course.filter((point) => point.on <= on) }))
  return programme.indicators.flatMap((indicator): DonorResult[] => {
    const { entering, together } = contributionsTo(indicator, until)
    const value = together && figureOf(together)
    if (!value) return []
    const { key, name, unit, type } = indicator
    const points = entering.map(({ of }) => cellOf.point(of, of.course.at(-1)?.report ?? ''))
    const small =
      countsPeople(type) && (!mayShow({ value: value.value }) || points.some((id) => hidden.has(id)))
    return [{ key, name, unit, value: small ? null : value, grants: entering.length }]
  })
}
