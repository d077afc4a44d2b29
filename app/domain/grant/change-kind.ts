/** From light to heavy: told afterwards, confirmed by the manager, or signed again by both. */
export const changeKinds = ['free', 'notice', 'amendment'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** One thing that changes: `what` is a name or an id of the terms, with how many cents moved or how many days it shifts. */
export type ChangePart = { what: string; kind: ChangeKind; moved?: number; shareBp?: number; days?: number }
export type Change = { kind: ChangeKind; parts: ChangePart[] }

/** The heaviest of the parts decides; no part is free. */
export function weighed(parts: ChangePart[]): Change {
  return { kind: heaviest(parts.map(({ kind }) => kind)), parts }
}

/** The heaviest of some kinds; none is free. */
export function heaviest(kinds: readonly ChangeKind[]): ChangeKind {
  return changeKinds[Math.max(0, ...kinds.map((kind) => changeKinds.indexOf(kind)))] as ChangeKind
}
