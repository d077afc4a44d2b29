import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { judgeChange } from '#app/domain/grant/change-judgement.ts'
import { effectiveDay, moveChange, onAccepting } from '#app/domain/grant/change-state.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { changeById, type TermsChange } from '#db/queries/changes.server.ts'
import { updateChange } from '#db/writes/changes.server.ts'
import { applyChange, type Changing, groundOf, lockForChange, offerChange } from './changing.server.ts'
import type { OfferTexts } from './prepare-offer.server.ts'

export type ChangeAnswer = { operation: string; yes: boolean; answer: string | null }

/**
 * Says yes or no to a change that the other side sent; a no has its reason. After a yes a change by notice holds, and one
 * that both sign is put in a document, which the fund does. Refuses what `lockForChange` refuses, `not-found`,
 * `not-in-this-state` when it waits no more, `reason-needed` for a no without one, and what `judgeChange` and the ledger
 * refuse at that moment.
 */
export async function answerChange(
  actor: Person,
  grantId: string,
  changeId: string,
  side: Side,
  form: ChangeAnswer,
  texts: OfferTexts,
  now: Date,
): Promise<Verdict<{ change: string }>> {
  return transaction((tx) =>
    once(
      tx,
      actor,
      { command: 'answer-change', grant: grantId, change: changeId, side, ...form },
      now,
      async () => {
        const locked = await lockForChange(tx, actor, grantId, side, now)
        if (!locked.ok) return locked
        const change = await changeById(tx, locked.grant.id, changeId)
        if (!change || change.state === 'open') return refused('not-found')
        if (change.side === side) return refused('own-change')
        if (form.yes) return accept(tx, actor, locked, change, form, texts, now)
        if (!form.answer) return refused('reason-needed')
        const move = moveChange(change.state, 'refuse')
        if (!move.ok) return move
        const answered = { answer: form.answer, answeredBy: actor.person, answeredAt: now }
        await updateChange(tx, change.id, { state: move.state, ...answered })
        await record(tx, {
          type: 'change-refused',
          fund: locked.grant.fund,
          actor: actor.id,
          grant: locked.grant.id,
          change: change.id,
          side: change.side,
          at: now,
        })
        return allowed({ change: change.id })
      },
    ),
  )
}

async function accept(
  tx: Tx,
  actor: Person,
  locked: Changing,
  change: TermsChange,
  form: ChangeAnswer,
  texts: OfferTexts,
  now: Date,
): Promise<Verdict<{ change: string }>> {
  if (change.state !== 'sent')
    return refused('not-in-this-state', { state: change.state, machine: 'termsChange' })
  const judged = judgeChange(change.diff, await groundOf(tx, locked))
  if (!judged.ok) return judged
  const { kind } = judged.change
  const since = locked.version.effectiveFrom ?? dayOf(now)
  const day = effectiveDay(change.effectiveFrom, { since, today: dayOf(now) })
  if (!day.ok) return day
  const answered = { kind, answer: form.answer, answeredBy: actor.person, answeredAt: now }
  await updateChange(tx, change.id, answered)
  const known = { ...change, kind }
  return onAccepting(kind) === 'apply'
    ? applyChange(tx, actor, locked, known, judged.terms, day.day, now)
    : offerChange(tx, actor, locked, known, judged.terms, texts, now)
}
