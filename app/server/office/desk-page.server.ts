import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { db } from '#db/client.server.ts'
import { pilesOf, workSorts } from '#db/queries/desk.server.ts'
import { deskDays, sortWords } from './desk-words.server.ts'

/** How much of a sort of work is shown at first. */
const shown = 10

/**
 * The work of who looks, under its days: the first of every sort and how much more there is of it, or all of the sort that
 * is asked for.
 */
export async function deskWork(actor: Person, asked: string | null, today: IsoDate) {
  const sort = workSorts.find((one) => one === asked) ?? null
  const piles = await pilesOf(
    db(),
    actor,
    today,
    sort ? { sorts: [sort] } : { sorts: workSorts, most: shown },
  )
  const sum = (of: 'count' | 'late') => piles.reduce((total, pile) => total + pile[of], 0)
  return {
    sort: sort && sortWords[sort](),
    count: sum('count'),
    late: sum('late'),
    days: deskDays(
      piles.flatMap(({ items }) => items),
      today,
    ),
    more: piles
      .filter(({ count, items }) => count > items.length)
      .map((pile) => ({
        ...{ sort: sortWords[pile.sort](), count: pile.count - pile.items.length },
        href: `/manager?sort=${pile.sort}`,
      })),
  }
}
