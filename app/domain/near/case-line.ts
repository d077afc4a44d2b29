import type { EventType } from '../event.ts'

/** What the line of time of an initiative tells, by kind; in the order in which one can choose them. */
export const lineKinds = [
  'contact',
  'note',
  'message',
  'decision',
  'agreement',
  'payment',
  'report',
  'change',
  'complaint',
] as const
export type LineKind = (typeof lineKinds)[number]

/** Kinds that are read from the log. */
type LoggedKind = Exclude<LineKind, 'contact' | 'note' | 'message'>

/**
 * Which events are told under which kind. Whatever tells of the panel is left out: who reads, what they scored, how they
 * stand to somebody.
 */
export const eventsOfKind = {
  decision: [
    'proposal-submitted',
    'proposal-returned',
    'screening-passed',
    'proposal-reopened',
    'proposal-withdrawn',
    'proposal-awarded',
    'proposal-declined',
    'proposal-waiting-list',
    'decision-reopened',
  ],
  agreement: [
    'agreement-offered',
    'offer-withdrawn',
    'offer-declined',
    'offer-expired',
    'agreement-signed-by-one',
    'agreement-in-force',
    'grant-contact-set',
    'ending-announced',
    'ending-withdrawn',
    'grant-settling',
    'settlement-decided',
    'grant-settled',
    'grant-ended',
  ],
  payment: [
    'payment-approved',
    'tranche-paid',
    'tranche-failed',
    'grant-held',
    'tranche-held',
    'hold-extended',
    'grant-resumed',
    'tranche-freed',
    'repayment-booked',
    'loan-invoice-made',
    'loan-reminded',
    'loan-repayment-booked',
    'loan-corrected',
    'loan-decided',
  ],
  report: [
    'report-reminded',
    'milestone-near',
    'report-sent',
    'report-returned',
    'report-skipped',
    'report-accepted',
    'evidence-sent',
    'evidence-returned',
    'milestone-accepted',
    'results-attested',
    'results-accepted',
    'results-returned',
    'experiment-review-concluded',
  ],
  change: [
    'change-sent',
    'change-refused',
    'change-offered',
    'change-applied',
    'change-withdrawn',
    'bank-account-changed',
    'bank-account-confirmed',
  ],
  complaint: [
    ...(['complaint-received', 'complaint-asked', 'complaint-added', 'complaint-heard'] as const),
    ...(['complaint-advised', 'complaint-decided', 'complaint-withdrawn'] as const),
  ],
} as const satisfies Record<LoggedKind, readonly EventType[]>

const kindByEvent: ReadonlyMap<string, LoggedKind> = new Map(
  (Object.keys(eventsOfKind) as LoggedKind[]).flatMap((kind) =>
    eventsOfKind[kind].map((type) => [type, kind] as const),
  ),
)

/** Under which kind an event is told; null for one that is not. */
export function kindOfEvent(type: string): LoggedKind | null {
  return kindByEvent.get(type) ?? null
}

/** The events of some kinds. */
export function eventsOf(kinds: readonly LineKind[]): EventType[] {
  return kinds.flatMap((kind) => (kind in eventsOfKind ? [...eventsOfKind[kind as LoggedKind]] : []))
}

/** Where a line stands: its moment, and its key for lines of one moment. */
export type Place = { at: Date; id: string }

/** The newest first. */
export function byNewest(one: Place, other: Place): number {
  return other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0)
}

/** A place as an address bar holds it: older than this comes next. */
export function writePlace({ at, id }: Place): string {
  return `${at.toISOString()}_${id}`
}

/** The same read back; null for anything else. */
export function readPlace(text: string | null): Place | null {
  const [, instant, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/.exec(text ?? '') ?? []
  const at = new Date(instant ?? '')
  return id && isKey(id) && !Number.isNaN(at.getTime()) ? { at, id } : null
}

function isKey(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
}

/** The first of several lists that are each the newest first, and whether there is more behind them. */
export function newestOf<Line extends Place>(
  lists: readonly (readonly Line[])[],
  most: number,
): { lines: Line[]; more: Place | null } {
  const all = lists.flat().toSorted(byNewest)
  const lines = all.slice(0, most)
  return { lines, more: all.length > most ? (lines.at(-1) ?? null) : null }
}
