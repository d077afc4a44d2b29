import { addMonths, daysBetween, type IsoDate } from '../calendar.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import { byId, differences, equal } from './difference.ts'
import { amountOf } from './instrument.ts'
import type { Flexibility } from './settings.ts'
import type { Terms } from './terms.ts'

/** From light to heavy: told afterwards, confirmed by the manager, or signed again by both. */
export const changeKinds = ['free', 'notice', 'amendment'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** One thing that changes: `what` is a name or an id of the terms, with how many cents moved or how many days it shifts. */
export type ChangePart = { what: string; kind: ChangeKind; moved?: number; shareBp?: number; days?: number }
export type Change = { kind: ChangeKind; parts: ChangePart[] }

type Numbered = { id: string; number: number }

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

/**
 * How heavy is it to go from the last version that both signed to this one? `free`, `notice` or `amendment`, with a
 * part for each thing that differs; the heaviest decides. Money is measured as a share of the whole signed budget,
 * delay in days and calendar months; limits are included. A tranche that comes earlier or grows, other people, another
 * account of the same holder and another place in the same neighbourhood are at least a notice. Whatever no rule names
 * is an amendment.
 */
export function classifyChange(signed: Terms, proposed: Terms): Change {
  const { flexibility } = signed
  return weighed([
    ...planParts(changeablePlan(signed), changeablePlan(proposed), flexibility),
    ...signed.reports.flatMap((report) => {
      const due = proposed.reports.find(({ id }) => id === report.id)?.due
      return due === undefined ? [] : delayPart(report.id, report.due, due, flexibility)
    }),
    ...tranchePartsOf(signed, proposed, flexibility),
    ...noticeParts(signed, proposed),
    ...splitPart(signed, proposed),
    ...otherParts(signed, proposed),
  ])
}

/** The same for the plan alone, as the worked examples of the fund give it. */
export function classifyPlan(
  signed: ChangeablePlan,
  proposed: ChangeablePlan,
  flexibility: Flexibility,
): Change {
  return weighed(planParts(signed, proposed, flexibility))
}

/**
 * Does a change leave alone what is a fact already? Refuses `change-of-fact` with the ids of milestones that were
 * accepted, and of tranches that are in a bank file or paid, that would differ or disappear.
 */
export function keepsFacts(
  signed: Terms,
  proposed: Terms,
  facts: { acceptedMilestones: readonly string[]; paidTranches: readonly string[] },
): Verdict {
  const milestones = facts.acceptedMilestones.filter((id) =>
    differs(id, signed.milestones, proposed.milestones),
  )
  const tranches = facts.paidTranches.filter((id) => differs(id, signed.tranches, proposed.tranches))
  return milestones.length + tranches.length === 0
    ? allowed()
    : refused('change-of-fact', { milestones, tranches })
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

function planParts(signed: ChangeablePlan, proposed: ChangeablePlan, flexibility: Flexibility): ChangePart[] {
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

function delayPart(
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

function tranchePartsOf(signed: Terms, proposed: Terms, flexibility: Flexibility): ChangePart[] {
  return signed.tranches.flatMap((tranche): ChangePart[] => {
    const other = proposed.tranches.find(({ id }) => id === tranche.id)
    if (!other) return []
    const moved = other.amountCents - tranche.amountCents
    const days = daysBetween(tranche.plannedOn, other.plannedOn)
    const [delay] = delayPart(tranche.id, tranche.plannedOn, other.plannedOn, flexibility)
    if (moved === 0 && !delay) return []
    const kind = heaviest([delay?.kind ?? 'free', moved !== 0 || days < 0 ? 'notice' : 'free'])
    return [{ what: tranche.id, kind, ...(moved === 0 ? {} : { moved }), ...(days === 0 ? {} : { days }) }]
  })
}

function noticeParts(signed: Terms, proposed: Terms): ChangePart[] {
  const iban = signed.bank.iban !== proposed.bank.iban && signed.bank.holder === proposed.bank.holder
  const roles = !equal(signed.roles, proposed.roles)
  return [
    ...(roles ? [{ what: 'roles', kind: 'notice' } as const] : []),
    ...(iban ? [{ what: 'iban', kind: 'notice' } as const] : []),
  ]
}

/** The same amount, but more of it lent or given. */
function splitPart(signed: Terms, proposed: Terms): ChangePart[] {
  const split = ({ instruments }: Terms) =>
    Object.fromEntries(instruments.map(({ kind, amountCents }) => [kind, amountCents]))
  if (amountOf(signed) !== amountOf(proposed) || equal(split(signed), split(proposed))) return []
  return [{ what: 'instruments', kind: 'amendment' }]
}

/** Everything the rules above do not weigh, compared as it stands; each path that differs is an amendment. */
function otherParts(signed: Terms, proposed: Terms): ChangePart[] {
  const shared = signed.milestones.filter(({ id }) => proposed.milestones.some((one) => one.id === id))
  const ids = new Set(shared.map(({ id }) => id))
  return differences(unweighed(signed, ids), unweighed(proposed, ids)).map((what) => ({
    what,
    kind: 'amendment',
  }))
}

function unweighed(terms: Terms, milestones: ReadonlySet<string>) {
  const {
    roles: _roles,
    place: _place,
    purpose: _purpose,
    endsOn: _end,
    neighbourhoods: _where,
    ...rest
  } = terms
  const { name: _name, kvkNumber: _kvk, ...grantee } = rest.grantee
  return {
    ...rest,
    bank: {},
    grantee,
    instruments: Object.fromEntries(
      terms.instruments.map(({ amountCents: _amount, ...instrument }) => [instrument.kind, instrument]),
    ),
    budgetLines: byId(terms.budgetLines, ({ amountCents: _amount, ...line }) => line),
    milestones: byId(
      terms.milestones.filter(({ id }) => milestones.has(id)),
      ({ title, evidence }) => ({ title, evidence }),
    ),
    tranches: byId(terms.tranches, ({ instrument, condition }) => ({ instrument, condition })),
    reports: byId(terms.reports, ({ due: _due, ...report }) => report),
  }
}

function differs(id: string, signed: readonly Numbered[], proposed: readonly Numbered[]): boolean {
  const unnumbered = (rows: readonly Numbered[]) => ({ ...rows.find((row) => row.id === id), number: 0 })
  return !equal(unnumbered(signed), unnumbered(proposed))
}

/** The heaviest of the parts decides; no part is free. */
export function weighed(parts: ChangePart[]): Change {
  return { kind: heaviest(parts.map(({ kind }) => kind)), parts }
}

function heaviest(kinds: readonly ChangeKind[]): ChangeKind {
  return changeKinds[Math.max(0, ...kinds.map((kind) => changeKinds.indexOf(kind)))] as ChangeKind
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}

function ceilDivide(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor
}
