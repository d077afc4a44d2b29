import { monthWords } from '#app/components/calendar-words.ts'
import { addMonths, dayOf, type IsoDate, later } from '#app/domain/calendar.ts'
import {
  asPlanned,
  awardableByYear,
  type DaySum,
  forecast,
  type Scenario,
} from '#app/domain/ledger/forecast.ts'
import { coverDays, headroom } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { fundById, potsOf, yearCeilingsOf } from '#db/queries/fund.server.ts'
import { booksOf } from '#db/queries/ledger.server.ts'
import { committedUnder } from '#db/queries/room.server.ts'
import { notFound } from '../answers.server.ts'

const late = ['0', '3', '6'] as const
const comes = ['100', '75', '50', '0'] as const

type Asked = { late: string | null; comes: string | null; pot: string | null }

/**
 * The money by month, from the one before this to the end of the fund and on for as long as anything is still to come,
 * as the books say or in a what-if; of the fund or of one pot. What can still be awarded in which year is said of the fund
 * alone, whose cover and ceilings bind every pot.
 */
export async function forecastPage(fundId: string, asked: Asked, now: Date) {
  const language = currentLocale()
  const today = dayOf(now)
  const fund = await fundById(db(), fundId)
  if (!fund) throw notFound()
  const pots = await potsOf(db(), fundId)
  const from = addMonths(today, -1)
  const books = await booksOf(db(), fundId, { from: `${from.slice(0, 7)}-01` })
  const years = await yearCeilingsOf(db(), fundId)
  const sums = await committedUnder(db(), fundId, [fundId, ...years.map(({ year }) => String(year))])
  const pot = pots.find(({ key }) => key === asked.pot) ?? null
  const of = pot ? (books.pots.get(pot.id) ?? []) : books.fund
  const scenario = scenarioOf(asked)
  const to = lastMonth(of, fund.endsOn, scenario)
  const { months, shortest } = forecast(of, { from, to, today }, scenario)
  const limits = {
    fund: { ceiling: fund.ceilingCents, committed: sums.get(`fund|${fundId}`) ?? cents(0) },
    years: years.map(({ year, ceilingCents }) => ({
      year,
      ceiling: ceilingCents,
      committed: sums.get(`year|${year}`) ?? cents(0),
    })),
  }
  const awardable = awardableByYear(of, { today, endsOn: fund.endsOn }, limits, scenario)
  const mayNow = pot ? Math.max(0, headroom(coverDays(of), today)) : (awardable[0]?.cents ?? 0)
  const choice = (name: keyof Asked, value: string) => {
    const query = new URLSearchParams()
    for (const [key, set] of Object.entries({ ...asked, [name]: value }) as [string, string | null][])
      if (set && set !== usual[key as keyof Asked]) query.set(key, set)
    return `/manager/fund/forecast${query.size > 0 ? `?${query}` : ''}`
  }
  return {
    switches: {
      late: late.map((value) => ({
        key: value,
        label: value === '0' ? m.fund_forecast_on_time() : m.fund_forecast_late({ months: value }),
        href: choice('late', value),
        current: scenario.lateMonths === Number(value),
      })),
      comes: comes.map((value) => ({
        key: value,
        label: value === '0' ? m.fund_forecast_nothing() : `${value} %`,
        href: choice('comes', value),
        current: scenario.expectedBp === Number(value) * 100,
      })),
      pot: [
        { key: '', label: m.manager_fund_whole(), href: choice('pot', ''), current: pot === null },
        ...pots.map(({ key, name }) => ({
          key,
          label: name,
          href: choice('pot', key),
          current: pot?.key === key,
        })),
      ],
    },
    shortest: (shortest.cover < 0 ? m.fund_forecast_short : m.fund_forecast_shortest)({
      day: formatDay(shortest.on, language),
      amount: formatMoney(Math.abs(shortest.cover), language),
    }),
    isShort: shortest.cover < 0,
    says: saidOf({ pot: pot !== null, scenario, isShort: shortest.cover < 0 }, mayNow, language),
    whatIf: isWhatIf(scenario),
    title: pot?.name ?? fund.name,
    endsOn: fund.endsOn,
    months: months.map((month) => ({
      key: month.month,
      name: monthWords(`${month.month}-01`),
      after: month.month > fund.endsOn.slice(0, 7),
      now: month.month === today.slice(0, 7),
      ...month,
    })),
    awardable: (pot ? [] : awardable).map(({ year, free, cents: amount, bound }) => ({
      key: String(year),
      free: formatMoney(free, language),
      amount: formatMoney(amount, language),
      why: boundWords[bound]({ year: String(year) }),
    })),
  }
}
export type ForecastPage = Awaited<ReturnType<typeof forecastPage>>

const usual: Asked = { late: '0', comes: '100', pot: '' }

function scenarioOf(asked: Asked): Scenario {
  const months = late.find((one) => one === asked.late) ?? '0'
  const share = comes.find((one) => one === asked.comes) ?? '100'
  return { lateMonths: Number(months), expectedBp: Number(share) * 100 }
}

function isWhatIf({ lateMonths, expectedBp }: Scenario): boolean {
  return lateMonths !== asPlanned.lateMonths || expectedBp !== asPlanned.expectedBp
}

/** What the least day means: what may be awarded now, that a what-if does not change it, and why later is not richer. */
function saidOf(
  { pot, scenario, isShort }: { pot: boolean; scenario: Scenario; isShort: boolean },
  mayNow: number,
  language: Language,
): string[] {
  const amount = formatMoney(mayNow, language)
  return [
    ...(isShort && !isWhatIf(scenario) ? [m.fund_forecast_short_text()] : []),
    (pot ? m.fund_forecast_may_pot : m.fund_forecast_may)({ amount }),
    ...(isWhatIf(scenario) ? [m.fund_forecast_what_if()] : []),
    ...(scenario.lateMonths > 0 ? [m.fund_forecast_what_if_late()] : []),
  ]
}

/** The end of the fund, or of the last thing that is still to come. */
function lastMonth(sums: readonly DaySum[], endsOn: IsoDate, { lateMonths }: Scenario): IsoDate {
  const last = sums.reduce((latest, { on }) => later(latest, on), endsOn)
  return addMonths(last, lateMonths)
}

const boundWords = {
  cover: m.fund_forecast_bound_cover,
  year: m.fund_forecast_bound_year,
  fund: m.fund_forecast_bound_fund,
}
