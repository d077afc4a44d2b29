import { can, type Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type WorkTopic, workTopics } from '#app/domain/work-mark.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { onesOwn, pilesOf, type WorkSort, workSorts } from '#db/queries/desk.server.ts'
import { awayFrom, givenTo, marksOf, type NamedMark, whoIsWho } from '#db/queries/work-marks.server.ts'
import { deskDays, sortWords } from './desk-words.server.ts'

/** How much of a sort of work is shown at first. */
const shown = 10

/**
 * The work of who looks, under its days: the first of every sort and how much more there is of it, all of the sort that is
 * asked for, of agreed steps on request those of everybody; or what lies elsewhere: put away, or with a colleague.
 */
export async function deskWork(actor: Person, query: URLSearchParams, today: IsoDate) {
  const [marks, who] = await Promise.all([marksOf(db(), actor.fund), whoIsWho(db(), actor, today)])
  const away = awayFrom(marks, { today, ...who })
  const lies = workTopics.find((topic) => topic === query.get('lies')) ?? null
  const sort = workSorts.find((one) => one === query.get('sort')) ?? null
  const everybody = sort === 'steps' && query.get('whose') === 'all'
  const piles = lies
    ? await pilesThere(actor, today, away[lies])
    : await pilesHere(actor, today, { sort, everybody, away, given: givenTo(marks, who.mine) })
  const sum = (of: 'count' | 'late') => piles.reduce((total, pile) => total + pile[of], 0)
  const places = new Map(piles.flatMap(({ sort: of, items }) => items.map(({ key }) => [key, of])))
  const may = can(actor, 'keep-view').ok
  return {
    lies,
    sort: sort && sortWords[sort](),
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
        href: `/manager?sort=${pile.sort}`,
      })),
    together: piles.some(({ sort: of, count }) => of === 'approvals' && count > 1),
    elsewhere: workTopics
      .filter((topic) => !lies && away[topic].length > 0)
      .map((topic) => ({ href: `/manager?lies=${topic}`, label: elsewhereWords[topic]() })),
  }
}

const elsewhereWords: Record<WorkTopic, () => string> = {
  shelf: m.manager_desk_shelved_link,
  hand: m.manager_desk_handed_link,
}

type Here = {
  sort: WorkSort | null
  everybody: boolean
  away: Record<WorkTopic, NamedMark[]>
  given: readonly string[]
}

function pilesHere(actor: Person, today: IsoDate, { sort, everybody, away, given }: Here) {
  const asked = sort ? { sorts: [sort], everybody } : { sorts: workSorts, most: shown }
  const keys = [...away.shelf, ...away.hand].map(({ key }) => key)
  return pilesOf(db(), actor, today, { ...asked, given, away: keys })
}

async function pilesThere(actor: Person, today: IsoDate, marks: readonly NamedMark[]) {
  const keys = new Set(marks.map(({ key }) => key))
  const sorts = workSorts.filter((sort) => marks.some((mark) => mark.sort === sort))
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
