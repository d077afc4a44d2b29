import { can, type Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type WorkTopic, workTopics } from '#app/domain/work-mark.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { type Desk, onesOwn, pilesOf, sortsOn, type WorkSort } from '#db/queries/desk.server.ts'
import {
  awayFrom,
  givenTo,
  heldBy,
  marksOf,
  type NamedMark,
  whoIsWho,
} from '#db/queries/work-marks.server.ts'
import { type AskedWork, allWork, askedWork, chosen, chosenWords, filterView } from './desk-filter.server.ts'
import { deskDays, sortWords } from './desk-words.server.ts'

/** Where each list of work stands: the home of who does it. */
export const deskHome: Record<Desk, string> = { office: '/manager', panel: '/reviewer', house: '/admin' }

/** How much of a sort of work is shown at first. */
export const shownFirst = 5

/**
 * The work of who looks on one home, under its days: the first of every sort and how much more there is of it, all of the sort that is
 * asked for, of agreed steps on request those of everybody; or what lies elsewhere: put away, or with a colleague.
 */
export async function deskWork(actor: Person, query: URLSearchParams, today: IsoDate, desk: Desk = 'office') {
  const home = deskHome[desk]
  const own = sortsOn(desk)
  const [marks, who] = await Promise.all([marksOf(db(), actor.fund), whoIsWho(db(), actor, today)])
  const away = keptTo(own, awayFrom(marks, { today, ...who }))
  const lies = workTopics.find((topic) => topic === query.get('lies')) ?? null
  const sort = own.find((one) => one === query.get('sort')) ?? null
  const everybody = sort === 'steps' && query.get('whose') === 'all'
  const asked = desk === 'office' && !lies ? askedWork(query) : allWork
  const piles = lies
    ? await pilesThere(actor, today, away[lies])
    : chosen(
        await pilesHere(actor, today, { own, sort, everybody, away, given: givenTo(marks, who.mine), asked }),
        asked,
        { today, holderOf: (item) => heldBy(item, marks, who).holder?.id ?? null },
      )
  const sum = (of: 'count' | 'late') => piles.reduce((total, pile) => total + pile[of], 0)
  const places = new Map(piles.flatMap(({ sort: of, items }) => items.map(({ key }) => [key, of])))
  const may = can(actor, 'lay-work').ok
  const filter = desk === 'office' && !lies ? await filterView(actor, query, asked, own, today) : null
  return {
    home,
    filter,
    lies,
    chosen: lies ? [] : chosenWords(sort, asked, filter ?? { people: [], places: [] }),
    others: sort === 'steps' && !everybody ? '/manager?sort=steps&whose=all' : null,
    count: sum('count'),
    late: sum('late'),
    days: deskDays(
      piles.flatMap(({ items }) => items),
      today,
      ({ key }) => ({
        note: noteOf(marks.get(key) ?? []),
        instead: may ? workPath(places.get(key), key) : null,
      }),
    ),
    more: piles
      .filter(({ count, items }) => count > items.length)
      .map((pile) => ({
        ...{ sort: sortWords[pile.sort](), count: pile.count - pile.items.length },
        href: `${home}?${addressOf({ ...asked, sort: pile.sort })}`,
      })),
    together: piles.some(({ sort: of, count }) => of === 'approvals' && count > 1),
    elsewhere: workTopics
      .filter((topic) => !lies && away[topic].length > 0)
      .map((topic) => ({ href: `${home}?lies=${topic}`, label: elsewhereWords[topic]() })),
  }
}

/** What is chosen as it stands in an address. */
function addressOf(choices: Record<string, string | null>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(choices).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}

const elsewhereWords: Record<WorkTopic, () => string> = {
  shelf: m.manager_desk_shelved_link,
  hand: m.manager_desk_handed_link,
}

/** Of what lies elsewhere, what belongs to some sorts. */
function keptTo(
  sorts: readonly WorkSort[],
  away: Record<WorkTopic, NamedMark[]>,
): Record<WorkTopic, NamedMark[]> {
  const own = ({ sort }: NamedMark) => sorts.some((one) => one === sort)
  return { shelf: away.shelf.filter(own), hand: away.hand.filter(own) }
}

type Here = {
  own: readonly WorkSort[]
  sort: WorkSort | null
  everybody: boolean
  away: Record<WorkTopic, NamedMark[]>
  given: readonly string[]
  asked: AskedWork
}

function pilesHere(actor: Person, today: IsoDate, { own, sort, everybody, away, given, asked }: Here) {
  const every = asked.who !== null || asked.before !== null
  const most = sort || every ? {} : { most: shownFirst }
  const keys = [...away.shelf, ...(asked.who === null ? away.hand : [])].map(({ key }) => key)
  const wanted = { sorts: sort ? [sort] : own, everybody: everybody || asked.who !== null, ...most }
  return pilesOf(db(), actor, today, { ...wanted, given, away: keys, about: asked })
}

async function pilesThere(actor: Person, today: IsoDate, marks: readonly NamedMark[]) {
  const keys = new Set(marks.map(({ key }) => key))
  const sorts = [...new Set(marks.map((mark) => mark.sort))] as WorkSort[]
  const piles = await pilesOf(db(), actor, today, { sorts, everybody: true })
  return piles.map(({ sort, items }) => {
    const there = items.filter(({ key }) => keys.has(key))
    const late = there.filter(({ on }) => on < today).length
    return { sort, items: there, count: there.length, late }
  })
}

/** Where a piece of work is put away or given to a colleague. */
export function workPath(sort: WorkSort | undefined, key: string): string | null {
  return sort && !onesOwn.includes(sort) ? `/manager/work/${sort}/${encodeURIComponent(key)}` : null
}

/** Who put a piece of work where it lies or lay, and why. */
export function noteOf(marks: readonly NamedMark[]): string | null {
  const language = currentLocale()
  const notes = marks.flatMap(({ topic, until, name, reason, by }) => {
    if (topic === 'shelf' && until)
      return m.manager_desk_shelved_note({ day: formatDay(until, language), by, reason })
    return topic === 'hand' && name ? m.manager_desk_handed_note({ name, by, reason }) : []
  })
  return notes.length > 0 ? notes.join(' · ') : null
}
