import { growChange } from '#app/commands/grow-change.server.ts'
import { keepChangeDocument } from '#app/commands/keep-change-document.server.ts'
import { type SendChangeForm, sendChange } from '#app/commands/send-change.server.ts'
import type { Person } from '#app/domain/access.ts'
import { applyDiff } from '#app/domain/grant/diff.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import type { TermsPatch } from '#app/domain/grant/terms-form.ts'
import { hashOf } from '#app/effects/hash.ts'
import { agreementTexts } from '#app/server/agreement-texts.server.ts'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { openChange } from '#db/queries/changes.server.ts'
import { operation, yes } from './base.ts'
import { type GrantWorld, granting } from './granting.ts'

export const actorOf = (made: GrantWorld, side: Side): Person =>
  side === 'fund' ? made.panel.sipke : made.owner

/** The terms as they would be with what one side is changing. */
export async function proposedTerms(made: GrantWorld, side: Side): Promise<Terms> {
  const holding = await versionInForce(db(), made.grant)
  const open = await openChange(db(), made.grant, side)
  const applied = holding && applyDiff(open?.diff ?? [], holding.terms)
  if (!applied?.ok) throw new Error('no terms to change')
  return applied.terms
}

/** Notes a change from one side. */
export async function note(
  made: GrantWorld,
  side: Side,
  patch: (terms: Terms) => TermsPatch,
  at = granting.payment,
) {
  const terms = await proposedTerms(made, side)
  const form = { operation: operation(), seen: hashOf(terms), ...patch(terms) }
  return growChange(actorOf(made, side), made.grant, side, form, at)
}

/** Sends what one side noted. */
export async function send(
  made: GrantWorld,
  side: Side,
  at = granting.payment,
  change: Partial<SendChangeForm> = {},
) {
  const open = await openChange(db(), made.grant, side)
  const form = {
    operation: operation(),
    seen: hashOf(open?.diff ?? []),
    reason: 'De zaal was later klaar',
    effectiveFrom: null,
    ...change,
  }
  return sendChange(actorOf(made, side), made.grant, side, form, agreementTexts(), at)
}

/** A change that one side noted and sent; answers its id. */
export async function sentChange(
  made: GrantWorld,
  side: Side,
  patch: (terms: Terms) => TermsPatch,
  at = granting.payment,
): Promise<string> {
  await yes(note(made, side, patch, at))
  return (await yes(send(made, side, at))).change
}

/** The milestones with the first on another day. */
export function later(terms: Terms, day: string): TermsPatch {
  return {
    milestones: terms.milestones.map(({ number: _number, ...one }, at) =>
      at === 0 ? { ...one, due: day } : one,
    ),
  }
}

/** The PDF of a change, as if the worker had made it. */
export async function keptChange({ fund, grant }: GrantWorld, change: string): Promise<string> {
  const made = { bytes: new TextEncoder().encode('%PDF-1.7'), pages: 1, renderer: 'test' }
  await keepChangeDocument({ fund, grant, change }, made, granting.payment)
  return change
}
