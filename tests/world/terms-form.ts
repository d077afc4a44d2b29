import type { Terms } from '#app/domain/grant/terms.ts'
import type { TermsPatch } from '#app/domain/grant/terms-form.ts'

/** Everything that the form of the terms sets, as it stands when somebody opens it. */
export function formOfTerms(terms: Terms): Required<TermsPatch> {
  return {
    legalForm: terms.grantee.legalForm,
    address: terms.grantee.address,
    signers: terms.grantee.representatives,
    milestones: terms.milestones.map(({ number: _number, ...milestone }) => milestone),
    reports: terms.reports,
    tranches: terms.tranches.map(({ number: _number, ...tranche }) => tranche),
    indicators: terms.indicators.map(({ direction: _way, neighbourhood: _where, ...indicator }) => indicator),
    instruments: terms.instruments,
    budgetLines: terms.budgetLines,
    roles: terms.roles,
    place: terms.place,
    neighbourhoods: terms.neighbourhoods.map(({ key }) => key),
    startsOn: terms.startsOn,
    endsOn: terms.endsOn,
    purpose: terms.purpose,
    bank: terms.bank,
    experiment: terms.experiment,
    publicity: terms.publicity,
    flexibility: terms.flexibility,
  }
}
