import type { Person } from '#app/domain/access.ts'
import { dayOf, endOfDay, type IsoDate, parseDay } from '#app/domain/calendar.ts'
import { positionParts } from '#app/domain/ledger/position.ts'
import { type EntryKind, type EntryWeight, entryKinds, entryWeights } from '#app/domain/ledger.ts'
import { sumCents } from '#app/domain/money.ts'
import { formatDay, formatMoney, formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { potsOf } from '#db/queries/fund.server.ts'
import { grantById } from '#db/queries/grants.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import {
  findEntries,
  type LedgerFilter,
  type LedgerLine,
  sumsOfEntries,
} from '#db/queries/ledger-search.server.ts'
import { entryWord } from '../granting/entry-words.ts'
import { viewsOn } from '../office/saved-views.server.ts'
import { partWord } from './part-words.ts'

const longest = 60
/** Stands for money that no pot holds, where a pot is asked. */
export const loosePot = 'zonder'

const days = ['from', 'to', 'known'] as const
const asked = ['grant', 'show', 'pot', 'weighs', ...days] as const
type Asked = Record<(typeof asked)[number], string>
type Pot = { id: string; key: string; name: string }

/** The lines of the ledger that the query of an address asks for, and the sums of all of them. */
export async function ledgerPage(actor: Person, query: URLSearchParams, language: Language) {
  const typed = Object.fromEntries(
    asked.map((name) => [name, (query.get(name) ?? '').trim().slice(0, longest)]),
  ) as Asked
  const [pots, grant] = await Promise.all([
    potsOf(db(), actor.fund),
    grantById(db(), actor.fund, typed.grant || undefined),
  ])
  const filter = filterOf(typed, pots)
  const after = Number(query.get('after') ?? Number.NaN)
  const [found, sums, views] = await Promise.all([
    findEntries(db(), actor, filter, Number.isSafeInteger(after) ? after : undefined),
    sumsOfEntries(db(), actor.fund, filter),
    viewsOn(actor, 'ledger', query),
  ])
  const kept = Object.entries(typed).filter(([, value]) => value !== '')
  const address = (more: Record<string, string> = {}) => {
    const search = new URLSearchParams([...kept, ...Object.entries(more)])
    return search.size > 0 ? `/manager/ledger?${search}` : '/manager/ledger'
  }
  return {
    views,
    typed,
    isAsking: kept.length > 0,
    wrongDays: days.filter((name) => typed[name] !== '' && !parseDay(typed[name])),
    grant: grant && { id: grant.id, name: `${grant.initiativeName} ${grant.reference}` },
    shows: showOptions(),
    weights: entryWeights.map((value) => ({ value, label: weightWord(value) })),
    pots: [
      ...pots.map(({ key, name }) => ({ value: key, label: name })),
      { value: loosePot, label: m.fund_transfer_no_pot() },
    ],
    count: sums.reduce((total, { lines }) => total + lines, 0),
    sums: sums.map(({ kind, lines, cover }) => ({
      kind: entryWord(kind),
      lines: formatNumber(lines, language),
      amount: formatMoney(cover, language),
    })),
    total: formatMoney(sumCents(sums.map(({ cover }) => cover)), language),
    rows: found.rows.map((row) => lineView(row, pots, language)),
    first: query.has('after') ? address() : null,
    next: found.next === null ? null : address({ after: String(found.next) }),
  }
}

/** A line in words, with the ways to its posting and its grant. */
export function lineView(row: LedgerLine, pots: readonly Pot[], language: Language) {
  return {
    number: row.number,
    href: `/manager/ledger/${row.posting}`,
    on: formatDay(row.on, language),
    trueOn: row.trueOn && formatDay(row.trueOn, language),
    kind: entryWord(row.kind),
    weighs: weightWord(row.weighs),
    amount: formatMoney(row.coverCents, language),
    pot: pots.find(({ id }) => id === row.pot)?.name ?? '',
    grant:
      row.grant === null
        ? null
        : {
            href: `/manager/grants/${row.grant}`,
            name: `${row.initiativeName ?? ''} ${row.reference ?? ''}`.trim(),
          },
    booked: formatDay(dayOf(row.recordedAt), language),
  }
}

export function weightWord(weight: EntryWeight): string {
  return weight === 'decision' ? m.books_weighs_decision() : m.books_weighs_fact()
}

const nowhere = '00000000-0000-4000-8000-000000000000'

function potAsked(key: string, pots: readonly Pot[]): string | null | undefined {
  if (key === '') return undefined
  return key === loosePot ? null : (pots.find((pot) => pot.key === key)?.id ?? nowhere)
}

function filterOf(typed: Asked, pots: readonly Pot[]): LedgerFilter {
  const { show, weighs } = typed
  const known = dayIn(typed.known)
  return {
    grant: typed.grant === '' ? undefined : isUuid(typed.grant) ? typed.grant : nowhere,
    pot: potAsked(typed.pot, pots),
    kinds: kindsOf(show),
    weighs: entryWeights.find((one) => one === weighs),
    from: dayIn(typed.from),
    to: dayIn(typed.to),
    knownBefore: known ? endOfDay(known) : undefined,
  }
}

function kindsOf(show: string): readonly EntryKind[] | undefined {
  if (show in positionParts) return positionParts[show as keyof typeof positionParts]
  const kind = entryKinds.find((one) => one === show)
  return kind && [kind]
}

function showOptions() {
  const parts = Object.keys(positionParts) as (keyof typeof positionParts)[]
  return [
    ...parts.map((value) => ({
      value: value as string,
      label: m.books_show_part({ part: partWord(value) }),
    })),
    ...entryKinds.map((value) => ({ value: value as string, label: entryWord(value) })),
  ]
}

function dayIn(text: string): IsoDate | undefined {
  return parseDay(text) ?? undefined
}
