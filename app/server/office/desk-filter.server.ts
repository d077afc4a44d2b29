import type { Person } from '#app/domain/access.ts'
import { type IsoDate, parseDay } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import type { WorkItem } from '#db/queries/desk/item.ts'
import type { Pile } from '#db/queries/desk/pile.ts'
import type { WorkSort } from '#db/queries/desk.server.ts'
import { neighbourhoodsOf } from '#db/queries/fund.server.ts'
import { roleHolders } from '#db/queries/office-people.server.ts'
import { sortWords } from './desk-words.server.ts'
import { viewsOn } from './saved-views.server.ts'

const longest = 200

/** To what the list of work is set beside its sort: who holds it, where and about whom it is, and due before which day. */
export type AskedWork = {
  who: string | null
  place: string | null
  initiative: string | null
  before: IsoDate | null
}

export function askedWork(query: URLSearchParams): AskedWork {
  const said = (name: string) => query.get(name)?.trim().slice(0, longest) || null
  const before = said('before')
  return {
    who: said('who'),
    place: said('place'),
    initiative: said('initiative'),
    before: before && parseDay(before),
  }
}

type Held = { today: IsoDate; holderOf(item: WorkItem): string | null }

/** Nothing is asked beside a sort. */
export const allWork: AskedWork = { who: null, place: null, initiative: null, before: null }

/** To what the list of work is set, in words, one for each choice. */
export function chosenWords(
  sort: WorkSort | null,
  { who, place, initiative, before }: AskedWork,
  { people, places }: { people: readonly Choice[]; places: readonly Choice[] },
): string[] {
  const labelOf = (choices: readonly Choice[], chosen: string) =>
    choices.find(({ value }) => value === chosen)?.label
  return [
    sort && sortWords[sort](),
    who && m.desk_chosen_who({ name: labelOf(people, who) ?? m.desk_chosen_somebody() }),
    place && m.desk_chosen_place({ name: labelOf(places, place) ?? place }),
    initiative && m.desk_chosen_initiative({ name: initiative }),
    before && m.desk_chosen_before({ day: formatDay(before, currentLocale()) }),
  ].filter((words) => words !== null)
}
type Choice = { value: string; label: string }

/** Of each sort, what somebody holds and what is due before a day, with its counts. */
export function chosen<Of extends Pile>(
  piles: readonly Of[],
  { who, before }: AskedWork,
  { today, holderOf }: Held,
): Of[] {
  if (who === null && before === null) return [...piles]
  return piles.map((pile) => {
    const items = pile.items.filter(
      (item) => (who === null || holderOf(item) === who) && (before === null || item.on < before),
    )
    return { ...pile, items, count: items.length, late: items.filter(({ on }) => on < today).length }
  })
}

/** What can be chosen above the list of work, what is chosen, and what was kept of it. */
export async function filterView(
  actor: Person,
  query: URLSearchParams,
  asked: AskedWork,
  sorts: readonly WorkSort[],
  today: IsoDate,
) {
  const [places, holders, kept] = await Promise.all([
    neighbourhoodsOf(db(), actor.fund),
    roleHolders(db(), actor, today),
    viewsOn(actor, 'desk', query),
  ])
  const office = holders.filter(({ role }) => role === 'manager' || role === 'approver')
  const typed = (name: string) => (query.get(name) ?? '').slice(0, longest)
  return {
    kept,
    isAsking: typed('sort') !== '' || Object.values(asked).some((value) => value !== null),
    isWrongDay: typed('before') !== '' && asked.before === null,
    typed: {
      sort: typed('sort'),
      who: typed('who'),
      place: typed('place'),
      initiative: typed('initiative'),
      before: typed('before'),
    },
    sorts: sorts
      .map((value) => ({ value, label: sortWords[value]() }))
      .sort((one, other) => one.label.localeCompare(other.label, 'nl')),
    people: [...new Map(office.map(({ person, name, email }) => [person, name || (email ?? '')]))].map(
      ([value, label]) => ({ value, label }),
    ),
    places: places.map(({ key, name }) => ({ value: key, label: name })),
  }
}
export type DeskFilterView = Awaited<ReturnType<typeof filterView>>
