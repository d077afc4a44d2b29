import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { canCountPaper } from '#app/domain/grant/paper-signing.ts'
import { signaturesOpen } from '#app/domain/grant/signing.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { newestVersion, signaturesOf, storedFile } from '#db/queries/agreements.server.ts'
import { paperSigningById } from '#db/queries/paper-signings.server.ts'
import { paperSignings, people } from '#db/schema/index.ts'
import { addSignature, changeVersion, lockGrant } from '#db/writes/grants.server.ts'
import { bringInForce } from './bring-in-force.server.ts'
import { handles } from './may-judge.server.ts'

/**
 * Says what the scan of a signature on paper shows: with `shown` it counts as the signature of that person, else it does
 * not and the manager records it again. Only an approver does this, and not who recorded it: `recorded-by-you`. Refuses
 * `not-found`, `document-changed` when there is another offer by now, and what `canCountPaper` refuses.
 */
export async function confirmPaperSignature(
  actor: Person,
  paperId: string,
  form: { operation: string; shown: boolean },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'confirm-paper-signature', paper: paperId, ...form }, now, async () => {
      const may = can(actor, 'sign-for-fund')
      if (!may.ok) return may
      const known = await paperSigningById(tx, actor.fund, paperId)
      const grant = known && (await lockGrant(tx, actor.fund, known.grant))
      const paper = grant && (await paperSigningById(tx, actor.fund, paperId))
      const version = grant && (await newestVersion(tx, grant.id))
      if (!paper || !version) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'approver', now)
      if (!clear.ok) return clear
      if (paper.confirmedAt || paper.rejectedAt) return refused('not-found')
      if (paper.recordedBy === actor.person) return refused('recorded-by-you')
      const of = {
        fund: grant.fund,
        actor: actor.id,
        grant: grant.id,
        termsVersion: paper.termsVersionId,
        at: now,
      }
      if (!form.shown) {
        await tx.update(paperSignings).set({ rejectedAt: now }).where(eq(paperSignings.id, paper.id))
        await record(tx, { type: 'paper-signature-rejected', ...of, paper: paper.id })
        return allowed({ grant: grant.id })
      }
      if (version.id !== paper.termsVersionId || !version.offeredAt) return refused('document-changed')
      const signatures = await signaturesOf(tx, version.id)
      const offer = {
        state: version.state,
        terms: version.terms,
        fileHash: (await storedFile(tx, version.document))?.sha256 ?? null,
        expiresOn: version.offerExpires ?? dayOf(now),
        offeredOn: dayOf(version.offeredAt),
        signatures,
      }
      const [person] = await tx
        .select({ email: people.email })
        .from(people)
        .where(eq(people.id, paper.personId))
      const { personId, typedName, capacity, signedOn, fileSha256 } = paper
      const counts = canCountPaper(
        offer,
        { person: personId, email: person?.email ?? '', name: typedName, signedOn },
        now,
      )
      if (!counts.ok) return counts
      await tx
        .update(paperSignings)
        .set({ confirmedBy: actor.person, confirmedAt: now })
        .where(eq(paperSignings.id, paper.id))
      const signature = newId(now)
      await addSignature(tx, {
        id: signature,
        fundId: grant.fund,
        termsVersionId: version.id,
        side: 'grantee',
        personId,
        typedName,
        capacity,
        fileSha256,
        paperSigningId: paper.id,
        signedAt: now,
      })
      await record(tx, { type: 'paper-signature-confirmed', ...of, paper: paper.id })
      const signed = { ...of, signature, fileHash: fileSha256 }
      if (counts.state === 'in-force') {
        await record(tx, { type: 'agreement-in-force', ...signed })
        const begun = await bringInForce(tx, actor, grant, version, now)
        return begun.ok ? allowed({ grant: grant.id }) : begun
      }
      const open = signaturesOpen(offer).grantee > 1 ? 'grantee' : 'fund'
      await changeVersion(tx, version.id, { state: counts.state })
      await record(tx, { type: 'agreement-signed-by-one', ...signed, next: open })
      return allowed({ grant: grant.id })
    }),
  )
}
