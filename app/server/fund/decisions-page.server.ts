import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { judgeFundDecision } from '#app/commands/fund-deciding.server.ts'
import { canTakeFundDecision } from '#app/commands/take-fund-decision.server.ts'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate, later } from '#app/domain/calendar.ts'
import { ceilingScopes, type FundDecisionData, standingOf } from '#app/domain/ledger/fund-decision.ts'
import { movable } from '#app/domain/ledger/transfer.ts'
import { firstRefusal } from '#app/domain/verdict.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord, verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { currentFund, potsOf, yearCeilingsOf } from '#db/queries/fund.server.ts'
import { type FundDecision, fundDecisionById, fundDecisionsOf } from '#db/queries/fund-decisions.server.ts'
import { givingOf } from '#db/queries/ledger.server.ts'
import { nameOf } from '#db/queries/person-name.server.ts'
import { allRounds } from '#db/queries/rounds.server.ts'
import { notFound } from '../answers.server.ts'
import { words } from '../granting/course-form.server.ts'
import { forStaff } from '../panel/words-for-staff.server.ts'
import { someMoney } from './money-form.server.ts'

const mostDecisions = 200

export const CeilingPost = z
  .strictObject({
    operation: z.uuid(),
    of: z.string({ error: 'empty' }).regex(/^[a-z]+:[\w-]+$/, { error: 'empty' }),
    ceiling: someMoney,
    reason: words,
  })
  .transform(({ operation, reason, of, ceiling }, ctx) => {
    const [kind = '', scopeId = ''] = of.split(':')
    const scope = ceilingScopes.find((one) => one === kind)
    if (!scope) {
      ctx.addIssue({ code: 'custom', message: 'empty', path: ['of'] })
      return z.NEVER
    }
    const data: FundDecisionData = { kind: 'ceiling', scope, scopeId, ceiling }
    return { operation, reason, data }
  })

export const ReturnPost = z.strictObject({ operation: z.uuid(), reason: words })

/** What two people decided, or are to decide, about the fund's own money. */
export async function decisionsPage(actor: Person) {
  const names = await namesOf(actor.fund)
  const rows = await fundDecisionsOf(db(), actor.fund, mostDecisions)
  return {
    rows: rows.map((decision) => ({
      id: decision.id,
      href: pathOf(decision),
      what: whatOf(decision.data, names),
      on: formatDay(dayOf(decision.preparedAt), currentLocale()),
      state: stateName(decision),
      open: standingOf(decision) === 'prepared',
    })),
    writes: actor.roles.includes('manager'),
  }
}

/** One of them: what, why, who, and what the reader may do. */
export async function decisionPage(actor: Person, id: string | undefined, now: Date) {
  const decision = await fundDecisionById(db(), actor.fund, id)
  if (!decision) throw notFound()
  const language = currentLocale()
  const names = await namesOf(actor.fund)
  const by = async (person: string | null, at: Date | null) =>
    person && at
      ? m.fund_decision_by({
          name: (await nameOf(db(), person)) ?? '',
          day: formatDay(dayOf(at), language),
        })
      : null
  const verdict = firstRefusal(
    canTakeFundDecision(decision, actor, now),
    await judgeFundDecision(db(), actor.fund, decision.data, { now, decision: decision.id }),
  )
  const standing = standingOf(decision)
  return {
    path: pathOf(decision),
    what: whatOf(decision.data, names),
    facts: [
      ...factsOf(decision.data, names),
      ...(standing === 'prepared' ? await transferNow(actor.fund, decision.data, names, dayOf(now)) : []),
    ],
    reason: decision.reason,
    state: stateName(decision),
    standing,
    prepared: await by(decision.preparedBy, decision.preparedAt),
    taken: await by(decision.takenBy, decision.takenAt),
    returned: await by(decision.returnedBy, decision.returnedAt),
    returnedReason: decision.returnedReason,
    decides: can(actor, 'take-fund-decision').ok,
    own: decision.preparedBy === actor.person,
    refusal: verdict.ok
      ? null
      : { code: verdict.reason.code, ...verdictWords(verdict.reason, language, await forStaff(actor)) },
    operation: randomUUID(),
  }
}

/** What a ceiling can be chosen for. */
export async function ceilingChoices(actor: Person) {
  const { pots, rounds, years, ceilings } = await namesOf(actor.fund)
  const language = currentLocale()
  const now = (scope: string, id: string) => {
    const ceiling = ceilings.get(`${scope}:${id}`)
    return ceiling === undefined ? '' : ` (${formatMoney(ceiling, language)})`
  }
  return {
    ceilings: [
      { value: `fund:${actor.fund}`, label: `${m.fund_ceiling_fund()}${now('fund', actor.fund)}` },
      ...pots.map(({ id, name }) => ({ value: `pot:${id}`, label: `${name}${now('pot', id)}` })),
      ...rounds.map(({ id, name }) => ({ value: `round:${id}`, label: `${name}${now('round', id)}` })),
      ...years.map((year) => ({
        value: `year:${year}`,
        label: `${m.fund_ceiling_year({ year })}${now('year', year)}`,
      })),
    ],
    operation: randomUUID(),
  }
}

