import { randomUUID } from 'node:crypto'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, isIsoDate } from '#app/domain/calendar.ts'
import { formatMoney } from '#app/domain/money.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { lastDay, type RoundPlan, roundState, type Track } from '#app/domain/round.ts'
import { canOpenRounds, type SetUpStep } from '#app/domain/set-up.ts'
import { trackWords } from '#app/i18n/form-words.server.ts'
import { formatDay, formatNumber, formatPercent } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { potsOf } from '#db/queries/fund.server.ts'
import { type Round, roundById, roundInUse } from '#db/queries/rounds.server.ts'
import { roundHistory, setUpFacts } from '#db/queries/set-up.server.ts'
import { stepTitle } from '../admin/set-up-page.server.ts'
import { notFound } from '../answers.server.ts'
import { burdenView } from './burden-view.server.ts'

/** A round as the office sees it: what everybody is told, what may still be done with it, and what it still waits for. */
export async function officeRoundPage(actor: Person, id: string | undefined, now: Date, language: Language) {
  const round = await roundById(db(), actor.fund, id ?? '')
  if (!round) throw notFound()
  const pot = (await potsOf(db(), actor.fund)).find(({ key }) => key === round.pot)
  const known = round.publishedAt !== null
  const ready = canOpenRounds(await setUpFacts(db(), actor.fund, dayOf(now)), round.track)
  const makes = can(actor, 'make-round').ok
  const used = await roundInUse(db(), round.id)
  return {
    id: round.id,
    name: round.name,
    href: `/rounds/${round.slug}`,
    state: roundStateWord(round, now, language),
    known,
    isTest: round.isTest,
    makes,
    removable: makes && !used && (!known || round.isTest),
    missing: ready.ok || round.isTest || known ? [] : missingWords(ready.reason.missing as SetUpStep[]),
    facts: factsOf(round, pot?.name ?? '', language),
    history: (await roundHistory(db(), actor.fund, round.id)).map((change) => historyLine(change, language)),
    burden: await burdenView(round.id, language),
    operation: randomUUID(),
  }
}

function historyLine(
  { id, field, before, after, by, at }: Awaited<ReturnType<typeof roundHistory>>[number],
  language: Language,
) {
  const name = field as keyof RoundPlan
  return {
    key: id,
    what: fieldWords[name]?.() ?? field,
    before: valueWords(name, String(before), language),
    after: valueWords(name, String(after), language),
    by,
    on: formatDay(dayOf(at), language),
  }
}

const fieldWords: Record<keyof RoundPlan, () => string> = {
  name: m.setup_round_name,
  track: m.setup_round_track,
  pot: m.setup_round_pot,
  opensOn: m.setup_round_opens,
  closesOn: m.setup_round_closes,
  decideBy: m.setup_round_decides,
  ceilingCents: m.setup_round_ceiling,
  minCents: m.setup_round_min,
  maxCents: m.setup_round_max,
  twoSignaturesAboveCents: m.setup_round_signatures,
  reviewersPerProposal: m.setup_round_readers,
  decisionWeeks: m.setup_round_weeks,
  isTest: m.setup_round_test,
}

/** A value of a round as it was kept, in words; nothing where it was left to the fund. */
function valueWords(name: keyof RoundPlan, value: string, language: Language): string {
  if (value === '') return '–'
  if (name.endsWith('Cents')) return formatMoney(Number(value), language)
  if (isIsoDate(value)) return formatDay(value, language)
  if (name === 'track') return trackWords(value as Track, language).title
  if (name === 'isTest') return value === 'true' ? m.asking_yes() : m.asking_no()
  return value
}

/** Where a round is, in a word: in preparation, a try-out, or what its dates say. */
export function roundStateWord(round: Round, now: Date, language: Language): string {
  if (round.publishedAt === null)
    return round.isTest ? m.setup_round_prepared_test() : m.setup_round_prepared()
  const word = stateWord('round', roundState(round, now), 'staff', language) ?? ''
  return round.isTest ? m.setup_round_test_state({ state: word }) : word
}

export function missingWords(steps: readonly SetUpStep[]): string[] {
  return steps.map(stepTitle)
}

function factsOf(round: Round, pot: string, language: Language) {
  const day = (on: string) => formatDay(on, language)
  const money = (amount: number) => formatMoney(amount, language)
  const weights = criteria.map(
    (key) =>
      `${criterionWords(key, language, round.rubric).name} ${formatPercent(round.weights[key], language)}`,
  )
  return [
    {
      key: 'track',
      label: m.setup_round_track(),
      value: round.trackName ?? trackWords(round.track, language).title,
    },
    { key: 'pot', label: m.setup_round_pot(), value: pot },
    { key: 'opens', label: m.setup_round_opens(), value: day(dayOf(round.opensAt)) },
    { key: 'closes', label: m.setup_round_closes(), value: day(lastDay(round) ?? dayOf(round.closesAt)) },
    { key: 'decides', label: m.setup_round_decides(), value: day(round.decideBy) },
    { key: 'ceiling', label: m.setup_round_ceiling(), value: money(round.ceilingCents) },
    {
      key: 'amounts',
      label: m.setup_round_amounts(),
      value: `${money(round.minCents)} – ${money(round.maxCents)}`,
    },
    {
      key: 'signatures',
      label: m.setup_round_signatures(),
      value: money(round.twoSignaturesAboveCents),
    },
    {
      key: 'readers',
      label: m.setup_round_readers(),
      value: formatNumber(round.reviewersPerProposal, language),
    },
    { key: 'weights', label: m.setup_round_weights(), value: weights.join(' · ') },
  ]
}
