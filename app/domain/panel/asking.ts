/** A proposal about which a member did not say yet whether they know who applies, and since when it is with the panel. */
export type ToDeclare = { joinedAt: Date }

/**
 * Is a member asked now to say whom they know? When something is open that came after they were last asked, and at most
 * once a day: `askedAt` is when they were asked last, `sameDay` whether that was today.
 */
export function isAskedNow(open: readonly ToDeclare[], asked: { at: Date; today: boolean } | null): boolean {
  if (asked?.today) return false
  return open.some(({ joinedAt }) => asked === null || joinedAt > asked.at)
}

/** Does an applicant's naming still wait for the member's answer? Until they say something after they were named. */
export function waitsForAnswer(namedAt: Date, declaredAt: Date | null): boolean {
  return declaredAt === null || declaredAt <= namedAt
}
