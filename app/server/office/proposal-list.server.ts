import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import { formatDay, formatMoney, formatShortDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { neighbourhoodsOf } from '#db/queries/fund.server.ts'
import { pillarRows } from '#db/queries/programme.server.ts'
import { findProposals, type ProposalFilter, proposalCounts } from '#db/queries/proposal-search.server.ts'
import { allRounds } from '#db/queries/rounds.server.ts'
import type { OfficeProposal } from '#db/queries/screening.server.ts'
import { exampleOf } from './example-reference.server.ts'
import { viewsOn } from './saved-views.server.ts'

/** What can be chosen to show: where the work is. */
const shows = {
  all: null,
  screening: ['submitted', 'returned'],
  panel: ['in-review'],
  decision: ['awaiting-decision', 'waiting-list'],
  done: ['awarded', 'declined', 'withdrawn'],
} as const satisfies Record<string, readonly ProposalState[] | null>
export type ShowKey = keyof typeof shows

const longestQuery = 200
const asked = ['words', 'round', 'pillar', 'place'] as const

/** What the query of an address asks of the proposals: words, a round, a pillar, a neighbourhood, where the work is. */
export async function askedProposals(actor: Person, query: URLSearchParams) {
  const show = query.get('show') ?? 'all'
  const shown: ShowKey = show in shows ? (show as ShowKey) : 'all'
  const typed = Object.fromEntries(
    asked.map((name) => [name, (query.get(name) ?? '').slice(0, longestQuery)]),
  )
  const [rounds, pillars, places] = await Promise.all([
    allRounds(db(), actor.fund),
    pillarRows(db(), actor.fund),
    neighbourhoodsOf(db(), actor.fund),
  ])
  const filter: ProposalFilter = {
    words: typed.words || undefined,
    round: typed.round || undefined,
    pillar: typed.pillar || undefined,
    neighbourhoods: typed.place
      ? places
          .filter(({ key, parentKey }) => [key, parentKey].includes(typed.place ?? ''))
          .map(({ key }) => key)
      : undefined,
  }
  const states = shows[shown] ?? undefined
  return { shown, typed, filter, states, rounds, pillars, places }
}

/** The list of proposals that the query of an address asks for, a page at a time. */
export async function proposalList(actor: Person, query: URLSearchParams, language: Language) {
  const { shown, typed, filter, states, rounds, pillars, places } = await askedProposals(actor, query)
  const [found, counts, views, example] = await Promise.all([
    findProposals(db(), actor, { ...filter, states }, query.get('after') ?? undefined),
    proposalCounts(db(), actor, filter),
    viewsOn(actor, 'proposals', query),
    exampleOf(actor.fund),
  ])
  const kept = Object.entries(typed).filter(([, value]) => value !== '')
  const address = (more: Record<string, string>) => {
    const search = new URLSearchParams([...kept, ...Object.entries(more)] as [string, string][])
    return search.size > 0 ? `/manager/proposals?${search}` : '/manager/proposals'
  }
  const showing: Record<string, string> = shown === 'all' ? {} : { show: shown }
  return {
    kept: views,
    shown,
    typed,
    example,
    isAsking: kept.length > 0,
    shows: (Object.keys(shows) as ShowKey[]).map((key) => ({
      key,
      count: countIn(counts, shows[key]),
      href: address(key === 'all' ? {} : { show: key }),
    })),
    count: countIn(counts, shows[shown]),
    file: new URLSearchParams([...kept, ...Object.entries(showing)] as [string, string][]).toString(),
    first: query.has('after') ? address(showing) : null,
    next: found.next && address({ ...showing, after: found.next }),
    rounds: rounds.map(({ id, name }) => ({ value: id, label: name })),
    pillars: pillars.map(({ key, name }) => ({ value: key, label: name })),
    places: places.map(({ key, name }) => ({ value: key, label: name })),
    rows: found.rows.map((row) => rowOf(row, language)),
  }
}

function countIn(
  counts: Partial<Record<ProposalState, number>>,
  states: readonly ProposalState[] | null,
): number {
  const counted = states ? states.map((state) => counts[state]) : Object.values(counts)
  return counted.reduce<number>((total, count) => total + (count ?? 0), 0)
}

function rowOf(row: OfficeProposal, language: Language) {
  return {
    id: row.id,
    title: row.title,
    reference: row.reference,
    round: row.round,
    asked: formatMoney(row.asked, language),
    sent: formatShortDay(dayOf(row.submittedAt), language),
    due: dueOf(row, language),
    state: row.state,
    word: stateWord('proposal', row.state, 'staff', language) ?? row.state,
  }
}

/** The last day to answer; a word while the clock stands still, nothing once the answer was given. */
function dueOf({ state, decisionDue }: OfficeProposal, language: Language): string {
  if (shows.done.some((done) => done === state)) return '–'
  return decisionDue ? formatDay(decisionDue, language) : m.manager_panel_clock_stands()
}
