import { roles } from '#app/domain/access.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { roleWord, stateWord } from '#app/i18n/words.server.ts'

type Word = (inputs: Record<string, never>, options: { locale: Language }) => string

const languages: Record<string, string> = { nl: 'Nederlands', en: 'English', fy: 'Frysk' }

/** Which machine the state of a row belongs to. */
const machines: Record<string, string> = {
  complaints: 'complaint',
  reviews: 'review',
  terms_changes: 'termsChange',
  reports: 'report',
  milestone_evidence: 'milestone',
  outcome_attestations: 'milestone',
}

/** Columns that hold a code or several, with the words of each; a code without words stays in the JSON. */
const codes: Record<string, Record<string, Word>> = {
  background: { resident: m.privacy_code_resident, professional: m.privacy_code_professional },
  relation: { owner: m.privacy_code_owner, editor: m.privacy_code_editor, reader: m.privacy_code_reader },
  way: {
    site: m.privacy_code_site,
    mail: m.privacy_code_by_mail,
    file: m.privacy_code_file,
    paper: m.privacy_code_paper,
    screen: m.privacy_code_screen,
  },
  kind: {
    complaint: m.complaint_kind_complaint,
    objection: m.complaint_kind_objection,
    free: m.privacy_code_free,
    notice: m.privacy_code_notice,
    amendment: m.privacy_code_amendment,
  },
  about: {
    decision: m.complaint_about_decision,
    treatment: m.complaint_about_treatment,
    settlement: m.complaint_about_settlement,
    ending: m.complaint_about_ending,
    change: m.complaint_about_change,
    report: m.complaint_about_report,
  },
  outcome: {
    founded: m.complaint_outcome_founded,
    partly: m.complaint_outcome_partly,
    unfounded: m.complaint_outcome_unfounded,
    'not-taken-in': m.complaint_outcome_not_taken_in,
    'go-on': m.privacy_code_go_on,
    turn: m.privacy_code_turn,
    stop: m.privacy_code_stop,
  },
  answer: { yes: m.privacy_code_yes, no: m.privacy_code_no },
  side: {
    grantee: m.privacy_code_initiative,
    applicant: m.privacy_code_initiative,
    fund: m.privacy_code_fund,
  },
  grade: {
    none: m.privacy_code_none,
    acquainted: m.privacy_code_acquainted,
    close: m.privacy_code_close,
    interest: m.privacy_code_interest,
  },
  grounds: {
    family: m.privacy_code_family,
    'friend-or-neighbour': m.privacy_code_friend,
    work: m.privacy_code_work,
    'board-or-volunteer': m.privacy_code_board,
    'own-application': m.privacy_code_own,
    other: m.privacy_code_other,
  },
  advice: {
    fund: m.privacy_code_advice_yes,
    'fund-with-conditions': m.privacy_code_advice_if,
    'do-not-fund': m.privacy_code_advice_no,
  },
  step: {
    asked: m.privacy_code_asked,
    given: m.privacy_code_given,
    right: m.privacy_code_right,
    other: m.privacy_code_other_account,
  },
}

/** Columns of which the same word may also be what somebody wrote. */
const alsoTexts: ReadonlySet<string> = new Set(['about', 'answer'])

const isDay = /^\d{4}-\d{2}-\d{2}$/
const isMoment = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}/
const isKey = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const isCode = /^[a-z][a-z0-9]*([-_.][a-z0-9]+)+$/

/** Where a value stands: `deep` when it is a part of an answer, of which the form knows the words. */
export type Place = { table: string; column: string; deep: boolean }

/** What a text of a row says to its reader: a code by its word, a day written out; null for a key and for a code without words. */
export function saidText(value: string, { table, column, deep }: Place, language: Language): string | null {
  const words = { locale: language }
  if (value === '' || isKey.test(value)) return null
  if (isDay.test(value)) return formatDay(value, language)
  if (isMoment.test(value)) return formatDateTime(new Date(value), language)
  if (deep) return isCode.test(value) ? null : value
  if (column === 'locale') return languages[value] ?? null
  if (column === 'state') return stateWord(machines[table] ?? '', value, 'applicant', language)
  if ((roles as readonly string[]).includes(value)) return roleWord(value, language)
  const known = codes[column]
  if (!known) return value
  const word = known[value]
  return word ? word({}, words) : alsoTexts.has(column) ? value : null
}
