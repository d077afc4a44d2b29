import { readFileSync } from 'node:fs'
import { usualAidRules } from '#app/domain/aid/rules.ts'
import { clauseFileSchema } from '#app/domain/grant/clauses.ts'
import { usualPotTerms } from '#app/domain/grant/pot-terms.ts'
import { agreementNumbersSchema } from '#app/domain/grant/settings.ts'
import type { Award, FrozenSubmission, Terms, TermsRound } from '#app/domain/grant/terms.ts'
import { termsFrom } from '#app/domain/grant/terms-from.ts'
import { cents } from '#app/domain/money.ts'
import { taalmaatjes } from '#tests/domain/proposal/proposals.ts'

export const clauseFile = clauseFileSchema.parse(
  JSON.parse(readFileSync('app/i18n/content/nl/clauses.json', 'utf8')),
)

export const round: TermsRound = {
  track: 'full',
  regime: 'private',
  fund: {
    name: 'Impactfonds Leeuwarden Oost',
    legalName: 'Stichting Impactfonds Leeuwarden Oost',
    seat: 'Leeuwarden',
    kvkNumber: '00000000',
    court: 'de rechtbank Noord-Nederland',
    legalBasis: null,
    objectionAddress: null,
    contact: { name: 'Joke Wiersma', phone: '0580000013' },
  },
  numbers: agreementNumbersSchema.parse({}),
  recipe: usualPotTerms.recipe,
  instrument: usualPotTerms.instrument,
  aidRules: usualAidRules,
  clauses: clauseFile.clauses,
  neighbourhoods: [
    { key: 'bilgaard', name: 'Bilgaard' },
    { key: 'vrijheidswijk', name: 'Vrijheidswijk' },
  ],
  reportWords: { interim: 'Tussenverslag', final: 'Eindverslag' },
  smallStartWords: {
    milestone: 'Uw plan is uitgevoerd',
    evidence: 'Een foto of een telling',
    indicatorUnit: 'keer',
    indicatorSource: 'Een telling',
    noBaseline: 'Bij klein starten vragen wij geen nulmeting.',
  },
}

export const award: Award = {
  id: 'decision-1',
  amountCents: cents(2_000_000),
  decidedOn: '2026-06-15',
  conditions: [],
}
export const submission = {
  id: 'submission-1',
  number: 2,
  reference: 'LO-2026-0042',
  document: taalmaatjes,
  submittedByEmail: 'hanan@voorbeeld.nl',
} satisfies FrozenSubmission

/** Terms of the example proposal, with what a test wants different. */
export function agreed(change: Partial<Terms> = {}): Terms {
  return { ...termsFrom(submission, award, round), ...change }
}

const firstIndicator = submission.document.vooruitgang.indicators[0]?.id as string

/** A gift of € 10.000, a loan of € 6.000 with grace and a waiver, and € 4.000 per result. */
export const everyInstrument: Terms['instruments'] = [
  { kind: 'gift', amountCents: cents(1_000_000) },
  {
    kind: 'loan',
    amountCents: cents(600_000),
    repayment: 'linear',
    months: 24,
    graceMonths: 6,
    grace: 'interest-only',
    interestBp: 150,
    reminderDays: 14,
    waiver: { indicator: firstIndicator, shareBp: 6_000, waivedBp: 5_000 },
  },
  {
    kind: 'outcome',
    amountCents: cents(400_000),
    indicator: firstIndicator,
    priceCents: cents(25_000),
    attestor: 'residents',
    method: 'De bewoner bevestigt met een eigen code dat hij een taalmaatje heeft.',
    sampleBp: 1_000,
    moments: 'quarter',
  },
]
