import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { type Asked, type FindingKind, findingKinds, longestAsked, readAsked } from '#app/domain/finding.ts'
import { complaintKindWords } from '#app/i18n/complaint-words.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { momentWords } from '#app/i18n/near-words.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { findEverywhere, type Hit } from '#db/queries/finding.server.ts'
import { complaintsFor } from '../complaining/office-complaint.server.ts'
import { viewsOn } from './saved-views.server.ts'

const path = '/manager/search'
/** How much of each kind is shown at first, and how much of one kind that is asked for. */
const shown = 6
const shownOfOne = 100

/** What was found for the words in an address: the first of every kind, or more of the one that is asked for. */
export async function findingPage(actor: Person, query: URLSearchParams) {
  const typed = (query.get('q') ?? '').slice(0, longestAsked)
  const asked = readAsked(typed)
  const one = findingKinds.find((kind) => kind === query.get('kind')) ?? null
  const most = one ? shownOfOne : shown
  const found = asked ? await foundBy(actor, asked, most + 1) : []
  const groups = found
    .filter(({ kind, hits }) => hits.length > 0 && (one === null || kind === one))
    .map(({ kind, hits }) => ({
      kind,
      title: kindWords[kind](),
      hits: hits.slice(0, most).map(hitView),
      isMore: hits.length > most,
      more: !one && hits.length > most ? `${path}?${new URLSearchParams({ q: typed, kind })}` : null,
    }))
  return {
    kept: await viewsOn(actor, 'search', query),
    typed,
    state: typed === '' ? ('empty' as const) : asked ? ('asked' as const) : ('short' as const),
    groups,
    count: groups.reduce((sum, { hits }) => sum + hits.length, 0),
    isMore: groups.some(({ isMore }) => isMore),
    everything: one ? `${path}?${new URLSearchParams({ q: typed })}` : null,
  }
}

async function foundBy(
  actor: Person,
  asked: Asked,
  most: number,
): Promise<{ kind: FindingKind; hits: Hit[] }[]> {
  const [rest, complaints] = await Promise.all([
    findEverywhere(db(), actor, asked, most),
    complaintsWith(actor, asked, most),
  ])
  const all = { ...rest, complaints }
  return findingKinds.map((kind) => ({ kind, hits: all[kind] }))
}

async function complaintsWith(actor: Person, { words }: Asked, most: number): Promise<Hit[]> {
  const { shown: open } = await complaintsFor(actor)
  const wanted = words.map((word) => word.toLocaleLowerCase('nl'))
  return open
    .filter(({ name, proposal }) => {
      const text = [name, proposal?.title, proposal?.reference].join('\n').toLocaleLowerCase('nl')
      return wanted.every((word) => text.includes(word))
    })
    .slice(0, most)
    .map(({ id, kind, name, proposal, receivedOn }) => ({
      key: id,
      title: `${complaintKindWords[kind]()}: ${name}`,
      beside: proposal?.title ?? null,
      at: new Date(`${receivedOn}T12:00:00Z`),
      amount: null,
      way: null,
      href: `/manager/complaints/${id}`,
    }))
}

function hitView({ key, title, beside, at, amount, way, href }: Hit) {
  const language = currentLocale()
  const about = [
    way && momentWords[way](),
    beside,
    amount !== null && formatMoney(amount, language),
    at && formatDay(dayOf(at), language),
  ]
  return { key, title, href, about: about.filter(Boolean).join(' · ') }
}

const kindWords: Record<FindingKind, () => string> = {
  initiatives: m.lists_find_initiatives,
  proposals: m.lists_find_proposals,
  grants: m.lists_find_grants,
  people: m.lists_find_people,
  messages: m.lists_find_messages,
  moments: m.lists_find_moments,
  money: m.lists_find_money,
  complaints: m.lists_find_complaints,
  lessons: m.lists_find_lessons,
  rounds: m.lists_find_rounds,
  partners: m.lists_find_partners,
}
