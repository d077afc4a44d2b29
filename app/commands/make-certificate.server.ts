import { addDays, dayOf } from '#app/domain/calendar.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { makeP12, readP12 } from '#app/effects/signing/p12.server.ts'
import { ownPassphrase, signingKey } from '#app/effects/signing/signing-key.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { fundIds } from '#db/queries/file-sweep.server.ts'
import { addCertificate, lockSigningFund } from '#db/writes/certificates.server.ts'

/** A certificate is renewed so many days before it ends. */
export const renewedBefore = 60

/**
 * Makes what a fund signs its documents with, where it has nothing that holds for sixty days more; done by the system. The
 * settings may give a certificate, which is used as it is and replaced by nobody but who gave it. Refuses `not-found`.
 */
export async function makeCertificate(fund: string, now: Date): Promise<Verdict<{ made: boolean }>> {
  return transaction(async (tx) => {
    const party = await lockSigningFund(tx, fund)
    if (!party) return refused('not-found')
    const known = await signingKey(tx, fund)
    if (known?.given) return allowed({ made: false })
    if (known && dayOf(known.facts.validUntil) > addDays(dayOf(now), renewedBefore))
      return allowed({ made: false })
    const [id, passphrase] = [newId(now), ownPassphrase()]
    const p12 = await makeP12(party.legalName, passphrase, now)
    const { fingerprint, validUntil } = readP12(p12, passphrase)
    await addCertificate(tx, { id, fundId: fund, p12, fingerprint, validUntil, madeAt: now })
    await record(tx, {
      type: 'signing-certificate-made',
      fund,
      actor: 'system',
      certificate: id,
      fingerprint,
      at: now,
    })
    return allowed({ made: true })
  })
}

/** The same for every fund of the instance; answers how many were made. */
export async function renewCertificates(now: Date): Promise<{ ok: true; made: number }> {
  let made = 0
  for (const fund of await fundIds(db())) {
    const verdict = await makeCertificate(fund, now)
    if (verdict.ok && verdict.made) made += 1
  }
  return { ok: true, made }
}
