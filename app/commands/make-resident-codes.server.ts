import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { takesReports } from '#app/domain/grant/ending.ts'
import { outcomeOf } from '#app/domain/grant/instrument.ts'
import { canMakeCodes } from '#app/domain/grant/resident-code.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { residentCodeOf } from '#app/effects/codes.server.ts'
import { sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { codeSetById } from '#db/queries/outcome-results.server.ts'
import { residentCodeSets, residentCodes } from '#db/schema/index.ts'
import { cancelPrepared, lockGrant } from '#db/writes/grants.server.ts'
import { handles } from './may-judge.server.ts'
import { refreshGrant } from './refresh-conditions.server.ts'

/**
 * Makes a print of codes with which residents say for themselves that a result is there; only their hashes are kept. The
 * manager makes them and not the initiative, because the initiative is paid for what is said with them. Refuses
 * `not-found` for a grant that pays no results, `not-signed`, `not-in-this-state` at its end, what `handles` refuses, and
 * what `canMakeCodes` refuses.
 */
export async function makeResidentCodes(
  actor: Person,
  grantId: string,
  form: { operation: string; count: number; expiresOn: IsoDate },
  now: Date,
): Promise<Verdict<{ grant: string; codes: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'make-resident-codes', grant: grantId, ...form }, now, async () => {
      const may = can(actor, 'judge-report')
      const grant = may.ok ? await lockGrant(tx, actor.fund, grantId) : null
      if (!grant) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'manager', now)
      if (!clear.ok) return clear
      const version = await versionInForce(tx, grant.id)
      if (!version) return refused('not-signed')
      const outcome = outcomeOf(version.terms)
      if (!outcome) return refused('not-found')
      if (!takesReports(grant.state, 'final'))
        return refused('not-in-this-state', { state: grant.state, machine: 'grant' })
      const verdict = canMakeCodes(form, { attestor: outcome.attestor, today: dayOf(now) })
      if (!verdict.ok) return verdict
      const codes = newId(now)
      const of = { fundId: grant.fund, grantId: grant.id }
      const { count, expiresOn } = form
      await tx
        .insert(residentCodeSets)
        .values({ id: codes, ...of, count, expiresOn, madeBy: actor.person, madeAt: now })
      await tx.insert(residentCodes).values(
        Array.from({ length: count }, (_, at) => ({
          codeHash: sha256(residentCodeOf(codes, at + 1)),
          ...of,
          setId: codes,
        })),
      )
      const about = { grant: grant.id, codes, count }
      await record(tx, { type: 'resident-codes-made', fund: grant.fund, actor: actor.id, ...about, at: now })
      return allowed({ grant: grant.id, codes })
    }),
  )
}

/**
 * Takes a print of codes back, with why: nothing that was said with them counts any more, nor can be said, and payments
 * that were prepared on it and not approved are cancelled. Refuses `not-found`, `codes-voided` the second time,
 * `void-reason-needed`, and what `handles` refuses.
 */
export async function voidResidentCodes(
  actor: Person,
  of: { grant: string; codes: string },
  form: { operation: string; reason: string },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'void-resident-codes', ...of, ...form }, now, async () => {
      const may = can(actor, 'judge-report')
      const grant = may.ok ? await lockGrant(tx, actor.fund, of.grant) : null
      const set = grant && (await codeSetById(tx, grant.id, of.codes))
      if (!set) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'manager', now)
      if (!clear.ok) return clear
      if (set.voidedAt) return refused('codes-voided')
      const reason = form.reason.trim()
      if (reason === '') return refused('void-reason-needed')
      await tx
        .update(residentCodeSets)
        .set({ voidedBy: actor.person, voidedAt: now, voidReason: reason })
        .where(eq(residentCodeSets.id, set.id))
      const version = await versionInForce(tx, grant.id)
      for (const { id, instrument } of version?.terms.tranches ?? [])
        if (instrument === 'outcome') await cancelPrepared(tx, grant.id, now, id)
      const about = { grant: grant.id, codes: set.id }
      await record(tx, {
        type: 'resident-codes-voided',
        fund: grant.fund,
        actor: actor.id,
        ...about,
        at: now,
      })
      await refreshGrant(tx, grant.id, now)
      return allowed({ grant: grant.id })
    }),
  )
}
