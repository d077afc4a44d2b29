import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { canCountPaper } from '#app/domain/grant/paper-signing.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { configuration } from '#app/effects/configuration.server.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Stored, storage } from '#app/effects/storage.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { newestVersion, signaturesOf, storedFile } from '#db/queries/agreements.server.ts'
import { grantById } from '#db/queries/grants.server.ts'
import { paperSigningsOf } from '#db/queries/paper-signings.server.ts'
import { personByEmail } from '#db/queries/people.server.ts'
import { paperSignings } from '#db/schema/index.ts'
import { writeFile } from '#db/writes/files.server.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { lockProposal } from '#db/writes/panel.server.ts'
import { handles } from './may-judge.server.ts'

/** `signatory` is the address of one of those named for the grantee; `signedOn` the day beside the signature. */
export type PaperSignatureForm = {
  operation: string
  termsVersion: string
  signatory: string
  capacity: string
  signedOn: IsoDate
}

/**
 * Records that somebody signed the printed offer by hand, with the scan of it. It counts once another person, an approver,
 * confirms that the scan shows it. Only the manager does this. Refuses `not-found`, `document-changed`,
 * `not-a-signatory` (names), `paper-waits` while another scan of the same person waits, and what `canCountPaper` refuses.
 * The bytes are stored first; when the row does not come to be, they are taken away again.
 */
export async function recordPaperSignature(
  actor: Person,
  grantId: string,
  file: Stored & { name: string },
  form: PaperSignatureForm,
  now: Date,
): Promise<Verdict<{ paper: string }>> {
  const id = newId(now)
  const storageKey = `${actor.fund}/${id}`
  await storage().put(storageKey, file)
  const act = { command: 'record-paper-signature', grant: grantId, scan: file.sha256, ...form }
  const keep = (tx: Tx) =>
    once(tx, actor, act, now, () => kept(tx, actor, grantId, { ...file, id, storageKey }, form, now))
  const verdict = await transaction(keep).catch(async (error) => {
    await storage().remove(storageKey)
    throw error
  })
  if (!verdict.ok || verdict.paper !== id) await storage().remove(storageKey)
  return verdict
}

async function kept(
  tx: Tx,
  actor: Person,
  grantId: string,
  file: Stored & { name: string; id: string; storageKey: string },
  form: PaperSignatureForm,
  now: Date,
): Promise<Verdict<{ paper: string }>> {
  const may = can(actor, 'make-agreement')
  if (!may.ok) return may
  const known = await grantById(tx, actor.fund, grantId)
  if (!known || !(await lockProposal(tx, actor.fund, known.proposal))) return refused('not-found')
  const grant = await lockGrant(tx, actor.fund, grantId)
  const version = grant && (await newestVersion(tx, grant.id))
  if (!version?.offeredAt) return refused('not-found')
  const clear = await handles(tx, actor, known, 'manager', now)
  if (!clear.ok) return clear
  if (version.id !== form.termsVersion) return refused('document-changed')
  const { representatives } = version.terms.grantee
  const named = representatives.find(({ email }) => email.toLowerCase() === form.signatory.toLowerCase())
  const person = named && (await personByEmail(tx, named.email))
  if (!named || !person) return refused('not-a-signatory', { names: representatives.map(({ name }) => name) })
  const fileHash = (await storedFile(tx, version.document))?.sha256 ?? null
  const offer = {
    state: version.state,
    terms: version.terms,
    fileHash,
    expiresOn: version.offerExpires ?? dayOf(now),
    offeredOn: dayOf(version.offeredAt),
    signatures: await signaturesOf(tx, version.id),
  }
  const signature = { person: person.id, email: named.email, name: named.name, signedOn: form.signedOn }
  const counts = canCountPaper(offer, signature, now)
  if (!counts.ok) return counts
  const waiting = (await paperSigningsOf(tx, version.id)).some(
    (one) => one.personId === person.id && !one.confirmedAt && !one.rejectedAt,
  )
  if (waiting) return refused('paper-waits')
  const { id, name, mediaType, size, sha256, storageKey } = file
  const verdict = configuration().clamd ? ('waiting' as const) : ('off' as const)
  const common = { fundId: actor.fund, proposalId: known.proposal }
  await writeFile(tx, {
    ...common,
    ...{ id, name, mediaType, size, sha256, storageKey, verdict },
    uploadedBy: actor.person,
    uploadedAt: now,
  })
  const event = { fund: actor.fund, actor: actor.id, at: now }
  const about = { proposal: known.proposal, file: id }
  await record(tx, { type: 'file-kept', ...event, ...about, fileHash: sha256, verdict })
  await record(tx, { type: 'paper-scan-kept', ...event, ...about })
  await tx.insert(paperSignings).values({
    id,
    fundId: actor.fund,
    termsVersionId: version.id,
    personId: person.id,
    typedName: named.name,
    capacity: form.capacity,
    signedOn: form.signedOn,
    fileId: id,
    scanSha256: sha256,
    fileSha256: fileHash ?? '',
    recordedBy: actor.person,
    recordedAt: now,
  })
  const recorded = { grant: known.id, termsVersion: version.id, paper: id, person: person.id }
  await record(tx, { type: 'paper-signature-recorded', ...event, ...recorded, scanHash: sha256 })
  return allowed({ paper: id })
}
