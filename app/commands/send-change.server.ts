import type { Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { judgeChange } from '#app/domain/grant/change-judgement.ts'
import { effectiveDay, moveChange, onSending } from '#app/domain/grant/change-state.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { changeOnItsWay, openChange } from '#db/queries/changes.server.ts'
import { updateChange } from '#db/writes/changes.server.ts'
import { applyChange, groundOf, lockForChange, offerChange } from './changing.server.ts'
import type { OfferTexts } from './prepare-offer.server.ts'

export type SendChangeForm = {
  operation: string
  /** The hash of the difference that was seen. */
  seen: string
  reason: string
  effectiveFrom: IsoDate | null
}

/**
 * Sends a change: a free one holds at once and the other side is told, one by notice waits for their answer, and one that
 * both sign goes into a document, once the fund has seen it. Refuses what `lockForChange`, `judgeChange` and `effectiveDay`
 * refuse, `change-empty` without an open one, `terms-changed` when it is not the one that was seen, `change-open` while
 * another is on its way, `glyph-missing`, and by the ledger `cover-short` or `ceiling-reached`.
 */
export async function sendChange(
  actor: Person,
  grantId: string,
  side: Side,
  form: SendChangeForm,
  texts: OfferTexts,
  now: Date,
): Promise<Verdict<{ change: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'send-change', grant: grantId, side, ...form }, now, async () => {
      const locked = await lockForChange(tx, actor, grantId, side, now)
      if (!locked.ok) return locked
      const { grant, version } = locked
      const open = await openChange(tx, grant.id, side)
      if (!open) return refused('change-empty')
      if (hashOf(open.diff) !== form.seen) return refused('terms-changed')
      if (await changeOnItsWay(tx, grant.id)) return refused('change-open')
      const judged = judgeChange(open.diff, await groundOf(tx, locked))
      if (!judged.ok) return judged
      const day = effectiveDay(form.effectiveFrom, {
        since: version.effectiveFrom ?? dayOf(now),
        today: dayOf(now),
      })
      if (!day.ok) return day
      const glyph = await texts.unprintable(JSON.stringify(open.diff))
      if (glyph !== null) return refused('glyph-missing', { glyph })
      const { kind } = judged.change
      const verb = onSending(kind, side)
      const move = moveChange(open.state, verb)
      if (!move.ok) return move
      const sent = {
        kind,
        reason: form.reason,
        sentBy: actor.person,
        sentAt: now,
        effectiveFrom: form.effectiveFrom,
      }
      await updateChange(tx, open.id, sent)
      if (namesOtherAccount(judged.terms, version.terms)) {
        const event = { fund: grant.fund, actor: actor.id, grant: grant.id, at: now }
        await record(tx, { type: 'bank-account-asked', ...event, change: open.id })
      }
      const change = { ...open, kind }
      if (verb === 'apply') return applyChange(tx, actor, locked, change, judged.terms, day.day, now)
      if (verb === 'offer') return offerChange(tx, actor, locked, change, judged.terms, texts, now)
      await updateChange(tx, open.id, { state: move.state })
      await record(tx, {
        type: 'change-sent',
        fund: grant.fund,
        actor: actor.id,
        grant: grant.id,
        change: open.id,
        kind,
        side,
        at: now,
      })
      return allowed({ change: open.id })
    }),
  )
}

function namesOtherAccount({ bank }: Terms, { bank: before }: Terms): boolean {
  return bank.iban !== before.iban || bank.holder !== before.holder
}
