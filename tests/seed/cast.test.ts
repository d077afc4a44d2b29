import { describe, expect, test } from 'vitest'
import { addDays, amsterdamInstant, type IsoDate, parseDay } from '#app/domain/calendar.ts'
import { parseMoney } from '#app/domain/money.ts'
import { balances } from '#app/domain/proposal/budget.ts'
import { pageSchema, type Questions } from '#app/domain/proposal/schema/question.ts'
import { type Draft, formSections, type SectionKey } from '#app/domain/proposal/schema.ts'
import { formOf } from '#app/domain/proposal/sections.ts'
import { canSubmit } from '#app/domain/proposal/submission.ts'
import { castOn, companions, personas } from '#db/seed/cast/index.ts'
import type { CastInitiative, CastRound, InitiativeOf, Moment } from '#db/seed/cast/shape.ts'
import figures from '#db/seed/programme/figures-2024.json' with { type: 'json' }

type Granted = InitiativeOf<'offered' | 'running' | 'settling'>
const days = everyDay('2026-01-01', 366 * 3)
const cents = (typed: string) => parseMoney(typed) ?? noMoney(typed)
const day = (typed: string) => parseDay(typed) ?? `no day: ${typed}`
const sum = (amounts: number[]) => amounts.reduce((total, one) => total + one, 0)
const hold = (fault: string, ok: boolean, faults: string[]) => ok || faults.push(fault)

