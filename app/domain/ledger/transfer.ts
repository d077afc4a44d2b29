import type { IsoDate } from '../calendar.ts'
import { type CoverDay, coverOn } from '../ledger.ts'
import { type Cents, cents } from '../money.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'

/**
 * From one pot to another on a day: null is the money of the fund that no pot holds. `consent` says where the donor agreed,
 * for money that an earmark binds.
 */
export type Transfer = {
  from: string | null
  to: string | null
  cents: number
  on: IsoDate
  consent: string | null
}

/**
 * What a transfer leaves: the cover of that pot, or of the money that no pot holds, and how much of it no earmark binds
 * (transfers in less transfers out); null where nothing is bound.
 */
export type Giving = { cover: readonly CoverDay[]; unbound: Cents | null }

/**
 * What may go from a day on, in cents: the least cover on it or later. `free` of it needs nobody's word; `agreed` goes when
 * the donor agrees.
 */
export function movable({ cover, unbound }: Giving, on: IsoDate): { free: Cents; agreed: Cents } {
  const agreed = Math.max(0, tightest(cover, on).cover)
  return { free: cents(Math.max(0, Math.min(agreed, unbound ?? agreed))), agreed: cents(agreed) }
}

/** May a transfer be planned for this day? Refuses `transfer-day-past` with the day of today. */
export function canPlanTransfer({ on }: Pick<Transfer, 'on'>, today: IsoDate): Verdict {
  return on < today ? refused('transfer-day-past', { on, today }) : allowed()
}

/**
 * May so much leave its pot on its day? An earmark binds a pot: without the donor's word only what was moved into it may be
 * moved out again. And every day from then on keeps its cover. Refuses `same-pot`, `earmark-bound` with what may go, and
 * `transfer-short` with the day that falls most short, by how much, and what may go.
 */
export function canTransfer({ from, to, cents: asked, on, consent }: Transfer, giving: Giving): Verdict {
  if (from === to) return refused('same-pot')
  const { free, agreed } = movable(giving, on)
  if (consent === null && giving.unbound !== null && asked > giving.unbound)
    return refused('earmark-bound', { left: free })
  const least = tightest(giving.cover, on)
  if (asked <= least.cover) return allowed()
  const short = cents(asked - least.cover)
  return refused('transfer-short', { on: least.on, short, left: consent === null ? free : agreed })
}

/** The day from this one on with the least cover, the earliest of them. */
function tightest(cover: readonly CoverDay[], on: IsoDate): CoverDay {
  const days = [{ on, cover: coverOn(cover, on) }, ...cover.filter((day) => day.on > on)]
  return days.reduce((least, day) => (day.cover < least.cover ? day : least))
}

/** May a ceiling become this, with so much committed under it? Refuses `ceiling-below-committed` with what is committed. */
export function canSetCeiling(ceiling: number, committed: Cents): Verdict {
  return ceiling >= committed ? allowed() : refused('ceiling-below-committed', { committed })
}
