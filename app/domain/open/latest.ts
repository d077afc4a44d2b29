/** The last of these moments; null when there is none. */
export function latestOf(moments: readonly Date[]): Date | null {
  return moments.reduce<Date | null>((last, one) => (last && last >= one ? last : one), null)
}
