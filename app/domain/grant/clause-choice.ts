import type { regimes } from '../fund.ts'
import type { tracks } from '../round.ts'
import type { Clause, ClauseHead, ClauseNeed, ClauseReference } from './clauses.ts'
import type { InstrumentKind } from './instrument.ts'

export type Applies = {
  instruments: readonly InstrumentKind[]
  regime: (typeof regimes)[number]
  track: (typeof tracks)[number]
  needs: readonly ClauseNeed[]
  amountCents: number
}

/** Does an article apply to an agreement like this? One by choice applies where it may be chosen. */
export function clauseApplies(
  { appliesWhen: when }: Pick<Clause, 'appliesWhen'>,
  { instruments, regime, track, needs, amountCents }: Applies,
): boolean {
  return (
    when.instruments.some((kind) => instruments.includes(kind)) &&
    when.regimes.includes(regime) &&
    when.tracks.includes(track) &&
    when.needs.every((need) => needs.includes(need)) &&
    (when.amount.fromCents === null || amountCents >= when.amount.fromCents) &&
    (when.amount.toCents === null || amountCents <= when.amount.toCents)
  )
}

/**
 * The articles of an agreement, in order, with those by choice whose ids are given; an article that another one of them
 * replaces is left out.
 */
export function selectClauses<One extends Omit<ClauseHead, 'version'>>(
  clauses: readonly One[],
  applies: Applies,
  chosen: readonly string[] = [],
): One[] {
  const applying = clauses.filter(
    (clause) =>
      clauseApplies(clause, applies) && (!clause.appliesWhen.byChoice || chosen.includes(clause.id)),
  )
  const replaced = new Set(applying.flatMap(({ replaces }) => replaces ?? []))
  return applying.filter(({ id }) => !replaced.has(id)).sort((one, other) => one.order - other.order)
}

/** What is in the library: every version, and which articles are in use no more. */
export type LibraryHead = ClauseHead & { retired: boolean }

/** The newest version of each article, in order, without those that are in use no more. */
export function newestClauses<One extends LibraryHead>(versions: readonly One[]): One[] {
  return newestOfEach(versions)
    .filter(({ retired }) => !retired)
    .sort((one, other) => one.order - other.order)
}

/**
 * The articles of a draft after the manager chose: those that apply, with those by choice in `chosen`, in order. What the
 * draft names already keeps its version unless it is in `renewed`; what is new has the newest. An article that is in use
 * no more stays until it is renewed, which takes it out.
 */
export function chooseClauses(
  draft: readonly ClauseReference[],
  versions: readonly LibraryHead[],
  applies: Applies,
  { chosen, renewed }: { chosen: readonly string[]; renewed: readonly string[] },
): ClauseReference[] {
  const wanted = selectClauses(newestClauses(versions), applies, chosen)
  const retired = newestOfEach(versions).filter(
    ({ id, retired }) => retired && !renewed.includes(id) && draft.some((one) => one.id === id),
  )
  return [...wanted, ...retired]
    .sort((one, other) => one.order - other.order)
    .map(({ id, version }) => ({
      id,
      version: renewed.includes(id) ? version : (versionIn(draft, id) ?? version),
    }))
}

/** The articles of a draft of which the library has a newer version; one in use no more counts as such. */
export function renewedSince(
  draft: readonly ClauseReference[],
  versions: readonly LibraryHead[],
): { id: string; from: number; to: number | null }[] {
  const newest = new Map(newestOfEach(versions).map((one) => [one.id, one]))
  return draft.flatMap(({ id, version }) => {
    const last = newest.get(id)
    return last && last.version > version
      ? [{ id, from: version, to: last.retired ? null : last.version }]
      : []
  })
}

function newestOfEach<One extends ClauseHead>(versions: readonly One[]): One[] {
  const newest = new Map<string, One>()
  for (const one of versions) if ((newest.get(one.id)?.version ?? 0) < one.version) newest.set(one.id, one)
  return [...newest.values()]
}

function versionIn(draft: readonly ClauseReference[], id: string): number | undefined {
  return draft.find((one) => one.id === id)?.version
}

/** The articles of terms that changed: those that apply now, in the version and by the choice that was made before. */
export function clausesAfter(
  before: readonly ClauseReference[],
  versions: readonly LibraryHead[],
  applies: Applies,
): ClauseReference[] {
  return chooseClauses(before, versions, applies, { chosen: before.map(({ id }) => id), renewed: [] })
}
