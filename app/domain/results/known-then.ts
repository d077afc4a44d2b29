/**
 * What was known at a moment (null: now): what was written down before it. Of what is put right later the old value is
 * kept, so that a page of a day and a harvest until that day tell the same.
 */
export function knownThen<One extends { recordedAt: Date }>(rows: readonly One[], until: Date | null): One[] {
  return rows.filter(({ recordedAt }) => until === null || recordedAt < until)
}

/** An indicator of the programme with the figures and aims that were known at a moment; see `knownThen`. */
export function indicatorThen<
  One extends { figures: readonly { recordedAt: Date }[]; targets: readonly { recordedAt: Date }[] },
>(indicator: One, until: Date | null): One {
  return {
    ...indicator,
    figures: knownThen(indicator.figures, until),
    targets: knownThen(indicator.targets, until),
  }
}
