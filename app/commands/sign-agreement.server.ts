import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { canSign, type Side, signaturesOpen } from '#app/domain/grant/signing.ts'
import { allowed, type Refusal, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { newestVersion, signaturesOf, storedFile, type Version } from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { takeRequest } from '#db/writes/codes.server.ts'
import { addSignature, changeVersion, lockGrant, lockGrantOf } from '#db/writes/grants.server.ts'
import { bringInForce } from './bring-in-force.server.ts'
import { handles } from './may-judge.server.ts'
import { judgeCode } from './use-code.server.ts'

export type SignatureForm = {
  operation: string
  /** As in a passport, and the role in which one may sign. */
  typedName: string
  capacity: string
  code: string
  /** The version and the file (SHA-256) that lay before who signs. */
  termsVersion: string
  fileHash: string
}
export type Signed = { signature: string; state: 'signed-by-one' | 'in-force' }

/**
 * Signs an agreement for one side with a mailed code: for the grantee an owner who is named in the terms, for the fund an
 * approver, once the grantee signed. The signature names the very file that was shown. The last one brings the version in
 * force, all in one transaction: plan and account are laid down, the whole award's commitment is replaced by one per
 * tranche, the grant runs. Refuses what `judgeCode` and `canSign` refuse, `not-found`, `grantee-signs-first`, and
 * `cover-short` or `ceiling-reached` when the fund cannot carry the tranches on their days. A code is used up by a
 * signature alone.
 */
export async function signAgreement(
  actor: Person,
  grantId: string,
  side: Side,
  form: SignatureForm,
  now: Date,
): Promise<Verdict<Signed>> {
  const { code, ...act } = form
  const judged = await judgeCode(actor.session, 'sign-agreement', { code }, now, form.termsVersion)
  return transaction((tx) =>
    once(tx, actor, { command: 'sign-agreement', grant: grantId, side, ...act }, now, async () => {
      const grant = await lockFor(tx, actor, grantId, side)
      if (!grant) return refused('not-found')
      const version = await newestVersion(tx, grant.id)
      if (!version) return refused('not-found')
      const may = await maySign(tx, actor, version, side, form, now)
      if (!may.ok) return may
      const clear = side === 'fund' ? await handles(tx, actor, grant, 'approver', now) : allowed()
      if (!clear.ok) return clear
      if (!judged.ok) return judged
      if (!(await takeRequest(tx, judged.request.id, now))) return refused('code-expired')
      const signature = newId(now)
      const { typedName, capacity, fileHash } = form
      await addSignature(tx, {
        id: signature,
        fundId: grant.fund,
        termsVersionId: version.id,
        side,
        personId: actor.person,
        typedName,
        capacity,
        fileSha256: fileHash,
        codeRequestId: judged.request.id,
        signedAt: now,
      })
      const event = {
        fund: grant.fund,
        actor: actor.id,
        grant: grant.id,
        termsVersion: version.id,
        signature,
        fileHash,
        at: now,
      }
      if (may.state === 'signed-by-one') {
        await changeVersion(tx, version.id, { state: may.state })
        await record(tx, { type: 'agreement-signed-by-one', ...event, next: may.next })
        return allowed({ signature, state: may.state })
      }
      await record(tx, { type: 'agreement-in-force', ...event })
      const begun = await bringInForce(tx, actor, grant, version, now)
      return begun.ok ? allowed({ signature, state: may.state }) : begun
    }),
  )
}

async function lockFor(tx: Tx, actor: Person, grant: string, side: Side): Promise<Grant | null> {
  if (side === 'fund') return can(actor, 'sign-for-fund').ok ? lockGrant(tx, actor.fund, grant) : null
  const own = await lockGrantOf(tx, actor, grant)
  return own && can(actor, 'sign-for-initiative', { relation: own.relation }).ok ? own : null
}

async function maySign(
  tx: Tx,
  actor: Person,
  version: Version,
  side: Side,
  form: SignatureForm,
  now: Date,
): Promise<Verdict<{ state: Signed['state']; next: Side }>> {
  if (version.id !== form.termsVersion) return refused('document-changed')
  const signatures = await signaturesOf(tx, version.id)
  const mine = signatures.find(({ person }) => person === actor.person)
  const offer = {
    state: version.state,
    terms: version.terms,
    fileHash: (await storedFile(tx, version.document))?.sha256 ?? null,
    expiresOn: version.offerExpires ?? dayOf(now),
    signatures,
  }
  const verdict = canSign(
    offer,
    {
      side,
      person: actor.person,
      email: actor.email,
      fileHash: form.fileHash,
      name: actor.name,
      typedName: form.typedName,
    },
    now,
  )
  if (!verdict.ok) return withTime(verdict, mine?.signedAt ?? signatures.at(-1)?.signedAt)
  const open = signaturesOpen(offer)
  if (side === 'fund') return open.grantee > 0 ? refused('grantee-signs-first') : { ...verdict, next: 'fund' }
  return { ...verdict, next: open.grantee > 1 ? 'grantee' : 'fund' }
}

function withTime(refusal: Refusal, at: Date | undefined): Refusal {
  return at ? { ok: false, reason: { eventTime: at, ...refusal.reason } } : refusal
}
