import { fillAgreement } from '#app/commands/prepare-offer.server.ts'
import type { AgreementDocument } from '#app/documents/agreement.ts'
import { addDays, type IsoDate } from '#app/domain/calendar.ts'
import { selectClauses } from '#app/domain/grant/clause-choice.ts'
import { appliesTo, type Terms } from '#app/domain/grant/terms.ts'
import { termsFrom } from '#app/domain/grant/terms-from.ts'
import { cents } from '#app/domain/money.ts'
import { formatClauseValue } from '#app/i18n/clause-words.server.ts'
import { documentOf } from '#app/server/agreement-document.server.ts'
import type { Version } from '#db/queries/agreements.server.ts'
import {
  agreed,
  award,
  clauseFile,
  everyInstrument,
  round,
  submission,
} from '#tests/domain/grant/agreements.ts'
import { aGroup, soup } from '#tests/domain/proposal/small-starts.ts'

/** The agreement of the example proposal, as the worker hands it to the renderer. */
export function anAgreement(change: Partial<AgreementDocument> = {}): AgreementDocument {
  return { ...printOf(agreed()), ...change }
}

/** A small start with one milestone, paid at once; by a group behind a fiscal host if asked. */
export function aSmallAgreement({ ofGroup = false } = {}): AgreementDocument {
  const document = ofGroup ? { ...soup, aboutUs: { ...soup.aboutUs, ...aGroup } } : soup
  const sent = { ...submission, reference: 'LO-2026-0043', document: document as typeof soup }
  const decided = { ...award, amountCents: cents(75_000), decidedOn: '2026-04-15' as IsoDate }
  const terms = termsFrom(sent, decided, { ...round, track: 'small-start' })
  if (!terms) throw new Error('nobody would receive the money')
  const address = { street: 'Bilgaardplein 1', postcode: '8925 BW', city: 'Leeuwarden' }
  return printOf({ ...terms, grantee: { ...terms.grantee, legalForm: 'foundation', address } }, '2026-04-16')
}

/** Forty milestones, each with a payment behind it, and long names. */
export function aLongAgreement(): AgreementDocument {
  const terms = agreed()
  const numbers = Array.from({ length: 40 }, (_, index) => index + 1)
  const dueOf = (number: number) => addDays(terms.startsOn, number * 7)
  return printOf({
    ...terms,
    grantee: {
      ...terms.grantee,
      representatives: [
        { name: 'Şükrü Öztürk', capacity: 'Voorzitter', email: 'sukru@voorbeeld.nl' },
        { name: 'Łucja Erdős', capacity: 'Penningmeester', email: 'lucja@voorbeeld.nl' },
      ],
    },
    milestones: numbers.map((number) => ({
      id: `m${number}`,
      number,
      title: `Bijeenkomst ${number} met de buurt`,
      due: dueOf(number),
      evidence: `Foto en aantal bezoekers van bijeenkomst ${number}, met wat bewoners ervan vonden`,
    })),
    tranches: numbers.map((number) => ({
      id: `t${number}`,
      number,
      instrument: 'gift',
      amountCents: cents(50_000),
      plannedOn: dueOf(number),
      condition: { all: [{ signed: true }, { milestoneAccepted: `m${number}` }] },
    })),
  } as Terms)
}

/** The same money, lent: two who sign, paid out at once, back in two years after half a year of grace. */
export function aLoan(): AgreementDocument {
  const loan = { ...everyInstrument[1], amountCents: cents(2_000_000) } as Terms['instruments'][0]
  return printOf(withMoney([loan], [[1, 'loan', 2_000_000]]))
}

/** The same money, per result. */
export function anOutcome(): AgreementDocument {
  const outcome = { ...everyInstrument[2], amountCents: cents(2_000_000) } as Terms['instruments'][0]
  return printOf(
    withMoney(
      [outcome],
      [
        [2, 'outcome', 1_200_000],
        [3, 'outcome', 800_000],
      ],
    ),
  )
}

/** A part given, a part lent and a part per result. */
export function aMixedAgreement(): AgreementDocument {
  return printOf(
    withMoney(everyInstrument, [
      [1, 'gift', 1_000_000],
      [2, 'loan', 600_000],
      [3, 'outcome', 400_000],
    ]),
  )
}

function withMoney(
  instruments: Terms['instruments'],
  payments: [like: number, instrument: Terms['tranches'][0]['instrument'], amount: number][],
): Terms {
  const terms = agreed()
  const [first] = terms.grantee.representatives
  const tranches = payments.map(([like, instrument, amount], index) => ({
    ...(terms.tranches[like - 1] as Terms['tranches'][0]),
    number: index + 1,
    instrument,
    amountCents: cents(amount),
  }))
  const representatives = [
    { name: 'Hanan de Vries', email: 'hanan@voorbeeld.nl', ...first, capacity: 'Voorzitter' },
    { name: 'Şükrü Öztürk', capacity: 'Penningmeester', email: 'sukru@voorbeeld.nl' },
  ]
  const made = { ...terms, instruments, tranches, grantee: { ...terms.grantee, representatives } }
  const clauses = selectClauses(clauseFile.clauses, appliesTo(made))
  return { ...made, clauses: clauses.map(({ id, version }) => ({ id, version })) }
}

function printOf(terms: Terms, preparedOn: IsoDate = '2026-06-15'): AgreementDocument {
  const version: Partial<Version> = {
    id: 'version-1',
    terms,
    version: 1,
    preparedAt: new Date(`${preparedOn}T10:00:00Z`),
    offerExpires: addDays(preparedOn, 21),
    termsHash: 'a'.repeat(64),
  }
  const filled = fillAgreement(terms, addDays(preparedOn, 21), {
    clauses: clauseFile.clauses,
    format: formatClauseValue,
  })
  if (!filled.ok) throw new Error(JSON.stringify(filled.reason))
  return documentOf(version as Version, filled.clauses, { example: true })
}
