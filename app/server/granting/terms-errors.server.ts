import type { SubmissionResult } from '@conform-to/react'
import type { WrongField } from '#app/components/terms/use-preview.ts'
import { m } from '#app/i18n/paraglide/messages.js'

/** The codes of what is wrong with a form of terms as sentences, by field. */
export function termsErrorsInWords(reply: SubmissionResult<string[]>): SubmissionResult<string[]> {
  const said = Object.entries(reply.error ?? {}).map(([path, codes]) => [
    path,
    (codes ?? []).map((code) => sentenceOf(path, code)),
  ])
  return { ...reply, error: said.length > 0 ? Object.fromEntries(said) : undefined }
}

/** The fields that cannot be read, each with its sentence; those that are not filled in yet are told apart. */
export function wrongFields(reply: SubmissionResult<string[]>): WrongField[] {
  return Object.entries(reply.error ?? {}).flatMap(([path, codes]) => {
    const code = codes?.[0]
    return code ? [{ path, what: sentenceOf(path, code), open: code === 'empty' }] : []
  })
}

function sentenceOf(path: string, code: string): string {
  const name =
    path
      .split('.')
      .at(-1)
      ?.replace(/\[\d+\]$/, '') ?? path
  if (code === 'tooLong' || code === 'tooLarge') return m.manager_grant_error_long()
  if (code === 'tooMany') return m.manager_grant_error_many()
  return (
    byField[name]?.() ?? (code === 'empty' ? m.manager_grant_error_empty() : m.manager_grant_error_wrong())
  )
}

const day = m.manager_grant_error_day
const amount = m.manager_grant_error_amount
const number = m.manager_grant_error_number
const byField: Record<string, () => string> = {
  due: day,
  plannedOn: day,
  from: day,
  baselineOn: day,
  targetOn: day,
  startsOn: day,
  endsOn: day,
  reviewDate: day,
  amount,
  gift: amount,
  loan: amount,
  outcome: amount,
  outcomePrice: amount,
  email: m.manager_grant_error_email,
  postcode: m.manager_grant_error_postcode,
  iban: m.terms_error_iban,
  loanMonths: m.terms_error_months,
  loanGraceMonths: m.terms_error_grace,
  baseline: number,
  target: number,
  share: m.terms_error_share,
  loanInterest: m.terms_error_interest,
  waiverShare: m.terms_error_share,
  waiverPart: m.terms_error_share,
  outcomeSample: m.terms_error_share,
  budgetFree: number,
  budgetNotice: number,
  delayFreeWeeks: number,
  delayNoticeMonths: number,
}
