import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { planHash } from '#app/commands/edit-round.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { fundSettingsSchema, trackNameIn } from '#app/domain/fund.ts'
import { cents, typedMoney } from '#app/domain/money.ts'
import {
  canChangeRound,
  changeableWhenOpen,
  type RoundPlan,
  roundState,
  type Track,
  tracks,
} from '#app/domain/round.ts'
import { trackWords } from '#app/i18n/form-words.server.ts'
import { formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { fundById, potsOf } from '#db/queries/fund.server.ts'
import { type Round, roundById, roundPlan } from '#db/queries/rounds.server.ts'
import { day, money } from '../admin/forms.server.ts'
import { notFound } from '../answers.server.ts'

const whole = (least: number, most: number) =>
  z
    .string({ error: 'empty' })
    .trim()
    .regex(/^\d{1,4}$/, { error: 'wrong' })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error: 'wrong' })

/** A round as it is posted; its weights and words have a page of their own. */
export const RoundPost = z
  .strictObject({
    operation: z.uuid({ error: 'unknownField' }),
    seen: z.string().max(100).default(''),
    name: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(80, { error: 'tooLong' }),
    track: z.enum(tracks, { error: 'empty' }),
    pot: z.string({ error: 'empty' }).min(1, { error: 'empty' }).max(100),
    opensOn: day,
    closesOn: day,
    decideBy: day,
    ceilingCents: money,
    minCents: money,
    maxCents: money,
    twoSignaturesAboveCents: money,
    reviewersPerProposal: whole(1, 10),
    decisionWeeks: z.union([z.literal('').transform(() => null), whole(1, 26)]).optional(),
    isTest: z.literal('on').optional(),
  })
  .transform(({ isTest, decisionWeeks, ...row }) => ({
    ...row,
    decisionWeeks: decisionWeeks ?? null,
    isTest: isTest === 'on',
  }))

export const CopyPost = z.strictObject({
  operation: z.uuid({ error: 'unknownField' }),
  name: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(80, { error: 'tooLong' }),
})

export type RoundFields = Record<Exclude<keyof RoundPlan, 'isTest'>, string> & { isTest: boolean }

/** The form of a new round, with what the fund usually gives on a track. */
export async function newRoundPage(actor: Person, track: Track, now: Date, language: Language) {
  const fund = await fundById(db(), actor.fund)
  if (!fund) throw notFound()
  const settings = fundSettingsSchema.parse(fund.settings)
  const most = track === 'full' ? settings.fullMaximumCents : settings.smallMaximumCents
  const fields: RoundFields = {
    ...{ name: '', track, pot: '', opensOn: dayOf(now), closesOn: '', decideBy: '' },
    ceilingCents: '',
    minCents: typedMoney(cents(track === 'full' ? smallestFull : 0)),
    maxCents: typedMoney(most),
    twoSignaturesAboveCents: typedMoney(settings.twoSignaturesAboveCents),
    reviewersPerProposal: String(track === 'full' ? settings.reviewersPerProposal : readersOfSmallStart),
    decisionWeeks: '',
    isTest: false,
  }
  const shown = await choices(actor, language)
  const nameOf = (one: Track) => shown.tracks.find(({ value }) => value === one)?.label ?? one
  const other = track === 'full' ? 'small-start' : 'full'
  const chosen = {
    track: nameOf(track),
    other: { href: `/manager/rounds/new?route=${other}`, label: nameOf(other) },
  }
  return { fields, chosen, ...shown, seen: '', operation: randomUUID() }
}

/** What a whole plan asks at least, and how many read a small start, unless a round says otherwise. */
const smallestFull = 500_00
const readersOfSmallStart = 2

/** The form of a round that is there; `open` are the fields that may still change. */
export async function roundEditPage(actor: Person, id: string | undefined, now: Date, language: Language) {
  const round = await roundById(db(), actor.fund, id ?? '')
  if (!round) throw notFound()
  const plan = roundPlan(round)
  const otherPot = { ...plan, pot: '' }
  return {
    id: round.id,
    name: round.name,
    open: canChangeRound(plan, otherPot, { ...round, inUse: false }, now).ok ? null : openFields(round, now),
    fields: fieldsOf(plan),
    ...(await choices(actor, language)),
    seen: planHash(plan),
    operation: randomUUID(),
  }
}

function openFields(round: Round, now: Date): string[] {
  return roundState(round, now) === 'open' ? [...changeableWhenOpen] : ['name', 'decideBy']
}

function fieldsOf(plan: RoundPlan): RoundFields {
  const { ceilingCents, minCents, maxCents, twoSignaturesAboveCents, decisionWeeks, ...same } = plan
  return {
    ...same,
    ceilingCents: typedMoney(ceilingCents),
    minCents: typedMoney(minCents),
    maxCents: typedMoney(maxCents),
    twoSignaturesAboveCents: typedMoney(twoSignaturesAboveCents),
    reviewersPerProposal: String(plan.reviewersPerProposal),
    decisionWeeks: decisionWeeks === null ? '' : String(decisionWeeks),
  }
}

async function choices({ fund }: Person, language: Language) {
  const [row, pots] = [await fundById(db(), fund), await potsOf(db(), fund)]
  const settings = fundSettingsSchema.parse(row?.settings ?? {})
  const most = { full: settings.fullMaximumCents, 'small-start': settings.smallMaximumCents }
  return {
    usualWeeks: settings.decisionWeeks,
    pots: pots.map(({ key: value, name: label }) => ({ value, label })),
    tracks: tracks.map((value) => ({
      value,
      label: trackNameIn(settings, value) ?? trackWords(value, language).title,
      hint: `${trackWords(value, language).lead} ${m.setup_round_usual_most({
        amount: formatMoney(most[value], language),
      })}`,
    })),
  }
}