describe('the demo cast', () => {
  test('every form parses, balances and may be sent at its moment, through three years', {
    timeout: 60_000,
  }, () => {
    const faults: string[] = []
    for (const today of days.filter((_day, place) => place % 9 === 0))
      for (const one of castOn(today).initiatives) faults.push(...formFaults(today, one))
    expect([...new Set(faults)].slice(0, 30)).toEqual([])
  })

  test('everything happens in order, before today and inside the fund', { timeout: 60_000 }, () => {
    const faults: string[] = []
    for (const today of days) {
      const { fund, initiatives, smallStarts } = castOn(today)
      for (const { key, startedAt, sentAt } of smallStarts)
        if (sentAt)
          inOrder(
            `${key} on ${today}`,
            [
              [
                ['started', startedAt],
                ['sent', sentAt],
              ],
            ],
            faults,
          )
      const [start, end] = [day(fund.startsOn), day(fund.endsOn)]
      for (const one of initiatives) {
        const round = fund.rounds.find(({ key }) => key === one.round)!
        const label = `${one.key} on ${today}`
        inOrder(label, actsOf(one, round), faults)
        for (const { day: on } of momentsIn(one))
          hold(`${label}: ${on} later than today or before the fund`, on <= today && on >= start, faults)
        for (const typed of datesIn(one))
          hold(`${label}: ${typed} outside the fund`, day(typed) <= end && day(typed) >= start, faults)
        const due = 'submission' in one ? addDays(one.submission.at.day, 56) : today
        if (one.stands === 'awaiting-decision') hold(`${label}: decision overdue`, due >= today, faults)
        if ('decision' in one) hold(`${label}: decided too late`, one.decision.decidedAt.day <= due, faults)
        if ('agreement' in one) faults.push(...grantFaults(label, today, one as Granted))
      }
      for (const { dueOn, receivedOn } of fund.contributions)
        hold(
          `contribution on ${today}`,
          day(dueOn) >= start && day(dueOn) <= end && (!receivedOn || day(receivedOn) <= today),
          faults,
        )
      hold(
        `one round of each track open on ${today}`,
        fund.rounds
          .filter(({ opensOn, closesOn }) => day(opensOn) <= today && day(closesOn) >= today)
          .map(({ track }) => track)
          .join() === 'full,small-start',
        faults,
      )
    }
    expect(faults.slice(0, 30)).toEqual([])
  })

  test('sums are exact', () => {
    const { fund, initiatives } = castOn('2026-03-05')
    const total = cents(fund.total)
    expect(sum(fund.pots.map(({ ceiling }) => cents(ceiling)))).toBe(total)
    expect(sum(fund.yearCeilings.map(({ ceiling }) => cents(ceiling)))).toBe(total)
    expect(sum(fund.contributions.map(({ amount }) => cents(amount)))).toBe(total)
    for (const pot of fund.pots) {
      const given = fund.contributions.filter((one) => one.pot === pot.key).map(({ amount }) => cents(amount))
      expect(sum(given)).toBe(cents(pot.ceiling))
    }
    for (const round of fund.rounds) {
      const awards = initiatives
        .filter((one) => one.round === round.key)
        .flatMap((one) =>
          'decision' in one && one.decision.outcome === 'award' ? [cents(one.decision.amount)] : [],
        )
      expect(sum(Object.values(round.weights).map(Number))).toBe(100)
      expect(sum(awards)).toBeLessThanOrEqual(cents(round.ceiling))
      const pot = fund.contributions.filter((one) => one.pot === round.pot && one.receivedOn)
      expect(sum(awards)).toBeLessThanOrEqual(sum(pot.map(({ amount }) => cents(amount))))
    }
    for (const one of initiatives.filter((it): it is Granted => 'agreement' in it)) {
      if (one.decision.outcome !== 'award') throw new Error(one.key)
      expect(sum(one.agreement.tranches.map(({ amount }) => cents(amount)))).toBe(cents(one.decision.amount))
      expect(cents(one.decision.amount)).toBeLessThanOrEqual(cents(one.proposal.money.amountAsked))
      const costs = sum(one.proposal.money.budgetLines.map(({ budgetLineAmount }) => cents(budgetLineAmount)))
      const spent = sum(one.reports.flatMap(({ form }) => form.spending.map(({ amount }) => cents(amount))))
      if (one.stands === 'settling') expect(spent).toBe(costs)
      expect(spent).toBeLessThanOrEqual(costs)
    }
  })

  test('keys, indicators, readers and states hold together', () => {
    const { initiatives } = castOn('2026-03-05')
    const types = Object.fromEntries(
      figures.map(({ id, indicator_type, unit }) => [
        id,
        { type: indicator_type.replace('people_reached', 'reach').replace('_', '-'), unit },
      ]),
    )
    const keys = [...personas, ...companions].map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set([...personas, ...companions].map(({ email }) => email)).size).toBe(keys.length)
    expect(initiatives.map(({ stands }) => stands).sort()).toEqual([
      'awaiting-decision',
      'declined',
      'draft',
      'in-review',
      'offered',
      'running',
      'settling',
      'submitted',
    ])
    for (const one of initiatives) {
      for (const indicator of one.proposal.vooruitgang?.indicators ?? []) {
        const key = indicator.programmeIndicator
        if (key)
          expect({ key, type: indicator.indicatorType, unit: indicator.indicatorUnit }).toEqual({
            key,
            ...types[key],
          })
      }
      if (!('panel' in one)) continue
      const closed = one.panel.conflicts
        .filter(({ grade }) => grade === 'close' || grade === 'interest')
        .map(({ by }) => by as string)
      expect(one.panel.readers).toHaveLength(3)
      expect(one.panel.readers.filter((reader) => closed.includes(reader))).toEqual([])
      for (const { by, lockedAt, scores, advice, adviceCondition } of one.panel.reviews) {
        expect(one.panel.readers).toContain(by)
        if (!lockedAt) continue
        expect(Object.keys(scores)).toHaveLength(5)
        expect(advice).toBeDefined()
        expect(advice === 'fund-with-conditions').toBe(Boolean(adviceCondition))
      }
      const locked = one.panel.reviews.filter(({ lockedAt }) => lockedAt).length
      expect(locked === 3).toBe(one.stands !== 'in-review')
    }
  })
})

