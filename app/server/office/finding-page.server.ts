import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import {
  type Asked,
  type FindingKind,
  findingKinds,
  folded,
  longestAsked,
  readAsked,
} from '#app/domain/finding.ts'
import { complaintKindWords } from '#app/i18n/complaint-words.ts'
import { formatDay, formatList, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { momentWords } from '#app/i18n/near-words.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import type { Hit, Part } from '#db/queries/finding/hit.server.ts'
import { findEverywhere } from '#db/queries/finding.server.ts'
import { complaintsFor } from '../complaining/office-complaint.server.ts'
import { exampleOf } from './example-reference.server.ts'
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
  const [found, example] = await Promise.all([
    asked ? foundBy(actor, asked, most + 1) : [],
    exampleOf(actor.fund),
  ])
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
    example,
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
  const wanted = words.map(folded)
  return open
    .filter(({ name, proposal }) => {
      const text = folded([name, proposal?.title, proposal?.reference].join('\n'))
      return wanted.every((word) => text.includes(word))
    })
    .slice(0, most)
    .map(({ id, kind, name, proposal, receivedOn }) => ({
      key: id,
      title: `${complaintKindWords[kind]()}: ${name}`,
      beside: proposal?.title ?? null,
      at: new Date(`${receivedOn}T12:00:00Z`),
      amount: null,
      part: null,
      way: null,
      plans: [],
      href: `/manager/complaints/${id}`,
    }))
}

function hitView({ key, title, beside, at, amount, part, way, href, plans }: Hit) {
  const language = currentLocale()
  const about = [
    way && momentWords[way](),
    beside,
    amount !== null && amountWords(amount, part, language),
    at && formatDay(dayOf(at), language),
  ]
  return { key, title, href, about: about.filter(Boolean).join(' · '), plans }
}

function amountWords(cents: number, part: Part | null, language: Language): string {
  const amount = formatMoney(cents, language)
  if (part === null) return amount
  if (part.kind === 'repayment') return m.lists_find_repayment({ amount })
  return m.lists_find_tranche({ number: formatList(part.numbers.map(String), language), amount })
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
