import { editionNow } from '#app/commands/approve-harvest.server.ts'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, yearOf } from '#app/domain/calendar.ts'
import type { BlockKind } from '#app/domain/results/annual-report.ts'
import { changedInBlock, changedSince } from '#app/domain/results/annual-report-edition.ts'
import type { HarvestFacts } from '#app/domain/results/annual-report-facts.ts'
import { looseNumbers } from '#app/domain/results/annual-report-loose.ts'
import { numberOf } from '#app/domain/results/annual-report-number.ts'
import type { HarvestStand } from '#app/domain/results/annual-report-rules.ts'
import { type Token, written } from '#app/domain/results/annual-report-token.ts'
import { newId } from '#app/effects/id.ts'
import { formatDay, formatList } from '#app/i18n/format.ts'
import { kindWord, partAnchor } from '#app/i18n/harvest-passage.ts'
import { harvestView } from '#app/i18n/harvest-view.ts'
import { numberText } from '#app/i18n/harvest-words.ts'
import type { Language } from '#app/i18n/languages.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { namesWithNumbers } from '#db/queries/harvest-names.server.ts'
import {
  type BlockRow,
  blocksOf,
  type HarvestRow,
  harvestById,
  harvestsOf,
} from '#db/queries/harvests.server.ts'
import { harvestFacts, harvestFactsNow, harvestPrint } from '#db/queries/public/harvest.server.ts'
import { notFound } from '../answers.server.ts'
import { changeText } from './changes.server.ts'
import { documentsOf } from './public-page.server.ts'

/** Every harvest of the fund, and whether this person may start one. */
export async function harvestsPage(actor: Person, now: Date) {
  const language = currentLocale()
  const rows = await harvestsOf(db(), actor.fund)
  return {
    rows: rows.map(({ id, year, version, cutOff, stand }) => ({
      key: id,
      href: `/manager/harvest/${id}`,
      title: m.harvest_title({ year }),
      version: m.harvest_version({ version }),
      year,
      open: stand !== 'approved',
      knownUntil: formatDay(cutOff, language),
      state: standWords[stand](),
    })),
    starts: can(actor, 'write-harvest').ok,
    year: String(yearOf(now) - 1),
    today: dayOf(now),
    operation: newId(now),
  }
}

const standWords: Record<HarvestStand, () => string> = {
  drafting: m.harvest_state_open,
  offered: m.harvest_state_offered,
  approved: m.harvest_state_approved,
  removed: () => '',
}

/** A harvest as it reads now, or as it was approved; with what changed in each part and what can be done with it. */
export async function harvestPage(actor: Person, id: string | undefined, now: Date) {
  const language = currentLocale()
  const harvest = await harvestById(db(), actor.fund, id)
  if (!harvest) throw notFound()
  const { edition: live, hash, writers } = await editionNow(db(), actor.fund, harvest)
  const { approval, stand } = harvest
  const edition = approval?.edition ?? live
  const writes = can(actor, 'write-harvest').ok
  const approves = can(actor, 'approve-harvest').ok && !writers.includes(actor.person)
  const rows = approval ? [] : await blocksOf(db(), harvest.id)
  const names = approval ? [] : await namesWithNumbers(db(), actor.fund)
  const parts = rows.map((row) => partOf(row, { rows, facts: live.facts, names }))
  const later = approval
    ? changedSince(approval.edition, await harvestFactsNow(db(), actor.fund, harvest))
    : []
  const newsletter = approval && (await harvestPrint(db(), harvest.id, language === 'en' ? 'en' : 'nl'))
  return {
    path: `/manager/harvest/${harvest.id}`,
    title: m.harvest_title({ year: harvest.year }),
    version: m.harvest_version({ version: harvest.version }),
    until: m.harvest_until({ day: formatDay(harvest.cutOff, language) }),
    approved: approval && m.harvest_approved_on({ day: formatDay(dayOf(approval.at), language) }),
    ...standing(harvest, language),
    stand,
    cutOff: harvest.cutOff,
    today: dayOf(now),
    edits: stand === 'drafting' && writes,
    removes: stand !== 'approved' && writes,
    approves: stand === 'offered' && approves,
    takesBack: stand === 'offered' && writes,
    hash: approval?.hash ?? hash,
    example: edition.facts.fund.example,
    sections: harvestView(
      edition,
      language,
      approval
        ? { since: 'approval', of: () => later }
        : { since: 'writing', of: (key) => parts.find((part) => part.key === key)?.numbers ?? [] },
    ),
    beside: Object.fromEntries(parts.map(({ key, name, writer }) => [key, { name, writer }])),
    later: later.map((one) => changeText(one, language)),
    changed: parts.filter(({ numbers }) => numbers.length > 0).map(({ key, name }) => linkTo(key, name)),
    loose: parts
      .filter(({ loose }) => loose.length > 0)
      .map(({ key, name, loose }) => linkTo(key, `${name}: ${formatList(loose, language)}`)),
    publicHref: approval ? `/harvest/${harvest.year}` : null,
    documents: approval ? await documentsOf(harvest.id, harvest.year) : [],
    newsletter: newsletter?.newsletter ?? null,
    operation: newId(now),
  }
}

