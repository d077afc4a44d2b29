import { daysBetween } from '../calendar.ts'
import { type Change, type ChangePart, heaviest, weighed } from './change-kind.ts'
import { changeablePlan, delayPart, planParts } from './change-plan.ts'
import { byId, differences, equal } from './difference.ts'
import { amountOf } from './instrument.ts'
import type { Flexibility } from './settings.ts'
import type { Terms } from './terms.ts'

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
