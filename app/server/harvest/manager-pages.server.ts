import { editionNow } from '#app/commands/approve-harvest.server.ts'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, yearOf } from '#app/domain/calendar.ts'
import { changedInBlock, changedSince } from '#app/domain/results/annual-report-edition.ts'
import type { HarvestFacts } from '#app/domain/results/annual-report-facts.ts'
import { looseNumbers, numberOf } from '#app/domain/results/annual-report-number.ts'
import { type Token, written } from '#app/domain/results/annual-report-token.ts'
import { newId } from '#app/effects/id.ts'
import { formatDay, formatList } from '#app/i18n/format.ts'
import { harvestView, kindWord } from '#app/i18n/harvest-view.ts'
import { numberText } from '#app/i18n/harvest-words.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { type BlockRow, blocksOf, harvestById, harvestsOf } from '#db/queries/harvests.server.ts'
import { harvestFacts, harvestPrint } from '#db/queries/public/harvest.server.ts'
import { notFound } from '../answers.server.ts'
import { changeText } from './changes.server.ts'
import { documentsOf } from './public-page.server.ts'

/** Every harvest of the fund, and whether this person may start one. */
export async function harvestsPage(actor: Person, now: Date) {
  const language = currentLocale()
  const rows = await harvestsOf(db(), actor.fund)
  return {
    rows: rows.map(({ id, year, version, cutOff, approval }) => ({
      key: id,
      href: `/manager/harvest/${id}`,
      title: m.harvest_title({ year }),
      version: m.harvest_version({ version }),
      until: m.harvest_until({ day: formatDay(cutOff, language) }),
      state: approval ? m.harvest_state_approved() : m.harvest_state_open(),
    })),
    starts: can(actor, 'write-harvest').ok,
    example: `31-12-${yearOf(now) - 1}`,
    operation: newId(now),
  }
}

/** A harvest as it reads now, or as it was approved; with what changed in each part and what can be done with it. */
export async function harvestPage(actor: Person, id: string | undefined, now: Date) {
  const language = currentLocale()
  const harvest = await harvestById(db(), actor.fund, id)
  if (!harvest) throw notFound()
  const { edition: live, hash, writers } = await editionNow(db(), actor.fund, harvest)
  const { approval } = harvest
  const edition = approval?.edition ?? live
  const rows = approval ? [] : await blocksOf(db(), harvest.id)
  const texts = rows.map(({ text }) => [text.nl, text.en].join('\n')).join('\n')
  const newsletter = approval && (await harvestPrint(db(), harvest.id, language === 'en' ? 'en' : 'nl'))
  return {
    path: `/manager/harvest/${harvest.id}`,
    title: m.harvest_title({ year: harvest.year }),
    version: m.harvest_version({ version: harvest.version }),
    until: m.harvest_until({ day: formatDay(harvest.cutOff, language) }),
    approved: approval && m.harvest_approved_on({ day: formatDay(dayOf(approval.at), language) }),
    edits: !approval && can(actor, 'write-harvest').ok,
    approves: !approval && can(actor, 'approve-harvest').ok && !writers.includes(actor.person),
    hash: approval?.hash ?? hash,
    example: edition.facts.fund.example,
    sections: harvestView(edition, language),
    beside: Object.fromEntries(rows.map((row) => [row.key, besideOf(row, live.facts)])),
    later: approval ? changedSince(approval.edition, live.facts).map((one) => changeText(one, language)) : [],
    loose: formatList(looseNumbers(texts), language),
    publicHref: approval ? `/harvest/${harvest.year}` : null,
    documents: approval ? await documentsOf(harvest.id, harvest.year) : [],
    newsletter: newsletter?.newsletter ?? null,
    operation: newId(now),
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
  const block = harvest && (await blocksOf(db(), harvest.id)).find((one) => one.key === key)
  if (!harvest || harvest.approval || !block || block.kind === 'figures') throw notFound()
  const { year, cutOff } = harvest
  const facts = await harvestFacts(db(), actor.fund, { year, cutOff })
  return {
    harvest: harvest.id,
    block: block.key,
    title: block.title ?? kindWord(block.kind, currentLocale()) ?? m.harvest_text(),
    nl: block.text.nl,
    en: block.text.en ?? '',
    seen: block.textVersion,
    writer: writerOf(block),
    changed: changedInBlock(block, block.seen, facts).map((one) => changeText(one, currentLocale())),
    numbers: numbersFor(block, facts),
    operation: newId(now),
  }
}

function besideOf(row: BlockRow, facts: HarvestFacts) {
  const changed = changedInBlock(row, row.seen, facts)
  return {
    writer: writerOf(row),
    changed: changed.map((one) => changeText(one, currentLocale())),
  }
}

function writerOf({ writer, writtenAt }: BlockRow): string {
  if (!writer) return m.harvest_written_by_data()
  return m.harvest_written_by({ name: writer.name, day: formatDay(dayOf(writtenAt), currentLocale()) })
}

/** The live numbers that belong to the place of a part: those of its pillar, or of the money. */
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
  return all.flatMap(({ name, token }) => {
    const number = numberOf(token, facts)
    return number ? [{ key: written(token), name, shown: numberText(number, currentLocale()) }] : []
  })
}
