import type { AgreementDocument } from '#app/documents/agreement.ts'
import { valuesFor } from '#app/domain/grant/clause-values.ts'
import { clausesNamed, fillClauses } from '#app/domain/grant/clauses.ts'
import { formatMoney } from '#app/domain/money.ts'
import { clauseTexts, formatClauseValue } from '#app/i18n/clause-words.server.ts'
import { conditionClause } from '#app/i18n/condition-words.server.ts'
import { formatShortDay } from '#app/i18n/format.ts'
import { agreed } from '#tests/domain/grant/agreements.ts'

/** The agreement of the example proposal, as the worker hands it to the renderer. */
export function anAgreement(change: Partial<AgreementDocument> = {}): AgreementDocument {
  const terms = agreed()
  const filled = fillClauses(
    clausesNamed(terms.clauses, clauseTexts()) ?? [],
    valuesFor(terms, { expiresOn: '2026-07-06' }),
    formatClauseValue,
  )
  if (!filled.ok) throw new Error(JSON.stringify(filled.reason))
  const byId = <One extends { id: string; title: string }>(rows: One[]) =>
    Object.fromEntries(rows.map((row) => [row.id, { ...row, name: row.title }]))
  const names = {
    milestones: byId(terms.milestones),
    reports: byId(terms.reports),
    indicators: Object.fromEntries(terms.indicators.map((one) => [one.id, one])),
    tranches: Object.fromEntries(terms.tranches.map((one) => [one.id, one])),
  }
  const conditionWords = Object.fromEntries(
    terms.tranches.map(({ id, condition }) => [id, conditionClause(condition, names, 'nl')]),
  )
  const whole = terms.tranches.reduce((sum, { amountCents }) => sum + amountCents, 0)
  return {
    terms,
    clauses: filled.clauses,
    version: 1,
    preparedOn: '2026-06-15',
    termsHash: 'a'.repeat(64),
    conditionWords,
    signers: terms.grantee.representatives.map(({ name, capacity }) => ({ name, capacity: capacity ?? '' })),
    example: true,
    pictureWords: {
      months: [
        'jan.',
        'febr.',
        'maart',
        'april',
        'mei',
        'juni',
        'juli',
        'aug.',
        'sept.',
        'okt.',
        'nov.',
        'dec.',
      ],
      day: (day) => formatShortDay(day, 'nl'),
      money: (cents) => formatMoney(cents),
      trancheOf: (number, of) => `${number} van ${of}`,
      sign: 'Tekenen',
      signed: 'Getekend',
      review: 'Leermoment',
    },
    picture: {
      from: terms.startsOn,
      to: terms.endsOn,
      today: '2026-06-15',
      milestones: terms.milestones.map(({ id, number, title, due }) => ({
        id,
        number,
        title,
        due,
        state: 'ahead',
      })),
      reviewDate: terms.experiment?.reviewDate,
      reports: terms.reports.map(({ id, title, due }) => ({ id, title, due })),
      tranches: terms.tranches.map(({ id, number, amountCents, plannedOn }) => ({
        id,
        number,
        of: terms.tranches.length,
        amount: amountCents,
        plannedOn,
        conditionWords: conditionWords[id] ?? '',
        anchor: number === 1 ? { signed: true } : { date: plannedOn },
        state: 'ahead',
        share: Math.round((amountCents * 10_000) / whole),
      })),
    },
    ...change,
  }
}
