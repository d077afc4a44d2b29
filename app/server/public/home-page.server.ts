import { dayOf, daysBetween, yearOf } from '#app/domain/calendar.ts'
import { closingMoment, lastDay, roundState } from '#app/domain/round.ts'
import {
  formatCounted,
  formatDateTime,
  formatDay,
  formatList,
  formatMoney,
  formatNumber,
  formatWeekday,
} from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { currentFund, neighbourhoodsOf } from '#db/queries/fund.server.ts'
import {
  type HomeFigure,
  homeFigures,
  newestGrants,
  type PublicGrant,
  publicMoney,
} from '#db/queries/public/home.server.ts'
import { type Round, roundsToCome } from '#db/queries/rounds.server.ts'
import { indicatorPath } from '../results/indicator-path.server.ts'
import { initiativeName } from '../results/initiative-name.server.ts'
import { keyFigure } from '../results/values.server.ts'
import { contactPeople } from './contacts-view.server.ts'

const grantsShown = 8

/** The home page: where one can ask for money now, what the programme changed, where the money is, who began, whom to call. */
export async function homePage(now: Date, language: Language) {
  const fund = await currentFund(db())
  if (!fund) return null
  const neighbourhoods = await neighbourhoodsOf(db(), fund.id)
  const figures = await homeFigures(db(), fund.id, yearOf(now))
  const money = await publicMoney(db(), fund.id)
  const nameOf = (key: string) => neighbourhoods.find((one) => one.key === key)?.name ?? key
  return {
    fund: { name: fund.name, example: fund.example === 'yes' },
    rounds: (await roundsToCome(db(), fund.id, now)).map((round) => roundCard(round, now, language)),
    figures: figures.map((one) => figureText(one, language)),
    period: newestPeriod(figures),
    source: figures.find(({ figure }) => figure)?.figure?.source ?? null,
    money: {
      paid: money.paid,
      agreed: money.agreed,
      free: money.free,
      received: formatMoney(money.received, language),
      from: fund.startsOn.slice(0, 4),
      to: fund.endsOn.slice(0, 4),
      on: formatWeekday(dayOf(now), language),
    },
    grants: (await newestGrants(db(), fund.id, grantsShown)).map((grant) =>
      grantRow(grant, nameOf, language),
    ),
    people: await contactPeople(fund.id, language),
  }
}

function roundCard(round: Round, now: Date, language: Language) {
  const state = roundState(round, now)
  const last = lastDay(round)
  const days = last ? daysBetween(dayOf(now), last) : 0
  return {
    key: round.id,
    href: `/rounds/${round.slug}`,
    title: round.name,
    small: round.track === 'small-start',
    state,
    tag:
      state === 'planned'
        ? m.public_home_opens({ day: formatDay(dayOf(round.opensAt), language) })
        : days === 0
          ? m.public_home_last_day()
          : m.public_home_open({ days: formatCounted(days, 'day', language) }),
    amount: m.public_home_up_to({ amount: formatMoney(round.maxCents, language) }),
    until: m.public_home_until({ when: formatDateTime(closingMoment(round), language) }),
  }
}

function figureText(one: HomeFigure, language: Language) {
  const { key, name, type, figure, target } = one
  const note = type === 'contacts' ? ` ${m.public_home_contacts()}` : ''
  const text =
    figure || !target
      ? `${name}.${note}`
      : m.public_home_target({ name, target: formatNumber(target.value, language) })
  return {
    key,
    text,
    name,
    figure: keyFigure(figure, language),
    href: indicatorPath(one),
  }
}

function newestPeriod(figures: HomeFigure[]): string | null {
  return (
    figures
      .flatMap(({ figure }) => figure?.period ?? [])
      .sort()
      .at(-1) ?? null
  )
}

function grantRow(grant: PublicGrant, nameOf: (key: string) => string, language: Language) {
  return {
    key: grant.reference,
    href: `/grants/${grant.reference}`,
    initiative: initiativeName(grant),
    summary: grant.summary,
    where: formatList(grant.neighbourhoods.map(nameOf), language),
    state: grant.state,
    word: stateWord('grant', grant.state, 'staff', language) ?? grant.state,
    amount: formatMoney(grant.amountCents, language),
  }
}
