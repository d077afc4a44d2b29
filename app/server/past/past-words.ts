import type { FieldKey, PastKind } from '#app/domain/past/fields.ts'
import type { LineProblem } from '#app/domain/past/line.ts'
import { formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'

export const kindWords: Record<PastKind, () => string> = {
  organisations: m.past_kind_organisations,
  grants: m.past_kind_grants,
  payments: m.past_kind_payments,
  results: m.past_kind_results,
}

export const kindHints: Record<PastKind, () => string> = {
  organisations: m.past_kind_organisations_hint,
  grants: m.past_kind_grants_hint,
  payments: m.past_kind_payments_hint,
  results: m.past_kind_results_hint,
}

const fields: Record<FieldKey, () => string> = {
  name: m.past_field_name,
  kvk: m.past_field_kvk,
  legalForm: m.past_field_legal_form,
  postcode: m.past_field_postcode,
  place: m.past_field_place,
  website: m.past_field_website,
  reference: m.past_field_reference,
  title: m.past_field_title,
  grantee: m.past_field_grantee,
  amount: m.past_field_amount,
  awardedOn: m.past_field_awarded_on,
  startsOn: m.past_field_starts_on,
  endsOn: m.past_field_ends_on,
  neighbourhood: m.past_field_neighbourhood,
  theme: m.past_field_theme,
  summary: m.past_field_summary,
  stateAid: m.past_field_state_aid,
  grant: m.past_field_grant,
  paidOn: m.past_field_paid_on,
  indicator: m.past_field_indicator,
  value: m.past_field_value,
  unit: m.past_field_unit,
  measuredOn: m.past_field_measured_on,
  source: m.past_field_source,
}

/** What a field is called; the reference of a payment is another than that of its grant. */
export function fieldWord(kind: PastKind, field: FieldKey): string {
  return kind === 'payments' && field === 'reference' ? m.past_field_payment() : fields[field]()
}

const problems: Record<string, () => string> = {
  missing: m.past_problem_missing,
  tooLong: m.past_problem_too_long,
  money: m.past_problem_money,
  negative: m.past_problem_negative,
  zero: m.past_problem_zero,
  tooLarge: m.past_problem_too_large,
  day: m.past_problem_day,
  noSuchDay: m.past_problem_no_such_day,
  ahead: m.past_problem_ahead,
  endsFirst: m.past_problem_ends_first,
  kvk: m.past_problem_kvk,
  usedForBsn: m.past_problem_bsn,
  postcode: m.past_problem_postcode,
  figure: m.past_problem_figure,
  figureLess: m.past_problem_figure_less,
  yesNo: m.past_problem_yes_no,
  percentDoubtful: m.past_problem_percent,
  there: m.past_problem_there,
  present: m.past_problem_present,
  unknownGrant: m.past_problem_unknown_grant,
  repaidMore: m.past_problem_repaid_more,
}

/** What is the matter, and what to do. */
export function problemWords({ code, with: other, amounts }: LineProblem, language: Language): string {
  if (code === 'twice') return m.past_problem_twice({ line: String(other) })
  if (code === 'paidMore' && amounts)
    return m.past_problem_paid_more({
      paid: formatMoney(amounts.paid, language),
      grant: formatMoney(amounts.grant, language),
    })
  const words = problems[code]
  if (!words) throw new Error(`no words for the problem ${code}`)
  return words()
}
