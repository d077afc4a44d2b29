import { addDays, daysBetween } from '../calendar.ts'
import type { Condition } from './condition.ts'
import { always } from './condition-references.ts'
import type { IndicatorTerms, Terms } from './terms.ts'
import type { TermsPatch } from './terms-form.ts'

/** What the form calls by key and the terms by name as well. */
export type KnownPlaces = readonly { key: string; name: string }[]

/**
 * The terms with what somebody set. Milestones, reports and tranches stand in the order of their days and are numbered
 * by it; every tranche after the first waits for the baseline, picked or not. A baseline takes the reason why there is
 * none away. A report that would come before one of its milestones moves along, unless reports are set as well. What the
 * patch does not name stays. Nothing is judged here.
 */
export function adjusted(terms: Terms, patch: TermsPatch, places: KnownPlaces = []): Terms {
  const milestones = patch.milestones ? numbered(patch.milestones, ({ due }) => due) : terms.milestones
  const known = new Set(milestones.map(({ id }) => id))
  const reports = patch.reports ? inOrder(patch.reports, ({ due }) => due) : following(terms, milestones)
  return {
    ...terms,
    grantee: {
      ...terms.grantee,
      legalForm: patch.legalForm === undefined ? terms.grantee.legalForm : patch.legalForm,
      address: patch.address === undefined ? terms.grantee.address : patch.address,
      representatives: patch.signers ?? terms.grantee.representatives,
    },
    milestones,
    reports: reports.map((report) => ({
      ...report,
      milestones: report.milestones.filter((id) => known.has(id)),
    })),
    tranches: patch.tranches ? tranchesOf(terms, patch.tranches) : terms.tranches,
    indicators: patch.indicators?.map((set) => indicatorOf(terms, set)) ?? terms.indicators,
    instruments: patch.instruments ?? terms.instruments,
    budgetLines: patch.budgetLines ?? terms.budgetLines,
    roles: patch.roles ?? terms.roles,
    place: patch.place === undefined ? terms.place : patch.place,
    neighbourhoods: patch.neighbourhoods
      ? patch.neighbourhoods.map((key) => ({ key, name: nameOf(key, [...places, ...terms.neighbourhoods]) }))
      : terms.neighbourhoods,
    startsOn: patch.startsOn ?? terms.startsOn,
    endsOn: patch.endsOn ?? terms.endsOn,
    purpose: patch.purpose ?? terms.purpose,
    bank: patch.bank ?? terms.bank,
    experiment: patch.experiment === undefined ? terms.experiment : patch.experiment,
    publicity: patch.publicity ?? terms.publicity,
    flexibility: patch.flexibility ?? terms.flexibility,
  }
}

/** A report never comes before what it is about: it moves as many days as its milestone did. */
function following({ reports, milestones }: Terms, moved: Terms['milestones']): Terms['reports'] {
  const followed = reports.map((report) => {
    const late = moved.filter(({ id, due }) => report.milestones.includes(id) && due > report.due)
    if (late.length === 0) return report
    const days = late.map(({ id, due }) => {
      const before = milestones.find((one) => one.id === id)?.due ?? report.due
      return addDays(report.due, daysBetween(before, due))
    })
    const last = late.map(({ due }) => due)
    return { ...report, due: [...days, ...last].toSorted().at(-1) ?? report.due }
  })
  return inOrder(followed, ({ due }) => due)
}

function tranchesOf(terms: Terms, set: NonNullable<TermsPatch['tranches']>): Terms['tranches'] {
  return numbered(set, ({ plannedOn }) => plannedOn).map((tranche) => {
    const condition = tranche.condition ?? conditionBefore(terms, tranche.id)
    return { ...tranche, condition: tranche.number > 1 ? withBaseline(condition) : condition }
  })
}

function withBaseline(condition: Condition): Condition {
  if (always(condition, 'baselineRecorded')) return condition
  const parts = 'all' in condition ? condition.all : [condition]
  const [signed, ...rest] = parts
  const first = signed && 'signed' in signed ? [signed] : []
  const others = signed && 'signed' in signed ? rest : parts
  return { all: [...first, { baselineRecorded: true }, ...others] }
}

function conditionBefore({ tranches }: Terms, id: string): Condition {
  return tranches.find((tranche) => tranche.id === id)?.condition ?? { signed: true }
}

function indicatorOf(terms: Terms, set: NonNullable<TermsPatch['indicators']>[number]): IndicatorTerms {
  const before = terms.indicators.find(({ id }) => id === set.id)
  const only = terms.neighbourhoods.length === 1 ? terms.neighbourhoods[0]?.key : undefined
  const measured = set.baseline !== null
  const way = (set.baseline ?? 0) > set.target ? 'down' : 'up'
  return {
    id: set.id,
    name: set.name,
    unit: set.unit,
    type: set.type,
    direction:
      before && before.baseline === set.baseline && before.target === set.target ? before.direction : way,
    baseline: set.baseline,
    baselineOn: measured ? set.baselineOn : null,
    noBaselineReason: measured ? null : set.noBaselineReason,
    target: set.target,
    targetOn: set.targetOn,
    source: set.source,
    programmeIndicator: set.programmeIndicator,
    shareBp: set.shareBp,
    neighbourhood: before?.neighbourhood ?? only ?? 'several',
  }
}

function nameOf(key: string, places: KnownPlaces): string {
  return places.find((place) => place.key === key)?.name ?? key
}

function numbered<Row>(rows: readonly Row[], day: (row: Row) => string): (Row & { number: number })[] {
  return inOrder(rows, day).map((row, at) => ({ ...row, number: at + 1 }))
}

function inOrder<Row>(rows: readonly Row[], day: (row: Row) => string): Row[] {
  return rows.toSorted((one, other) => day(one).localeCompare(day(other)))
}
