import type { Person } from '#app/domain/access.ts'
import { progressBp, shownProgress } from '#app/domain/results/progress.ts'
import { formatMoney, formatNumber, formatPercent, formatShortDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { formatWithUnit, unitBeside } from '#app/i18n/units.ts'
import { db } from '#db/client.server.ts'
import { type MeasuredGrant, measuredGrants, unsignedGrants } from '#db/queries/measured-grants.server.ts'
import { type PublicIndicator, publicIndicators } from '#db/queries/public/grants.server.ts'
import { publicProgramme } from '#db/queries/public/results.server.ts'
import { valueText } from './values.server.ts'

const perPage = 25

/**
 * What grants promised to measure and what they counted, with the money beside it: a page of grants, as far as the address
 * asks. It asks the same number of questions however many grants there are.
 */
export async function figuresPage(actor: Person, query: URLSearchParams, language: Language) {
  const programme = await publicProgramme(db(), actor.fund)
  const among = (all: readonly { key: string }[], typed: string | null) =>
    all.find(({ key }) => key === typed)?.key ?? null
  const about = {
    pillar: among(programme.pillars, query.get('pillar')),
    neighbourhood: among(programme.neighbourhoods, query.get('neighbourhood')),
  }
  const page = Math.max(1, Number.parseInt(query.get('p') ?? '1', 10) || 1)
  const found = await measuredGrants(db(), actor, about, { from: (page - 1) * perPage, most: perPage + 1 })
  const unsigned = await unsignedGrants(db(), actor, about)
  const grants = found.slice(0, perPage)
  const indicators = await publicIndicators(
    db(),
    actor.fund,
    grants.map(({ id }) => id),
  )
  const address = (to: number) => {
    const kept = Object.entries(about).flatMap(([name, key]) => (key === null ? [] : [[name, key]]))
    return `/manager/figures?${new URLSearchParams([...kept, ['p', String(to)]] as [string, string][])}`
  }
  const option = ({ key, name }: { key: string; name: string }) => ({ value: key, label: name })
  return {
    about: { pillar: about.pillar ?? '', neighbourhood: about.neighbourhood ?? '' },
    pillars: programme.pillars.map(option),
    neighbourhoods: programme.neighbourhoods.map(option),
    unsigned:
      unsigned === 0
        ? null
        : unsigned === 1
          ? m.results_figures_unsigned_one()
          : m.results_figures_unsigned({ count: formatNumber(unsigned, language) }),
    groups: grants.map((grant) => groupOf(grant, indicators, language)),
    earlier: page > 1 ? address(page - 1) : null,
    later: found.length > perPage ? address(page + 1) : null,
  }
}

function groupOf(grant: MeasuredGrant, all: readonly PublicIndicator[], language: Language) {
  const own = all.filter((indicator) => indicator.grant === grant.id)
  return {
    key: grant.id,
    title: `${grant.name}, ${grant.reference}`,
    note: m.results_figures_money({
      agreed: formatMoney(grant.agreedCents, language),
      paid: formatMoney(grant.paidCents, language),
    }),
    rows: own.map((indicator) => rowOf(indicator, language)),
  }
}

function rowOf(indicator: PublicIndicator, language: Language) {
  const { baseline, target, direction, type, unit } = indicator
  const last = indicator.course.at(-1)
  const progress = progressBp(baseline?.value ?? null, target, last?.value ?? null, direction, type)
  return {
    key: `${indicator.grant}-${indicator.id}`,
    href: `/manager/grants/${indicator.grant}#figures`,
    name: indicator.name,
    baseline: baseline ? formatNumber(baseline.value, language) : m.results_figures_none(),
    now: last
      ? `${valueText(last.value, language)} ${unitBeside(last.value, unit)}`
      : m.results_figures_not_yet(),
    target: m.results_figures_target({
      target: formatWithUnit(target, unit, language),
      day: formatShortDay(indicator.targetOn, language),
    }),
    progress: progress === null ? '–' : formatPercent(shownProgress(progress), language),
    counted: last ? formatShortDay(last.on, language) : '–',
  }
}
