import { dayOf } from '#app/domain/calendar.ts'
import { recipientName } from '#app/domain/open/grant.ts'
import { formatMoney, formatShortDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { grantRegister, type RegisteredGrant } from '#db/queries/public/grants.server.ts'
import { type Programme, publicProgramme } from '#db/queries/public/results.server.ts'
import { notFound } from '../answers.server.ts'
import { openPast } from '../open/open-data.server.ts'
import { openWords } from '../open/words.server.ts'
import { initiativeName } from './initiative-name.server.ts'
import { placeNames } from './values.server.ts'

/** Every grant of the fund, with what everybody may know of it, under the year of its award. */
export async function registerPage(language: Language) {
  const fund = await currentFund(db())
  if (!fund) throw notFound()
  const programme = await publicProgramme(db(), fund.id)
  const grants = await grantRegister(db(), fund.id)
  const rows = grants.map((grant) => ({
    year: dayOf(grant.awardedAt).slice(0, 4),
    ...grantRow(grant, programme, language),
  }))
  const years = [...new Set(rows.map(({ year }) => year))]
  const past = await openPast(fund.id)
  const sum = grants.reduce((total, { amountCents }) => total + amountCents, 0)
  return {
    example: grants.some(({ example }) => example),
    count: grants.length,
    sum: formatMoney(sum, language),
    past: past.map((one) => ({
      key: one.reference,
      title: one.title,
      who: recipientName(one.recipient, openWords()),
      where: one.neighbourhood ?? '',
      amount: formatMoney(one.awardedCents, language),
      awarded: formatShortDay(one.awardedOn, language),
    })),
    years: years.map((year) => ({ key: year, title: year, rows: rows.filter((row) => row.year === year) })),
  }
}

/** One grant as a row of a list. */
export function grantRow(grant: RegisteredGrant, { pillars, neighbourhoods }: Programme, language: Language) {
  return {
    key: grant.reference,
    href: `/grants/${grant.reference}`,
    initiative: initiativeName(grant),
    summary: grant.summary,
    example: grant.example,
    where: placeNames(grant.neighbourhoods, neighbourhoods, language),
    pillars: pillarNames(grant.pillars, pillars),
    state: grant.state,
    word: stateWord('grant', grant.state, 'staff', language) ?? grant.state,
    amount: formatMoney(grant.amountCents, language),
    awarded: formatShortDay(dayOf(grant.awardedAt), language),
  }
}

export function pillarNames(keys: readonly string[], pillars: Programme['pillars']): string {
  return keys.map((key) => pillars.find((pillar) => pillar.key === key)?.name ?? key).join(', ')
}
