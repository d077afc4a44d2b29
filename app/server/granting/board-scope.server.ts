import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { type BoardQuery, boardQueryOf, misreadIn, type Typed } from '#app/domain/grant/board-query.ts'
import { formatList } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { db } from '#db/client.server.ts'
import { type BoardScope, closedGrants } from '#db/queries/board-scope.server.ts'
import { neighbourhoodsOf, potsOf } from '#db/queries/fund.server.ts'
import { allRounds } from '#db/queries/rounds.server.ts'

type Named = { value: string; label: string }

/** The board as an address sets it, for somebody, with the names of what can be chosen. */
export type AskedBoard = {
  scope: BoardScope
  query: BoardQuery
  /** What the address asks that cannot be understood, and that there is nothing of by that name. */
  misread: Typed[]
  unknown: Typed[]
  pots: Named[]
  rounds: Named[]
  places: Named[]
  potName(id: string): string
  roundName(id: string): string
  placeNames(places: string): string
}

export async function askedBoard(
  actor: Person,
  params: URLSearchParams,
  now: Date,
  language: Language,
): Promise<AskedBoard> {
  const query = boardQueryOf(params)
  const [closed, pots, rounds, places] = await Promise.all([
    closedGrants(db(), actor),
    potsOf(db(), actor.fund),
    allRounds(db(), actor.fund),
    neighbourhoodsOf(db(), actor.fund),
  ])
  const placeName = (key: string) => places.find((one) => one.key === key)?.name ?? key
  const near = places.filter(
    ({ key, parentKey }) => query.place !== null && [key, parentKey].includes(query.place),
  )
  const nothing = '00000000-0000-7000-8000-000000000000'
  return {
    scope: {
      actor,
      today: dayOf(now),
      query,
      pot: query.pot && (pots.find(({ key }) => key === query.pot)?.id ?? nothing),
      round: query.round && (rounds.find(({ slug }) => slug === query.round)?.id ?? nothing),
      places: query.place === null ? null : near.map(({ key }) => key),
      closed,
    },
    query,
    misread: misreadIn(params),
    unknown: [
      ...missing(
        'pot',
        query.pot,
        pots.map(({ key }) => key),
      ),
      ...missing(
        'round',
        query.round,
        rounds.map(({ slug }) => slug),
      ),
      ...missing(
        'place',
        query.place,
        places.map(({ key }) => key),
      ),
    ],
    pots: pots.map(({ key, name }) => ({ value: key, label: name })),
    rounds: rounds.map(({ slug, name }) => ({ value: slug, label: name })),
    places: places.map(({ key, name }) => ({ value: key, label: name })),
    potName: (id) => pots.find((pot) => pot.id === id)?.name ?? '',
    roundName: (id) => rounds.find((round) => round.id === id)?.name ?? '',
    placeNames: (keys) => formatList(keys.split(' ').filter(Boolean).map(placeName), language),
  }
}

function missing(name: keyof BoardQuery, typed: string | null, keys: readonly string[]): Typed[] {
  return typed === null || keys.includes(typed) ? [] : [{ name, typed }]
}
