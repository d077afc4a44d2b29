import { addMonths, daysBetween, type IsoDate } from '../calendar.ts'
import { type Change, type ChangePart, weighed } from './change-kind.ts'
import { amountOf } from './instrument.ts'
import type { Flexibility } from './settings.ts'
import type { Terms } from './terms.ts'

/** What flexibility is about, of one version of the terms: amounts in cents by id, days by id. */
export type ChangeablePlan = {
  amount: number
  budget: Record<string, number>
  milestones: Record<string, IsoDate>
  place: string | null
  neighbourhood: string
  purpose: string
  end: IsoDate
  recipient: string
  ibanHolder: string
}

/** The same for the plan alone, as the worked examples of the fund give it. */
export function classifyPlan(
  signed: ChangeablePlan,
  proposed: ChangeablePlan,
  flexibility: Flexibility,
): Change {
  return weighed(planParts(signed, proposed, flexibility))
}

/** The part of the terms that `classifyPlan` weighs. */
export function changeablePlan(terms: Terms): ChangeablePlan {
  return {
    amount: amountOf(terms),
    budget: Object.fromEntries(terms.budgetLines.map(({ id, amountCents }) => [id, amountCents])),
    milestones: Object.fromEntries(terms.milestones.map(({ id, due }) => [id, due])),
    place: terms.place,
    neighbourhood: terms.neighbourhoods
      .map(({ key }) => key)
      .sort()
      .join(' '),
    purpose: terms.purpose,
    end: terms.endsOn,
    recipient: `${terms.grantee.name} ${terms.grantee.kvkNumber}`,
    ibanHolder: terms.bank.holder,
  }
}

/** What of a plan is different, and how heavy each is. */
export function planParts(
  signed: ChangeablePlan,
  proposed: ChangeablePlan,
  flexibility: Flexibility,
): ChangePart[] {
  const ids = [...new Set([...Object.keys(signed.milestones), ...Object.keys(proposed.milestones)])]
  const fixed = (['amount', 'purpose', 'end', 'recipient', 'ibanHolder'] as const).filter(
    (what) => signed[what] !== proposed[what],
  )
  return [
    ...budgetPart(signed.budget, proposed.budget, flexibility),
    ...ids.flatMap((id) => delayPart(id, signed.milestones[id], proposed.milestones[id], flexibility)),
    ...placePart(signed, proposed),
    ...fixed.map((what): ChangePart => ({ what, kind: 'amendment' })),
  ]
}

function budgetPart(
  signed: Record<string, number>,
  proposed: Record<string, number>,
  { budgetFreeBp, budgetNoticeBp }: Flexibility,
): ChangePart[] {
  const lines = [...new Set([...Object.keys(signed), ...Object.keys(proposed)])]
  const shifts = lines.map((line) => (proposed[line] ?? 0) - (signed[line] ?? 0))
  const [up, down] = [total(shifts.filter((shift) => shift > 0)), -total(shifts.filter((shift) => shift < 0))]
  const moved = Math.max(up, down)
  if (moved === 0) return []
  const whole = total(Object.values(signed))
  const shareBp = whole === 0 ? 10_000 : Number(ceilDivide(BigInt(moved) * 10_000n, BigInt(whole)))
  const kind =
    up !== down
      ? 'amendment'
      : shareBp <= budgetFreeBp
        ? 'free'
        : shareBp <= budgetNoticeBp
          ? 'notice'
          : 'amendment'
  return [{ what: 'budget', moved, shareBp, kind }]
}

/** A day that shifts: free, a notice or an amendment by how far. */
export function delayPart(
  what: string,
  signed: IsoDate | undefined,
  proposed: IsoDate | undefined,
  { delayFreeDays, delayNoticeMonths }: Flexibility,
): ChangePart[] {
  if (signed === proposed) return []
  if (signed === undefined || proposed === undefined) return [{ what, kind: 'amendment' }]
  const days = daysBetween(signed, proposed)
  if (days <= delayFreeDays) return [{ what, days, kind: 'free' }]
  return [{ what, days, kind: proposed <= addMonths(signed, delayNoticeMonths) ? 'notice' : 'amendment' }]
}

function placePart(signed: ChangeablePlan, proposed: ChangeablePlan): ChangePart[] {
  if (signed.neighbourhood !== proposed.neighbourhood) return [{ what: 'place', kind: 'amendment' }]
  return signed.place === proposed.place ? [] : [{ what: 'place', kind: 'notice' }]
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}

function ceilDivide(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor
}
