import { addMonths, type IsoDate } from '../calendar.ts'
import type { FundSettings } from '../fund.ts'

/** What is kept for a time and then erased, by what sort it is. */
export const retentionKinds = [
  'drafts',
  'refused',
  'granted',
  'complaints',
  'call-backs',
  'mails',
  'bank',
  'accounts',
  'openings',
] as const
export type RetentionKind = (typeof retentionKinds)[number]

/** What goes of a row whose time has passed. */
export const dueSorts = [
  ...(['submission', 'draft', 'document', 'file', 'review', 'conflict', 'report', 'grant'] as const),
  ...(['past-grant', 'complaint', 'call-back', 'mail'] as const),
  ...(['statement-entry', 'statement-file', 'payment', 'payment-file', 'account', 'person'] as const),
] as const
export type DueSort = (typeof dueSorts)[number]

/** Kinds that go by a setting of the fund; a draft that was never sent goes by the fixed days of `keptDays`. */
export type SetKind = Exclude<RetentionKind, 'drafts'>

/** The setting that says how long a kind is kept, and in what it counts. */
export const keptBySetting = {
  refused: { setting: 'keepRefusedYears', unit: 'years' },
  granted: { setting: 'keepGrantedYears', unit: 'years' },
  complaints: { setting: 'keepComplaintYears', unit: 'years' },
  'call-backs': { setting: 'keepCallBackMonths', unit: 'months' },
  mails: { setting: 'keepMailMonths', unit: 'months' },
  bank: { setting: 'keepBankYears', unit: 'years' },
  accounts: { setting: 'keepAccountYears', unit: 'years' },
  openings: { setting: 'keepOpeningMonths', unit: 'months' },
} as const satisfies Record<SetKind, { setting: keyof FundSettings; unit: 'years' | 'months' }>

/** The most rows that one act erases; what is left goes with the next. */
export const mostErased = 200

/**
 * The day before which the last thing has to have happened for a row of this kind to go. What the bank needs and tells is kept
 * for whole calendar years, as the books are.
 */
export function keptSince(kind: SetKind, settings: FundSettings, today: IsoDate): IsoDate {
  const { setting, unit } = keptBySetting[kind]
  const day = addMonths(today, -settings[setting] * (unit === 'years' ? 12 : 1))
  return kind === 'bank' ? `${day.slice(0, 4)}-01-01` : day
}
