import { type FundSettings, fundSettingsSchema, type Regime, regimes, settingBounds } from './fund.ts'
import { parseMoney } from './money.ts'
import { parseNumber } from './proposal/typing.ts'
import { allowed, refused, type Verdict } from './verdict.ts'

type NumberName = keyof typeof settingBounds
type TextName = 'legalBasis' | 'objectionAddress' | 'postalAddress' | 'email' | 'smallStartName' | 'fullName'

/** What a fund chooses for itself on a screen, by what it is about; everything else of it has a page of its own. */
export const settingGroups = {
  law: ['regime', 'legalBasis', 'objectionAddress', 'complaintWeeks'],
  deciding: ['decisionWeeks', 'screeningDays', 'waitingMonths', 'contactWorkingDays'],
  near: ['contactRhythmDays', 'kindDays'],
  panel: [
    'panelResidents',
    'panelProfessionals',
    'reviewersPerProposal',
    'extraReviewers',
    'reviewsPerMember',
    'residentAllowanceCents',
    'professionalAllowanceCents',
    'yearAllowanceCents',
  ],
  money: [
    'smallMaximumCents',
    'fullMaximumCents',
    'twoSignaturesAboveCents',
    'acceptedShareBp',
    'invoiceDays',
    'missedAfterDays',
  ],
  words: ['smallStartName', 'fullName'],
  reach: ['postalAddress', 'email'],
  keeping: [
    'keepRefusedYears',
    'keepGrantedYears',
    'keepComplaintYears',
    'keepBankYears',
    'keepAccountYears',
    'keepCallBackMonths',
    'keepMailMonths',
    'keepOpeningMonths',
  ],
} as const satisfies Record<string, readonly (NumberName | TextName | 'regime')[]>

export type SettingGroup = keyof typeof settingGroups
export type SettingName = (typeof settingGroups)[SettingGroup][number]
export const settingNames = Object.values(settingGroups).flat() as SettingName[]

/** How a setting is typed and shown. */
export type SettingKind = 'whole' | 'money' | 'share' | 'text' | 'regime'

export function kindOfSetting(name: SettingName): SettingKind {
  if (name === 'regime') return 'regime'
  if (!(name in settingBounds)) return 'text'
  return name.endsWith('Cents') ? 'money' : name.endsWith('Bp') ? 'share' : 'whole'
}

export type SettingValue = string | number | null

/** What a fund has chosen: the value of a setting, null for a text that is not there. */
export function settingOf(fund: { regime: Regime; settings: FundSettings }, name: SettingName): SettingValue {
  return name === 'regime' ? fund.regime : (fund.settings[name] ?? null)
}

/** What a reader typed a setting in: where a refusal of it belongs. */
const typedField = ['value']

/**
 * Reads a setting as it is typed: a number with or without points, an amount in euros (kept in cents), a share in percent
 * (kept in basis points), a text that may be left out. Refuses `setting-out-of-bounds` with its least and most, as they are
 * typed, and `setting-unreadable`.
 */
export function readSetting(name: SettingName, typed: string): Verdict<{ value: SettingValue }> {
  const text = typed.trim()
  if (name === 'regime') return oneOfRegimes(text)
  if (!isNumberName(name)) {
    if (text === '') return allowed({ value: null })
    const read = fundSettingsSchema.shape[name].safeParse(text)
    return read.success ? allowed({ value: text }) : refused('setting-unreadable', { fields: typedField })
  }
  const kind = kindOfSetting(name)
  const value = kind === 'money' ? parseMoney(text) : scaled(parseNumber(text), kind)
  if (value === null) return refused('setting-unreadable', { fields: typedField })
  const [least, most] = settingBounds[name]
  if (value >= least && value <= most) return allowed({ value })
  const unit = kind === 'whole' ? 1 : 100
  return refused('setting-out-of-bounds', {
    boundsLeast: least / unit,
    boundsMost: most / unit,
    fields: typedField,
  })
}

function scaled(value: number | null, kind: SettingKind): number | null {
  if (value === null) return null
  const read = kind === 'share' ? Math.round(value * 100) : value
  return Number.isInteger(read) ? read : null
}

function isNumberName(name: SettingName): name is SettingName & NumberName {
  return name in settingBounds
}

function oneOfRegimes(text: string): Verdict<{ value: SettingValue }> {
  return (regimes as readonly string[]).includes(text)
    ? allowed({ value: text })
    : refused('setting-unreadable', { fields: typedField })
}
