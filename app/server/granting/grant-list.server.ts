import type { Person } from '#app/domain/access.ts'
import { type GrantState, grantMoves } from '#app/domain/grant/grant.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { contactsOf, neighbourhoodsOf } from '#db/queries/fund.server.ts'
import { grantList } from '#db/queries/grants.server.ts'
import { viewsOn } from '../office/saved-views.server.ts'

const states = Object.keys(grantMoves) as GrantState[]

/** The grants that the query of an address asks for: in a state, for a neighbourhood, near a contact of the fund. */
export async function askedGrants(actor: Person, query: URLSearchParams) {
  const places = await neighbourhoodsOf(db(), actor.fund)
  const place = query.get('place') || null
  const rows = await grantList(db(), actor, {
    state: states.find((one) => one === query.get('state')),
    contact: query.get('contact') || undefined,
    place:
      place === null
        ? undefined
        : places.filter(({ key, parentKey }) => [key, parentKey].includes(place)).map(({ key }) => key),
  })
  return { rows, places }
}

/** The list of grants in words, with what can be chosen and what was kept of it. */
export async function grantListPage(actor: Person, query: URLSearchParams, language: Language) {
  const [{ rows, places }, contacts, kept] = await Promise.all([
    askedGrants(actor, query),
    contactsOf(db(), actor.fund),
    viewsOn(actor, 'grants', query),
  ])
  const typed = (name: string) => query.get(name) ?? ''
  const asked = ['state', 'place', 'contact'].map((name) => [name, typed(name)])
  const file = new URLSearchParams(asked.filter(([, value]) => value) as [string, string][]).toString()
  return {
    kept,
    file,
    isAsking: file !== '',
    typed: { state: typed('state'), place: typed('place'), contact: typed('contact') },
    states: states.map((value) => ({ value, label: stateWord('grant', value, 'staff', language) ?? value })),
    places: places.map(({ key, name }) => ({ value: key, label: name })),
    contacts: contacts.map(({ id, name, neighbourhood }) => {
      const place = places.find(({ key }) => key === neighbourhood)?.name
      return { value: id, label: place ? `${name} (${place})` : name }
    }),
    rows: rows.map((row) => ({
      id: row.id,
      name: row.initiativeName,
      reference: row.reference,
      state: row.state,
      word: stateWord('grant', row.state, 'staff', language) ?? row.state,
      amount: formatMoney(row.amountCents, language),
      paid: formatMoney(row.paidCents, language),
      ends: formatDay(row.endsOn, language),
    })),
  }
}