type Names = Awaited<ReturnType<typeof namesOf>>

async function namesOf(fundId: string) {
  const [fund, pots, rounds, ofYears] = await Promise.all([
    currentFund(db()),
    potsOf(db(), fundId),
    allRounds(db(), fundId),
    yearCeilingsOf(db(), fundId),
  ])
  const first = Number((fund?.startsOn ?? '').slice(0, 4))
  const last = Number((fund?.endsOn ?? '').slice(0, 4))
  const years = Array.from({ length: last - first + 1 }, (_, at) => String(first + at))
  const ceilings = new Map<string, number>([
    [`fund:${fundId}`, fund?.ceilingCents ?? 0],
    ...pots.map(({ id, ceilingCents }) => [`pot:${id}`, ceilingCents] as const),
    ...rounds.map(({ id, ceilingCents }) => [`round:${id}`, ceilingCents] as const),
    ...ofYears.map(({ year, ceilingCents }) => [`year:${year}`, ceilingCents] as const),
  ])
  return { pots, rounds, years, ceilings }
}

function potName(id: string | null, { pots }: Names): string {
  return pots.find((pot) => pot.id === id)?.name ?? m.fund_transfer_no_pot()
}

function scopeName(data: Extract<FundDecisionData, { kind: 'ceiling' }>, names: Names): string {
  const { scope, scopeId } = data
  if (scope === 'fund') return m.fund_ceiling_fund()
  if (scope === 'year') return m.fund_ceiling_year({ year: scopeId })
  const list: { id: string; name: string }[] = scope === 'pot' ? names.pots : names.rounds
  return list.find(({ id }) => id === scopeId)?.name ?? ''
}

function whatOf(data: FundDecisionData, names: Names): string {
  const language = currentLocale()
  if (data.kind === 'ceiling')
    return m.fund_decision_ceiling({
      name: scopeName(data, names),
      amount: formatMoney(data.ceiling, language),
    })
  if (data.kind === 'closing') return m.closing_title()
  return m.fund_decision_transfer({
    amount: formatMoney(data.cents, language),
    from: potName(data.from, names),
    to: potName(data.to, names),
  })
}

function factsOf(data: FundDecisionData, names: Names) {
  const language = currentLocale()
  if (data.kind === 'ceiling') {
    const now = names.ceilings.get(`${data.scope}:${data.scopeId}`)
    return [
      { key: 'of', label: m.fund_ceiling_of(), value: scopeName(data, names) },
      {
        key: 'now',
        label: m.fund_ceiling_now(),
        value: now === undefined ? m.fund_ceiling_none() : formatMoney(now, language),
      },
      { key: 'new', label: m.fund_ceiling_new(), value: formatMoney(data.ceiling, language) },
    ]
  }
  if (data.kind === 'closing')
    return [
      { key: 'money', label: m.closing_money_to(), value: data.moneyTo },
      ...(data.loansTo ? [{ key: 'loans', label: m.closing_loans_to(), value: data.loansTo }] : []),
    ]
  return [
    { key: 'amount', label: m.fund_transfer_amount(), value: formatMoney(data.cents, language) },
    { key: 'from', label: m.fund_transfer_from(), value: potName(data.from, names) },
    { key: 'to', label: m.fund_transfer_to(), value: potName(data.to, names) },
    { key: 'on', label: m.fund_transfer_on(), value: formatDay(data.on as IsoDate, language) },
    ...(data.consent ? [{ key: 'consent', label: m.fund_transfer_consent(), value: data.consent }] : []),
  ]
}

/** What stands now in the pot that gives, and on which day it is booked when the planned one is over. */
async function transferNow(fund: string, data: FundDecisionData, names: Names, today: IsoDate) {
  if (data.kind !== 'transfer') return []
  const on = later(data.on, today)
  const { agreed } = movable(await givingOf(db(), fund, data.from), on)
  return [
    ...(on === data.on
      ? []
      : [{ key: 'booked', label: m.fund_transfer_booked(), value: m.fund_transfer_booked_late() }]),
    {
      key: 'free',
      label: m.fund_transfer_free_in({ name: potName(data.from, names) }),
      value: formatMoney(agreed, currentLocale()),
    },
  ]
}

function stateName(decision: FundDecision): string {
  const standing = standingOf(decision)
  return stateWord('fund-decision', standing, 'staff', currentLocale()) ?? standing
}

function pathOf({ id }: { id: string }): string {
  return `/manager/fund/decisions/${id}`
}
