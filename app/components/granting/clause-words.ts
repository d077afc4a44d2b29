import type { Regime } from '#app/domain/fund.ts'
import { type AppliesWhen, type ClauseNeed, clauseNeeds } from '#app/domain/grant/clauses.ts'
import type { InstrumentKind } from '#app/domain/grant/instrument.ts'
import type { Track } from '#app/domain/round.ts'
import { m } from '#app/i18n/paraglide/messages.js'

export function instrumentWord(kind: InstrumentKind): string {
  const words = {
    gift: m.agreement_instrument_gift,
    loan: m.agreement_instrument_loan,
    outcome: m.agreement_instrument_outcome,
  }
  return words[kind]()
}

export function regimeWord(regime: Regime): string {
  return regime === 'awb' ? m.agreement_regime_awb() : m.agreement_regime_private()
}

export function trackWord(track: Track): string {
  return track === 'full' ? m.agreement_track_full() : m.agreement_track_small()
}

export function needWord(need: ClauseNeed): string {
  const words = {
    fiscalHost: m.agreement_need_host,
    experiment: m.agreement_need_experiment,
    grace: m.agreement_need_grace,
    waiver: m.agreement_need_waiver,
    undertaking: m.agreement_need_undertaking,
    awardConditions: m.agreement_need_conditions,
  }
  return words[need]()
}

/** What has to be so for a value to be there, in words; null when it always is. */
export function placeholderNeedWord(
  needs: { need?: string; instrument?: string; regime?: string } | undefined,
) {
  if (!needs) return null
  if (needs.regime) return m.agreement_regime_awb()
  const need = clauseNeeds.find((one) => one === needs.need)
  if (need) return needWord(need)
  return needs.instrument === 'loan' ? m.agreement_instrument_loan() : m.agreement_instrument_outcome()
}

/** When an article applies, each limit as a few words; none for an article of every agreement. */
export function whenWords(when: AppliesWhen, money: (cents: number) => string): string[] {
  const { fromCents, toCents } = when.amount
  return [
    ...(when.instruments.length < 3 ? [when.instruments.map(instrumentWord).join(', ')] : []),
    ...(when.regimes.length < 2 ? when.regimes.map(regimeWord) : []),
    ...(when.tracks.length < 2 ? when.tracks.map(trackWord) : []),
    ...when.needs.map(needWord),
    ...(fromCents === null ? [] : [m.agreement_clause_from({ amount: money(fromCents) })]),
    ...(toCents === null ? [] : [m.agreement_clause_up_to({ amount: money(toCents) })]),
    ...(when.byChoice ? [m.agreement_clause_chosen()] : []),
  ].filter((words) => words !== '')
}
