import type { Person } from '#app/domain/access.ts'
import { formatDay, formatFigure, formatMoney, formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { pastGrantById } from '#db/queries/past.server.ts'
import { notFound } from '../answers.server.ts'

/** One grant of the past, with what was paid on it, what it brought, and where it was read. */
export async function pastGrantPage(actor: Person, id: string | undefined, language: Language) {
  const found = await pastGrantById(db(), actor.fund, id ?? '')
  if (!found) throw notFound()
  const { grant, payments, results } = found
  const facts: [key: string, label: string, value: string | null][] = [
    ['grantee', m.past_grantee(), grant.grantee || m.past_erased()],
    ['kvk', m.past_kvk(), grant.kvk],
    ['amount', m.past_amount(), formatMoney(grant.amountCents, language)],
    ['paid', m.past_paid(), formatMoney(grant.paidCents, language)],
    ['awarded', m.past_awarded_on(), formatDay(grant.awardedOn, language)],
    ['period', m.past_period(), periodOf(grant, language)],
    ['place', m.past_place_of(), grant.neighbourhood],
    ['theme', m.past_theme(), grant.theme],
    ['summary', m.past_summary(), grant.summary],
  ]
  return {
    reference: grant.reference,
    title: grant.title || m.past_erased(),
    facts: facts.flatMap(([key, label, value]) => (value ? [{ key, label, value }] : [])),
    source: m.past_from_file({ line: formatNumber(grant.line, language), file: grant.fileName }),
    batch: `/manager/past/batches/${grant.batch}`,
    payments: payments.map((payment) => ({
      id: payment.id,
      day: formatDay(payment.paidOn, language),
      what: payment.reference ?? (payment.amountCents < 0 ? m.past_came_back() : m.past_payment()),
      amount: formatMoney(payment.amountCents, language),
    })),
    results: results.map((result) => ({
      id: result.id,
      indicator: result.indicator,
      figure: figureOf(result, language),
      day: formatDay(result.measuredOn, language),
      source: result.source ?? '',
    })),
  }
}

type Figure = NonNullable<Awaited<ReturnType<typeof pastGrantById>>>['results'][number]

function figureOf({ value, valueMax, qualifier, unit }: Figure, language: Language): string {
  const figure = formatFigure({ value, valueMax, qualifier: qualifier as 'exact' }, language)
  if (unit === '€') return `€\u00a0${figure}`
  return unit ? `${figure}\u00a0${unit}` : figure
}

type Period = { startsOn: string | null; endsOn: string | null }

function periodOf({ startsOn, endsOn }: Period, language: Language): string | null {
  const [from, to] = [startsOn && formatDay(startsOn, language), endsOn && formatDay(endsOn, language)]
  if (from && to) return m.past_period_of({ from, to })
  if (from) return m.past_starts({ day: from })
  return to ? m.past_ends({ day: to }) : null
}