/** How far a harvest is on its way to everybody: handed over or given back, and which version they read until then. */
function standing({ stand, offer, version }: HarvestRow, language: Language) {
  const told = (at: Date) => formatDay(dayOf(at), language)
  return {
    offered: offer && m.harvest_offered_by({ name: offer.by.name, day: told(offer.at) }),
    returned:
      stand === 'drafting' && offer?.returned
        ? m.harvest_returned_by({
            name: offer.returned.by,
            day: told(offer.returned.at),
            reason: offer.returned.reason,
          })
        : null,
    next:
      stand !== 'approved' && version > 1
        ? {
            title: m.harvest_next_version({ version }),
            text: m.harvest_next_version_text({ before: version - 1 }),
          }
        : null,
  }
}

/** One part of a harvest to write in, with the numbers that may stand in it. */
export async function harvestTextPage(
  actor: Person,
  id: string | undefined,
  key: string | undefined,
  now: Date,
) {
  const harvest = await harvestById(db(), actor.fund, id)
  const rows = harvest ? await blocksOf(db(), harvest.id) : []
  const block = rows.find((one) => one.key === key)
  if (harvest?.stand !== 'drafting' || !block || block.kind === 'figures') throw notFound()
  const { year, cutOff } = harvest
  const facts = await harvestFacts(db(), actor.fund, { year, cutOff })
  return {
    harvest: harvest.id,
    harvestTitle: m.harvest_title({ year }),
    title: partName(block, rows, facts),
    nl: block.text.nl,
    en: block.text.en ?? '',
    seen: block.textVersion,
    writer: writerOf(block),
    changed: changedInBlock(block, block.seen, facts).map((one) => changeText(one, currentLocale())),
    ...numbersFor(block, facts),
    operation: newId(now),
  }
}

/** A part with who wrote it, its numbers that changed since and those that were typed by hand. */
function partOf(
  row: BlockRow,
  { rows, facts, names }: { rows: readonly BlockRow[]; facts: HarvestFacts; names: readonly string[] },
) {
  const numbers = changedInBlock(row, row.seen, facts)
  return {
    key: row.key,
    name: partName(row, rows, facts),
    writer: writerOf(row),
    numbers,
    loose: looseNumbers([row.text.nl, row.text.en].join('\n'), names),
  }
}

/** What a part is called among all others: its pillar, its title, and of what came of a plan the title of that plan. */
function partName({ key, kind, pillar, title }: BlockRow, rows: readonly BlockRow[], facts: HarvestFacts) {
  const plan = rows.find((other) => key === `${other.key}.execution`)
  const names = [
    facts.pillars.find((one) => one.key === pillar)?.name,
    title ?? plan?.title,
    title ? null : (kindWord(kind, currentLocale()) ?? placeWords[kind]?.()),
  ]
  return names.filter(Boolean).join(' · ')
}

const placeWords: Partial<Record<BlockKind, () => string>> = {
  opening: () => m.harvest_block_opening(),
  money: () => m.harvest_money(),
}

function linkTo(key: string, text: string) {
  return { text, href: `#${partAnchor(key)}` }
}

function writerOf({ writer, writtenAt }: BlockRow): string {
  if (!writer) return m.harvest_written_by_data()
  const day = formatDay(dayOf(writtenAt), currentLocale())
  return writer.name === '' ? m.harvest_written_on({ day }) : m.harvest_written_by({ name: writer.name, day })
}

/** The live numbers that belong to the place of a part: those of its pillar, or of the money; `alone` is one without its unit. */
function numbersFor({ kind, pillar }: BlockRow, facts: HarvestFacts) {
  const own = facts.indicators.filter((one) => one.pillar === pillar || pillar === null)
  const measured = own.flatMap(({ key, name, figures: [figure], target, grants }) => [
    ...(figure ? [{ name, token: { kind: 'figure' as const, key, period: figure.period } }] : []),
    ...(target
      ? [{ name: m.results_public_goal_of({ name }), token: { kind: 'target' as const, key } }]
      : []),
    ...(grants
      ? [{ name: `${name} (${m.harvest_through_fund()})`, token: { kind: 'grants' as const, key } }]
      : []),
  ])
  const money: Token[] = [
    { kind: 'awards' },
    { kind: 'money', name: 'awarded' },
    { kind: 'money', name: 'paid' },
    { kind: 'money', name: 'received' },
  ]
  const all = [
    ...measured.map(({ name, token }) => ({ name, token: { ...token, form: 'whole' as const } })),
    ...(['money', 'awards', 'opening'].includes(kind) ? money : []).map((token) => ({
      name: m.harvest_about_books(),
      token,
    })),
  ]
  const [first] = measured
  return {
    numbers: all.flatMap(({ name, token }) => {
      const number = numberOf(token, facts)
      return number ? [{ key: written(token), name, shown: numberText(number, currentLocale()) }] : []
    }),
    alone: first ? written({ ...first.token, form: 'number' }) : null,
  }
}
