import { and, eq, isNull } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { moveGrant } from '#app/domain/grant/grant.ts'
import {
  canSettle,
  type Settled,
  type SettlementFacts,
  type SettlementForm,
} from '#app/domain/grant/settlement.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Reader, transaction } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { settlementFacts, settlementOf } from '#db/queries/settlements.server.ts'
import { factsOfGrant, type GrantFacts } from '#db/queries/tranches.server.ts'
import { grantSettlements } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { handles } from './may-judge.server.ts'

export type Judged = Settled & { known: GrantFacts; terms: Terms; facts: SettlementFacts }

/** May this grant be settled so, as things stand? `not-in-this-state` while it runs, `not-signed`, and what `canSettle` refuses. */
export async function judgeSettlement(
  reader: Reader,
  grant: Grant,
  form: SettlementForm,
  now: Date,
): Promise<Verdict<Judged>> {
  if (!moveGrant(grant.state, 'close').ok)
    return refused('not-in-this-state', { state: grant.state, machine: 'grant' })
  const today = dayOf(now)
  const version = await versionInForce(reader, grant.id)
  const known = await factsOfGrant(reader, grant.fund, grant.id, today)
  if (!version || !known) return refused('not-signed')
  const facts = await settlementFacts(reader, known, version.terms, today)
  const verdict = canSettle(form, facts)
  return verdict.ok ? allowed({ ...verdict, known, terms: version.terms, facts }) : verdict
}

/**
 * The manager prepares the settlement of a grant; preparing again takes the place of what nobody decided yet. Refuses
 * `not-found`, `settlement-decided`, and what `judgeSettlement` refuses.
 */
export async function prepareSettlement(
  actor: Person,
  grantId: string,
  form: SettlementForm & { operation: string },
  now: Date,
): Promise<Verdict<{ grant: string; settlement: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'prepare-settlement', grant: grantId, ...form }, now, async () => {
      const may = can(actor, 'prepare-settlement')
      if (!may.ok) return may
      const grant = await lockGrant(tx, actor.fund, grantId)
      if (!grant) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'manager', now)
      if (!clear.ok) return clear
      const before = await settlementOf(tx, grant.id)
      if (before?.decidedAt) return refused('settlement-decided')
      const judged = await judgeSettlement(tx, grant, form, now)
      if (!judged.ok) return judged
      const { awardCents, paidCents, spentCents } = judged.facts
      const { operation: _operation, ...told } = form
      const { waivedCents, toPayCents, askedCents } = judged
      await tx
        .delete(grantSettlements)
        .where(and(eq(grantSettlements.grantId, grant.id), isNull(grantSettlements.decidedAt)))
      const settlement = newId(now)
      await tx.insert(grantSettlements).values({
        id: settlement,
        fundId: grant.fund,
        grantId: grant.id,
        ...told,
        ...{ awardCents, paidCents, spentCents, waivedCents, toPayCents, askedCents },
        preparedBy: actor.person,
        preparedAt: now,
      })
      const about = { grant: grant.id, settlement }
      await record(tx, { type: 'settlement-prepared', fund: grant.fund, actor: actor.id, ...about, at: now })
      return allowed(about)
    }),
  )
}
