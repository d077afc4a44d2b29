import { desc, eq } from 'drizzle-orm'
import { decideEnding } from '#app/commands/decide-ending.server.ts'
import { endOwnGrant } from '#app/commands/end-own-grant.server.ts'
import { holdPayments } from '#app/commands/hold-payments.server.ts'
import { keepGrantLetter } from '#app/commands/keep-grant-letter.server.ts'
import { prepareEnding } from '#app/commands/prepare-ending.server.ts'
import { prepareSettlement } from '#app/commands/prepare-settlement.server.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import type { EndingForm } from '#app/domain/grant/ending.ts'
import type { HoldForm } from '#app/domain/grant/hold.ts'
import type { SettlementForm } from '#app/domain/grant/settlement.ts'
import { cents } from '#app/domain/money.ts'
import { db } from '#db/client.server.ts'
import { grantLetters } from '#db/schema/index.ts'
import { later, operation, yes } from './base.ts'
import { type GrantWorld, granting } from './granting.ts'

/** The moments at which the course of a grant changes, days after both signed. */
export const course = {
  hold: later({ days: 3 }, granting.fund),
  resume: later({ days: 10 }, granting.fund),
  end: later({ days: 12 }, granting.fund),
  decide: later({ days: 13 }, granting.fund),
  settle: later({ days: 14 }, granting.fund),
}

export function aHold(change: Partial<HoldForm> = {}, at = course.hold): HoldForm & { operation: string } {
  return {
    operation: operation(),
    reason: 'duty-not-met',
    explanation: 'Er is sinds mei geen bijeenkomst geweest.',
    whatToDo: 'Stuur ons de data van de bijeenkomsten.',
    heardOn: dayOf(at),
    urgency: null,
    until: addDays(dayOf(at), 28),
    ...change,
  }
}

/** All payments held, or those of one tranche; with the letter that tells it. */
export async function heldGrant(
  made: GrantWorld,
  tranche: string | null = null,
  change: Partial<HoldForm> = {},
  at = course.hold,
): Promise<{ hold: string; letter: string }> {
  const { hold } = await yes(
    holdPayments(made.panel.sipke, { grant: made.grant, tranche }, aHold(change, at), at),
  )
  return { hold, letter: await newestLetter(made) }
}

export async function newestLetter({ grant }: Pick<GrantWorld, 'grant'>): Promise<string> {
  const [row] = await db()
    .select({ id: grantLetters.id })
    .from(grantLetters)
    .where(eq(grantLetters.grantId, grant))
    .orderBy(desc(grantLetters.frozenAt), desc(grantLetters.id))
  return row?.id ?? ''
}

/** The PDF of a letter, as if the worker had made it. */
export async function keptGrantLetter({ fund }: Pick<GrantWorld, 'fund'>, letter: string): Promise<string> {
  const made = { bytes: new TextEncoder().encode('%PDF-1.7'), pages: 1, renderer: 'test' }
  await keepGrantLetter({ fund, letter }, made, course.hold)
  return letter
}

export function anEnding(
  change: Partial<EndingForm> = {},
  at = course.end,
): EndingForm & { operation: string } {
  return {
    operation: operation(),
    ground: 'no-blame',
    explanation: 'Er kwamen te weinig mensen.',
    learned: null,
    heardOn: null,
    lastDay: addDays(dayOf(at), 28),
    ...change,
  }
}

export async function preparedEnding(made: GrantWorld, change: Partial<EndingForm> = {}) {
  return yes(prepareEnding(made.panel.sipke, made.grant, anEnding(change), course.end))
}

/** An ending by the fund that the approver decided on. */
export async function announcedEnding(made: GrantWorld, change: Partial<EndingForm> = {}) {
  const { ending } = await preparedEnding(made, change)
  const tjitske = { ...made.panel.tjitske, steppedUpAt: course.decide }
  await yes(decideEnding(tjitske, made.grant, { operation: operation() }, course.decide))
  return ending
}

/** The initiative stops by itself. */
export async function ownEnding(made: GrantWorld, at = course.end) {
  const form = {
    operation: operation(),
    explanation: 'De trekker verhuist.',
    learned: 'Zoek meteen twee trekkers.',
    lastDay: addDays(dayOf(at), 28),
  }
  return yes(endOwnGrant(made.owner, made.grant, form, at))
}

export function aSettlement(change: Partial<SettlementForm> = {}): SettlementForm & { operation: string } {
  return {
    operation: operation(),
    finalCents: cents(0),
    ground: 'not-done',
    explanation: 'Er is niets gebeurd.',
    heardOn: dayOf(course.decide),
    waivedCents: cents(0),
    waiverReason: null,
    planMonths: 1,
    lesson: null,
    ...change,
  }
}

/** Stopped by the fund because nothing was done, and a settlement that waits for the approver. */
export async function preparedSettlement(made: GrantWorld, change: Partial<SettlementForm> = {}) {
  const day = dayOf(course.end)
  await announcedEnding(made, { ground: 'not-done', heardOn: day, lastDay: day })
  return yes(prepareSettlement(made.panel.sipke, made.grant, aSettlement(change), course.settle))
}