function formFaults(today: IsoDate, one: CastInitiative): string[] {
  const { fund } = castOn(today)
  const round = fund.rounds.find(({ key }) => key === one.round)!
  const context = {
    neighbourhoods: [...fund.neighbourhoods.map(({ key }) => key), 'several'],
    pillars: ['wonen', 'leren', 'werk', 'gezondheid', 'veiligheid'],
    programmeIndicators: figures.map(({ id }) => id),
    decideBy: day(round.decideBy),
    fundEndsOn: day(fund.endsOn),
    minCents: cents(round.minimum),
    maxCents: cents(round.maximum),
  }
  const faults: string[] = []
  const draft: Record<string, Record<string, unknown>> = {}
  for (const [section, questions] of Object.entries(formSections as Record<string, Questions>)) {
    const typed = withIds(
      ((one.proposal as Record<string, unknown>)[section] ?? {}) as Record<string, unknown>,
    )
    const answers: Record<string, unknown> = {}
    const period = draft.voornemen as { startDate: IsoDate; endDate: IsoDate } | undefined
    const seen = new Set<string>()
    for (const [name, asked] of Object.entries(questions)) {
      if (!asked.when(typed)) continue
      const own = Object.fromEntries(
        Object.keys(asked.fields)
          .filter((key) => key in typed)
          .map((key) => [key, typed[key]]),
      )
      for (const key of Object.keys(own)) seen.add(key)
      if (Object.keys(own).length === 0) continue
      const result = pageSchema(asked, {
        ...context,
        period: section === 'voornemen' ? undefined : period,
      }).safeParse({ operation: crypto.randomUUID(), ...own })
      if (result.success)
        Object.assign(
          answers,
          Object.fromEntries(
            Object.keys(asked.fields).map((key) => [key, (result.data as Record<string, unknown>)[key]]),
          ),
        )
      else
        faults.push(
          ...result.error.issues.map(
            ({ path, message }) =>
              `${one.key} ${section}.${name} ${path.join('.')} ${message} (e.g. ${today})`,
          ),
        )
    }
    for (const key of Object.keys(typed))
      hold(`${one.key} ${section}.${key} is not asked`, seen.has(key), faults)
    draft[section] = answers
  }
  if (one.stands === 'draft') {
    hold(`${one.key} should not balance yet`, !balances(draft.money as never).ok, faults)
    return faults
  }
  const verdict = canSubmit(
    {
      form: formOf('full'),
      state: 'draft',
      sections: Object.fromEntries(Object.keys(formSections).map((key) => [key as SectionKey, true])),
      answers: draft as unknown as Draft,
      declaration: Object.fromEntries(
        Object.entries(one.submission.declarations).map(([key, value]) => [key, value === 'on']),
      ),
      round: {
        opensAt: amsterdamInstant(day(round.opensOn)),
        closesAt: amsterdamInstant(day(round.closesOn), round.closesTime),
        minCents: context.minCents,
        maxCents: context.maxCents,
        fundEndsOn: context.fundEndsOn,
      },
    },
    amsterdamInstant(one.submission.at.day, one.submission.at.time),
  )
  if (!verdict.ok) faults.push(`${one.key}: ${JSON.stringify(verdict.reason)} (${today})`)
  return faults
}

