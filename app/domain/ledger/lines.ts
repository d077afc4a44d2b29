import type { IsoDate } from '../calendar.ts'
import type { Entry, EntryKind, Line } from '../ledger.ts'
import { type Cents, cents, divideHalfUp } from '../money.ts'

/** A tranche as far as the ledger is concerned; the award before the first terms is one without an id. */
export type PlannedAmount = { id?: string; amount: number; plannedOn: IsoDate }

/** Money that is expected: the amount due, its due date, and the share of it (basis points) that counts as cover. */
export type Expectation = { amount: number; dueOn: IsoDate; acceptedShareBp: number }

/** What every line of a posting carries: the earmarked pot and the grant it is for. */
export type Bearing = Pick<Entry, 'pot' | 'grant'>

/** A commitment for each tranche on its planned date. */
export function commitmentLines(tranches: readonly PlannedAmount[], bearing: Bearing = {}): Entry[] {
  return tranches.map((tranche) => planned('commitment', -tranche.amount, tranche, bearing))
}

/** Between award and first terms: the whole award, on the start date that was asked for. */
export function awardLines(amount: number, startDate: IsoDate, bearing: Bearing = {}): Entry[] {
  return commitmentLines([{ amount, plannedOn: startDate }], bearing)
}

/** Frees what was committed, on the dates it was committed for. */
export function decommitmentLines(tranches: readonly PlannedAmount[], bearing: Bearing = {}): Entry[] {
  return tranches.map((tranche) => planned('decommitment', tranche.amount, tranche, bearing))
}

/**
 * New tranches in the place of old ones, in one posting. A tranche that stays as it was (same id, amount and date)
 * makes no lines; pass the paid ones in both lists.
 */
export function replaceCommitment(
  old: readonly PlannedAmount[],
  next: readonly PlannedAmount[],
  bearing: Bearing = {},
): Entry[] {
  const changed = (from: readonly PlannedAmount[]) => (tranche: PlannedAmount) =>
    !from.some((other) => sameTranche(tranche, other))
  return [
    ...decommitmentLines(old.filter(changed(next)), bearing),
    ...commitmentLines(next.filter(changed(old)), bearing),
  ]
}

/** A payment moves its commitment from the planned date to the value date of the bank. */
export function paymentLines(
  amount: number,
  plannedOn: IsoDate,
  valueDate: IsoDate,
  bearing: Bearing & Pick<Entry, 'tranche'> = {},
): Entry[] {
  return [
    line('payment-planned', amount, plannedOn, bearing),
    line('payment-made', -amount, valueDate, bearing),
  ]
}

/**
 * A payment that came back on a value date: the money is here again, and its commitment is open again on its planned day,
 * or on that value date when the planned day is over.
 */
export function returnLines(
  amount: number,
  plannedOn: IsoDate,
  valueDate: IsoDate,
  bearing: Bearing & Pick<Entry, 'tranche'> = {},
): Entry[] {
  return [
    line('payment-planned', -amount, plannedOn > valueDate ? plannedOn : valueDate, bearing),
    line('payment-made', amount, valueDate, bearing),
  ]
}

/** A contribution that a donor signed for: its accepted share, rounded half up, on the due date. */
export function contributionLines(contribution: Expectation, bearing: Bearing = {}): Entry[] {
  return [line('contribution-signed', accepted(contribution), contribution.dueOn, bearing)]
}

/** Principal that a borrower has to repay: its accepted share, rounded half up, on the due date. */
export function repaymentLines(repayment: Expectation, bearing: Bearing = {}): Entry[] {
  return [line('repayment-expected', accepted(repayment), repayment.dueOn, bearing)]
}

/**
 * Money received: + the whole amount on its value date, − what of it was expected, on the due date. `expected.amount`
 * is what is still due; a part received reverses its part, so that all receipts together reverse the whole expectation.
 */
export function receiptLines(
  kind: Extract<EntryKind, 'contribution-received' | 'repayment-received' | 'recovery-received'>,
  amount: number,
  valueDate: IsoDate,
  expected: Expectation | null = null,
  bearing: Bearing = {},
): Entry[] {
  const received = line(kind, amount, valueDate, bearing)
  if (!expected) return [received]
  const stillDue = { ...expected, amount: Math.max(0, expected.amount - amount) }
  const reversed = accepted(expected) - accepted(stillDue)
  return [received, line('expectation-reversed', -reversed, expected.dueOn, bearing)]
}

/** Takes back money that was booked as received and was not: − its amount on the same value date. */
export function counterLines(
  kind: Extract<EntryKind, 'repayment-received'>,
  amount: number,
  valueDate: IsoDate,
  bearing: Bearing = {},
): Entry[] {
  return [line(kind, -amount, valueDate, bearing)]
}

/** What was expected will not come: a missed repayment, a withdrawn contribution. */
export function reversalLines(expected: Expectation, bearing: Bearing = {}): Entry[] {
  return [line('expectation-reversed', -accepted(expected), expected.dueOn, bearing)]
}

/**
 * What is expected now in the place of what the ledger counts: for each due date the difference of the accepted shares.
 * `counted` is the cover that stands there; a day with the same amount makes no line.
 */
export function replaceExpectation(
  counted: readonly Line[],
  expected: readonly Expectation[],
  bearing: Bearing = {},
): Entry[] {
  const change = new Map<IsoDate, number>()
  const add = (on: IsoDate, amount: number) => change.set(on, (change.get(on) ?? 0) + amount)
  for (const { on, cover } of counted) add(on, -cover)
  for (const one of expected) add(one.dueOn, accepted(one))
  return [...change.entries()]
    .filter(([, amount]) => amount !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([on, amount]) =>
      line(amount > 0 ? 'repayment-expected' : 'expectation-reversed', amount, on, bearing),
    )
}

/** From one pot to another on a day; null is the money of the fund that no pot holds. */
export function transferLines(amount: number, on: IsoDate, from: string | null, to: string | null): Entry[] {
  return [line('transfer-out', -amount, on, { pot: from }), line('transfer-in', amount, on, { pot: to })]
}

function planned(kind: EntryKind, cover: number, tranche: PlannedAmount, bearing: Bearing): Entry {
  return line(kind, cover, tranche.plannedOn, { ...bearing, ...(tranche.id && { tranche: tranche.id }) })
}

function line(kind: EntryKind, cover: number, on: IsoDate, bearing: Bearing & Pick<Entry, 'tranche'>): Entry {
  return { on, kind, cover: cents(cover), ...bearing }
}

function accepted({ amount, acceptedShareBp }: Expectation): Cents {
  return cents(divideHalfUp(amount * acceptedShareBp, 10_000))
}

function sameTranche(one: PlannedAmount, other: PlannedAmount): boolean {
  return one.id === other.id && one.amount === other.amount && one.plannedOn === other.plannedOn
}
