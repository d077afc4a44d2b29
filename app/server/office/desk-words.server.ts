import type { DeskDay, DeskItem } from '#app/components/office/desk-list.tsx'
import { daysBetween, type IsoDate } from '#app/domain/calendar.ts'
import { byBand, type WorkBand } from '#app/domain/work.ts'
import { formatDay, formatMoney, formatWeekday } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { type WorkItem, type WorkKind, waitedFor } from '#db/queries/desk/item.ts'
import type { WorkSort } from '#db/queries/desk.server.ts'
import { grantsSaid } from './desk-said/grants.server.ts'
import { houseSaid } from './desk-said/house.server.ts'
import { moneySaid } from './desk-said/money.server.ts'
import { panelSaid } from './desk-said/panel.server.ts'
import { peopleSaid } from './desk-said/people.server.ts'
import { plansSaid } from './desk-said/plans.server.ts'
import type { Said, Values } from './desk-said/said.ts'

/** What a list says beside each piece of work: where it lay, and where it is put away. */
export type Beside = (item: WorkItem) => Pick<DeskItem, 'note' | 'instead'>

/** Work in words, under the bands of its days. */
export function deskDays(
  items: readonly WorkItem[],
  today: IsoDate,
  beside: Beside = () => ({ note: null, instead: null }),
): DeskDay[] {
  const due = items.map((item) => ({ ...item, waited: waitedFor.includes(item.kind) }))
  return byBand(due, today).map(({ band, items: here }) => ({
    key: band,
    title: bandTitle[band](),
    note: noteOf(band, here, today),
    items: here.map((item) => ({ ...itemWords(item, today), ...beside(item) })),
  }))
}

const bandTitle: Record<WorkBand, () => string> = {
  late: m.manager_desk_late,
  today: m.manager_desk_today,
  tomorrow: m.manager_desk_tomorrow,
  'this-week': m.manager_desk_this_week,
  'next-week': m.manager_desk_next_week,
  later: m.manager_desk_later,
}

function noteOf(band: WorkBand, [first]: readonly WorkItem[], today: IsoDate): string | null {
  if (!first) return null
  if (band === 'late') return m.manager_desk_since({ day: formatWeekday(first.on, currentLocale()) })
  if (band === 'today') return formatWeekday(today, currentLocale())
  return band === 'tomorrow' ? formatWeekday(first.on, currentLocale()) : null
}

const said: Record<WorkKind, Said> = {
  ...plansSaid,
  ...grantsSaid,
  ...moneySaid,
  ...peopleSaid,
  ...panelSaid,
  ...houseSaid,
}

/** What a sort of work is called where there is more of it than is shown. */
export const sortWords: Record<WorkSort, () => string> = {
  'late-reports': m.manager_desk_sort_late_reports,
  questions: m.manager_desk_sort_questions,
  screening: m.manager_desk_sort_screening,
  messages: m.manager_desk_sort_messages,
  mails: m.near_desk_sort_mails,
  help: m.manager_desk_sort_help,
  assignment: m.manager_desk_sort_assignment,
  decisions: m.manager_desk_sort_decisions,
  preparing: m.manager_desk_sort_preparing,
  signing: m.manager_desk_sort_signing,
  offers: m.manager_desk_sort_offers,
  'paper-signatures': m.manager_desk_sort_paper_signatures,
  'offer-questions': m.manager_desk_sort_offer_questions,
  releases: m.manager_desk_sort_releases,
  approvals: m.manager_desk_sort_approvals,
  sending: m.manager_desk_sort_sending,
  reports: m.manager_desk_sort_reports,
  evidence: m.manager_desk_sort_evidence,
  changes: m.manager_desk_sort_changes,
  results: m.manager_desk_sort_results,
  holds: m.manager_desk_sort_holds,
  reviews: m.manager_desk_sort_reviews,
  endings: m.manager_desk_sort_endings,
  settling: m.manager_desk_sort_settling,
  settlements: m.manager_desk_sort_settlements,
  'fund-decisions': m.manager_desk_sort_fund_decisions,
  years: m.manager_desk_sort_years,
  contributions: m.manager_desk_sort_contributions,
  loans: m.manager_desk_sort_loans,
  checks: m.manager_desk_sort_checks,
  movements: m.manager_desk_sort_movements,
  mentions: m.near_desk_sort_mentions,
  steps: m.near_desk_sort_steps,
  quiet: m.near_desk_sort_quiet,
  bounces: m.notify_bounce_sort,
  calls: m.manager_desk_sort_calls,
  complaints: m.manager_desk_sort_complaints,
  'second-factors': m.setup_factor_title,
  harvests: m.manager_desk_sort_harvests,
  paper: m.manager_desk_sort_paper,
  batches: m.desk_sort_batches,
  lotteries: m.desk_sort_lotteries,
  invitations: m.desk_sort_invitations,
  'role-terms': m.desk_sort_role_terms,
  locks: m.setup_factor_title,
  retention: m.desk_sort_retention,
  'set-up': m.desk_set_up,
  archives: m.desk_sort_archives,
  jobs: m.desk_jobs_title,
}

/** One piece of work in words. */
export function itemWords(item: WorkItem, today: IsoDate): Omit<DeskItem, 'note' | 'instead'> {
  const words = said[item.kind]
  const values = valuesOf(item)
  const days = daysBetween(item.on, today)
  const late = days > 0
  return {
    key: item.key,
    asks: late
      ? days === 1
        ? m.manager_desk_one_day_late()
        : m.manager_desk_days_late({ days: String(days) })
      : words.asks(),
    look: late ? 'late' : words.look,
    what: words.what(values),
    why: words.why(values),
    action: words.action(),
    href: item.href,
  }
}

function valuesOf({ title, amount, number, since, on, name, preparedBy }: WorkItem): Values {
  const language = currentLocale()
  return {
    title,
    amount: amount === null ? '–' : formatMoney(amount, language),
    number: String(number ?? ''),
    since: since ? formatDay(since, language) : '',
    on: formatDay(on, language),
    name: preparedBy?.name ?? name ?? '',
  }
}
