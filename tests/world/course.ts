import { desc, eq } from 'drizzle-orm'
import { holdPayments } from '#app/commands/hold-payments.server.ts'
import { keepGrantLetter } from '#app/commands/keep-grant-letter.server.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import type { HoldForm } from '#app/domain/grant/hold.ts'
import { db } from '#db/client.server.ts'
import { grantLetters } from '#db/schema/index.ts'
import { later, operation, yes } from './base.ts'
import { type GrantWorld, granting } from './granting.ts'

/** The moments at which the course of a grant changes, days after both signed. */
export const course = {
  hold: later({ days: 3 }, granting.fund),
  resume: later({ days: 10 }, granting.fund),
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
