/** How the fund heard that a mail did not arrive: while it was sent, or by a report that came back later. */
export const bounceWays = ['smtp', 'report'] as const
export type BounceWay = (typeof bounceWays)[number]

/** What a mail server says in a report (RFC 3464) about one address. */
export type DeliveryStatus = { action: string; status: string | null; address: string | null }

/** What went wrong, as far as somebody can do something about it. */
export const bounceReasons = ['no-such-address', 'full', 'refused', 'unknown'] as const
export type BounceReason = (typeof bounceReasons)[number]

/** Is this an answer of a mail server that trying again will not change (RFC 5321: 5xx)? */
export function isPermanent(code: number): boolean {
  return code >= 500 && code <= 599
}

/** Does a report say that a mail will not arrive? A delay is none, nor is "delivered". */
export function hasFailed({ action, status }: DeliveryStatus): boolean {
  return action === 'failed' && (status === null || status.startsWith('5.'))
}

/** The code of an answer such as "550 5.1.1 no such user" (RFC 3463); null when it names none. */
export function statusIn(answer: string): string | null {
  return /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(answer)?.[0] ?? null
}

/** What a code says (RFC 3463). */
export function reasonOf(status: string | null): BounceReason {
  if (status === null) return 'unknown'
  if (/^5\.(1\.[01236]|2\.1|4\.4)$/.test(status)) return 'no-such-address'
  if (/^5\.2\.2$/.test(status)) return 'full'
  return /^5\.[67]\./.test(status) ? 'refused' : 'unknown'
}
