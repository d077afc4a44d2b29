import { randomUUID } from 'node:crypto'
import type { SubmissionResult } from '@conform-to/react'
import { fillAgreement } from '#app/commands/prepare-offer.server.ts'
import { typedDay } from '#app/components/form/date-field.tsx'
import { typedMoney } from '#app/components/form/money-field.tsx'
import type { TypedTerms } from '#app/components/granting/typed-terms.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { choiceOf } from '#app/domain/grant/condition-choice.ts'
import { amountOf } from '#app/domain/grant/instrument.ts'
import { problemsOf } from '#app/domain/grant/judgement.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { sumCents } from '#app/domain/money.ts'
import type { Refusal } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { formatClauseValue } from '#app/i18n/clause-words.server.ts'
import { formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import type { Version } from '#db/queries/agreements.server.ts'
import { clausesOfTerms } from '#db/queries/clauses.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { conditionWordsOf } from '../agreement-document.server.ts'
import { pictureFor } from './agreement-page.server.ts'
import { grantHead } from './office-grant.server.ts'

/** The draft of the terms as a form, with what is wrong with it and what it says, in words. */
export async function termsPage(grant: Grant, version: Version, now: Date, language: Language) {
  const { terms } = version
  const sentences = conditionWordsOf(terms, language)
  return {
    head: grantHead(grant),
    version: version.version,
    seen: hashOf(terms),
    typed: typedTerms(terms),
    problems: await termsProblems(grant, version, now, language),
    sentences,
    indicators: terms.indicators.map(({ id, name, unit, target }) => ({ id, name, unit, target })),
    amount: formatMoney(amountOf(terms), language),
    total: formatMoney(sumCents(terms.tranches.map(({ amountCents }) => amountCents)), language),
    picture: pictureFor(version, null, now, language),
    hasHost: terms.fiscalHost !== null,
    newRow: randomUUID(),
    operation: randomUUID(),
  }
}

/** Everything that keeps this draft from being offered, each as a sentence with what to do. */
export async function termsProblems(
  grant: Grant,
  { terms }: Version,
  now: Date,
  language: Language,
): Promise<{ what: string; whatNow: string }[]> {
  const judged = problemsOf(terms, { amountCents: grant.amountCents, decidedOn: dayOf(grant.awardedAt) })
  const clauses = await clausesOfTerms(db(), grant.fund, terms.clauses)
  const filled = fillAgreement(terms, addDays(dayOf(now), 1), { clauses, format: formatClauseValue })
  const all: Refusal[] = filled.ok ? judged : [...judged, filled]
  return all.map(({ reason }) => verdictWords(reason, language, { audience: 'staff' }))
}

/** Terms as the form shows them: every value as it would be typed. */
function typedTerms(terms: Terms): TypedTerms {
  const { grantee, flexibility } = terms
  const on = (yes: boolean | undefined) => (yes ? 'on' : '')
  return {
    legalForm: grantee.legalForm ?? '',
    street: grantee.address?.street ?? '',
    postcode: grantee.address?.postcode ?? '',
    city: grantee.address?.city ?? '',
    signers: [0, 1].map((at) => {
      const one = grantee.representatives[at]
      return { name: one?.name ?? '', capacity: one?.capacity ?? '', email: one?.email ?? '' }
    }),
    milestones: terms.milestones.map(({ id, title, due, evidence }) => ({
      id,
      title,
      due: typedDay(due) ?? '',
      evidence,
    })),
    reports: terms.reports.map(({ id, title, due, kind, milestones }) => ({
      id,
      title,
      due: typedDay(due) ?? '',
      kind,
      milestones,
    })),
    tranches: terms.tranches.map(({ id, amountCents, plannedOn, condition }) => {
      const choice = choiceOf(condition)
      return {
        id,
        amount: typedMoney(amountCents),
        plannedOn: typedDay(plannedOn) ?? '',
        kept: on(choice === null),
        signed: on(choice?.signed),
        baseline: on(choice?.baseline),
        of: choice?.of ?? 'all',
        milestones: [...(choice?.milestones ?? [])],
        reports: [...(choice?.reports ?? [])],
        from: typedDay(choice?.from ?? '') ?? '',
        confirmation: choice?.confirmation ?? '',
      }
    }),
    indicators: terms.indicators.map(({ id, baseline, baselineOn, noBaselineReason }) => ({
      id,
      baseline: baseline === null ? '' : String(baseline),
      baselineOn: typedDay(baselineOn ?? '') ?? '',
      noBaselineReason: noBaselineReason ?? '',
    })),
    budgetFree: String(flexibility.budgetFreeBp / 100),
    budgetNotice: String(flexibility.budgetNoticeBp / 100),
    delayFreeWeeks: String(Math.floor(flexibility.delayFreeDays / 7)),
    delayNoticeMonths: String(flexibility.delayNoticeMonths),
  }
}

/** The codes of what is wrong with the form as sentences, by field. */
export function termsErrorsInWords(reply: SubmissionResult<string[]>): SubmissionResult<string[]> {
  const said = Object.entries(reply.error ?? {}).map(([path, codes]) => [
    path,
    (codes ?? []).map((code) => sentenceOf(path, code)),
  ])
  return { ...reply, error: said.length > 0 ? Object.fromEntries(said) : undefined }
}

function sentenceOf(path: string, code: string): string {
  const name = path.split('.').at(-1) ?? path
  if (code === 'tooLong' || code === 'tooLarge') return m.manager_grant_error_long()
  if (code === 'tooMany') return m.manager_grant_error_many()
  if (days.has(name)) return m.manager_grant_error_day()
  if (name === 'amount') return m.manager_grant_error_amount()
  if (name === 'email') return m.manager_grant_error_email()
  if (name === 'postcode') return m.manager_grant_error_postcode()
  if (numbers.has(name)) return m.manager_grant_error_number()
  return code === 'empty' ? m.manager_grant_error_empty() : m.manager_grant_error_wrong()
}

const days = new Set(['due', 'plannedOn', 'from', 'baselineOn'])
const numbers = new Set(['baseline', 'budgetFree', 'budgetNotice', 'delayFreeWeeks', 'delayNoticeMonths'])
