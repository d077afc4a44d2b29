import type { AgreementDocument } from '#app/documents/agreement.ts'
import type { ExecutedDocument, Seal } from '#app/documents/executed.ts'
import { makeP12, readP12 } from '#app/effects/signing/p12.server.ts'

const passphrase = 'een zin die niemand raadt'
let made: Promise<Seal> | undefined

/** A seal as a fund makes it for itself, the same for a whole test. */
export function aSeal(): Promise<Seal> {
  made ??= makeP12(
    'Stichting Impactfonds Leeuwarden Oost – Súd',
    passphrase,
    new Date('2026-01-01T00:00:00Z'),
  ).then((p12) => ({ p12, passphrase, ...readP12(p12, passphrase), given: false }))
  return made
}

/** An agreement that both sides signed. */
export async function anExecuted(
  agreement: AgreementDocument,
  offered: Uint8Array,
): Promise<ExecutedDocument> {
  const { terms, version, termsHash } = agreement
  return {
    offered,
    terms,
    version,
    termsHash,
    fileHash: 'b'.repeat(64),
    logHash: 'c'.repeat(64),
    signatures: [
      {
        side: 'grantee',
        name: 'Şükrü Öztürk',
        capacity: 'Voorzitter',
        signedAt: new Date('2026-03-10T10:00:00Z'),
      },
      {
        side: 'fund',
        name: 'Tjitske Bosma',
        capacity: 'Bestuur',
        signedAt: new Date('2026-03-11T10:00:00Z'),
      },
    ],
    seal: await aSeal(),
    sealedAt: new Date('2026-03-11T10:00:05Z'),
  }
}