function grantFaults(label: string, today: IsoDate, one: Granted): string[] {
  const faults: string[] = []
  const { agreement, payments, reports, proposal } = one
  const { milestones } = proposal.verantwoording
  const [from, to] = [day(proposal.voornemen.startDate), day(proposal.voornemen.endDate)]
  const numbers = milestones.map((_none, place) => String(place + 1))
  const moments = agreement.reportMoments.map((_none, place) => String(place + 1))
  hold(`${label}: award before start`, one.decision.decidedAt.day < from, faults)
  hold(
    `${label}: every milestone set and reported once`,
    agreement.milestones.map(({ milestone }) => milestone).join() === numbers.join() &&
      agreement.reportMoments.flatMap((it) => it.milestones).join() === numbers.join(),
    faults,
  )
  for (const it of agreement.milestones)
    hold(
      `${label}: milestone ${it.milestone} outside period`,
      day(it.date) >= from && day(it.date) <= to,
      faults,
    )
  rising(
    `${label}: milestones`,
    agreement.milestones.map(({ date }) => day(date)),
    faults,
  )
  rising(
    `${label}: tranches`,
    agreement.tranches.map(({ plannedDate }) => day(plannedDate)),
    faults,
  )
  rising(
    `${label}: report moments`,
    agreement.reportMoments.map(({ due }) => day(due)),
    faults,
  )
  agreement.reportMoments.forEach((it) => {
    for (const number of it.milestones)
      hold(
        `${label}: report due before milestone ${number}`,
        day(it.due) >= day(agreement.milestones[Number(number) - 1]!.date),
        faults,
      )
  })
  const offered = one.stands === 'offered'
  const last = agreement.signatures.at(-1)!.at.day
  hold(
    `${label}: first tranche before signing`,
    day(agreement.tranches[0]!.plannedDate) > (offered ? day(agreement.offerExpires) : last),
    faults,
  )
  hold(`${label}: signed after the offer ended`, last <= day(agreement.offerExpires), faults)
  if (offered) hold(`${label}: offer expired`, day(agreement.offerExpires) >= today, faults)
  for (const { plannedDate, condition } of agreement.tranches)
    for (const it of condition) {
      if ('milestone' in it)
        hold(
          `${label}: condition ${it.milestone}`,
          numbers.includes(it.milestone) &&
            day(agreement.milestones[Number(it.milestone) - 1]!.date) <= day(plannedDate),
          faults,
        )
      if ('report' in it)
        hold(
          `${label}: condition report ${it.report}`,
          moments.includes(it.report) &&
            day(agreement.reportMoments[Number(it.report) - 1]!.due) <= day(plannedDate),
          faults,
        )
    }
  for (const it of payments) {
    const tranche = agreement.tranches[Number(it.tranche) - 1]!
    hold(
      `${label}: value date of ${it.tranche}`,
      day(it.valueDate) >= it.approvedAt.day && day(it.valueDate) <= it.confirmedAt.day,
      faults,
    )
    for (const condition of tranche.condition) {
      const accepted = reports.filter(
        ({ acceptance, moment }) =>
          ('milestone' in condition && acceptance.milestones.includes(condition.milestone)) ||
          ('report' in condition && moment === condition.report),
      )
      if ('milestone' in condition || 'report' in condition)
        hold(
          `${label}: tranche ${it.tranche} paid too early`,
          accepted.some(({ acceptance }) => acceptance.at.day <= it.preparedAt.day),
          faults,
        )
    }
  }
  const lines = proposal.money.budgetLines.length
  for (const it of reports) {
    const due = day(agreement.reportMoments[Number(it.moment) - 1]!.due)
    hold(`${label}: report ${it.moment} late`, it.sentAt.day <= due, faults)
    hold(
      `${label}: report ${it.moment} milestones`,
      it.acceptance.milestones.join() === agreement.reportMoments[Number(it.moment) - 1]!.milestones.join(),
      faults,
    )
    for (const { reachedOn } of it.form.milestones)
      hold(
        `${label}: reached ${reachedOn} after ${it.startedAt.day}`,
        day(reachedOn) <= it.startedAt.day,
        faults,
      )
    for (const { budgetLine, amount } of it.form.spending)
      hold(`${label}: spending ${budgetLine}`, Number(budgetLine) <= lines && cents(amount) > 0, faults)
    for (const figure of it.form.measurements) {
      hold(
        `${label}: indicator ${figure.indicator}`,
        Number(figure.indicator) <= proposal.vooruitgang.indicators.length,
        faults,
      )
      hold(
        `${label}: period ${figure.periodTo}`,
        day(figure.periodFrom) >= from &&
          day(figure.periodFrom) <= day(figure.periodTo) &&
          day(figure.periodTo) <= it.sentAt.day,
        faults,
      )
    }
  }
  const accepted = reports.flatMap(({ acceptance }) => acceptance.milestones)
  const paid = payments.map(({ tranche }) => tranche)
  if (one.stands === 'settling')
    hold(
      `${label}: settling`,
      accepted.length === milestones.length &&
        paid.length === agreement.tranches.length &&
        reports.length === moments.length,
      faults,
    )
  if (one.stands === 'running') {
    hold(`${label}: running`, paid.join() === '1' && !accepted.includes('2'), faults)
    hold(`${label}: report not overdue`, day(agreement.reportMoments[1]!.due) >= today, faults)
  }
  return faults
}

/** The acts of one initiative and of its batch, in the order in which they have to lie. */
function actsOf(one: CastInitiative, round: CastRound): [string, Moment][][] {
  const closes = { day: day(round.closesOn), time: round.closesTime }
  const opens = { day: day(round.opensOn), time: '00:00' }
  const stage = Object.fromEntries(round.stages.map(({ to, at }) => [to, at]))
  const chain: [string, Moment][] = [
    ['opens', opens],
    ['started', one.startedAt],
    ['saved', one.savedAt],
  ]
  if ('submission' in one) chain.push(['submitted', one.submission.at])
  if (!('panel' in one)) return [[...chain, ['closes', closes]]]
  const chains: [string, Moment][][] = [[...chain, ['closes', closes]]]
  const conflicts = one.panel.conflicts.map(({ by, at }): [string, Moment] => [`conflict ${by}`, at])
  const panel: [string, Moment][] = [
    ...chain,
    ['screening', one.screening.at],
    ...conflicts,
    ['assigned', one.panel.assignedAt],
    ['scoring', stage.scoring!],
  ]
  chains.push([['closes', closes], ...conflicts])
  for (const { by, savedAt, lockedAt } of one.panel.reviews) {
    const review: [string, Moment][] = [
      ['scoring', stage.scoring!],
      [`saved ${by}`, savedAt],
    ]
    if (lockedAt) review.push([`locked ${by}`, lockedAt])
    if (stage.locked) review.push(['locked', stage.locked])
    chains.push(review)
  }
  for (const key of ['locked', 'revealed', 'meeting', 'decided'] as const)
    if (stage[key]) panel.push([key, stage[key]])
  if ('decision' in one)
    panel.push(['prepared', one.decision.preparedAt], ['decided by board', one.decision.decidedAt])
  if ('agreement' in one) {
    const { agreement, payments, reports } = one as Granted
    panel.push(
      ['drafted', agreement.draftedAt],
      ['offered', agreement.offeredAt],
      ...agreement.signatures.map(({ by, at }): [string, Moment] => [`signed ${by}`, at]),
    )
    const signed: [string, Moment] = panel.at(-1)!
    for (const it of payments)
      chains.push([
        signed,
        ['prepared', it.preparedAt],
        ['approved', it.approvedAt],
        ['confirmed', it.confirmedAt],
      ])
    const acts = reports.flatMap((it): [string, Moment][] => [
      [`report ${it.moment}`, it.startedAt],
      ...(it.first
        ? ([
            [`first sent ${it.moment}`, it.first.sentAt],
            [`returned ${it.moment}`, it.first.returnedAt],
          ] satisfies [string, Moment][])
        : []),
      [`sent ${it.moment}`, it.sentAt],
      [`accepted ${it.moment}`, it.acceptance.at],
    ])
    chains.push([signed, ...acts])
  }
  return [...chains, panel]
}

function inOrder(label: string, chains: [string, Moment][][], faults: string[]) {
  for (const chain of chains)
    chain.slice(1).forEach(([name, { day: on, time }], place) => {
      const [before, earlier] = chain[place]!
      hold(
        `${label}: ${name} ${on} ${time} not after ${before} ${earlier.day} ${earlier.time}`,
        `${on} ${time}` > `${earlier.day} ${earlier.time}`,
        faults,
      )
    })
}

function rising(label: string, list: string[], faults: string[]) {
  hold(
    `${label} ${list.join(' ')}`,
    list.every((one, place) => place === 0 || one > list[place - 1]!),
    faults,
  )
}

function momentsIn(value: unknown): Moment[] {
  if (typeof value !== 'object' || value === null) return []
  if ('day' in value && 'time' in value) return [value as Moment]
  return Object.values(value).flatMap(momentsIn)
}

function datesIn(value: unknown): string[] {
  if (typeof value === 'string') return /^\d{1,2}-\d{1,2}-\d{4}$/.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(datesIn) : []
}

function withIds(answers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [
      key,
      Array.isArray(value) && typeof value[0] === 'object'
        ? value.map((row) => ({ id: crypto.randomUUID(), ...row }))
        : value,
    ]),
  )
}

function noMoney(typed: string): never {
  throw new Error(`no amount: ${typed}`)
}

function everyDay(first: IsoDate, count: number): IsoDate[] {
  return Array.from({ length: count }, (_none, place) => addDays(first, place))
}
