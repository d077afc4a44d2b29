import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Actor, Person } from '#app/domain/access.ts'
import type { FilesHeld, ScanVerdict } from '#app/domain/proposal/file.ts'
import type { Reader } from '#db/client.server.ts'
import { files, proposals } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'
import { ownProposal } from './proposals.server.ts'
import { readableByMember } from './reviewer/readable.ts'

/** A file that came with a proposal and still lies in the storage. */
export type KeptFile = {
  id: string
  proposal: string
  name: string
  mediaType: string
  size: number
  storageKey: string
  verdict: ScanVerdict
  uploadedAt: Date
}

/** The files of one's own proposal; none when it is not theirs. */
export async function ownFiles(reader: Reader, actor: Actor, proposal: string): Promise<KeptFile[]> {
  if (!(await ownProposal(reader, actor, proposal))) return []
  return select(reader).where(of(proposal)).orderBy(asc(files.uploadedAt), asc(files.id)) as Promise<
    KeptFile[]
  >
}

/** A file of one's own proposal. */
export async function ownFile(
  reader: Reader,
  actor: Actor,
  proposal: string,
  file: string,
): Promise<KeptFile | null> {
  if (!isUuid(file) || !(await ownProposal(reader, actor, proposal))) return null
  return first(await select(reader).where(and(of(proposal), eq(files.id, file))))
}

/** A file that a frozen copy of a proposal of the fund names. What is only in a draft stays with its writers. */
export async function officeFile(
  reader: Reader,
  actor: Person,
  proposal: string,
  file: string,
): Promise<KeptFile | null> {
  if (!isUuid(proposal) || !isUuid(file)) return null
  const rows = await select(reader).where(
    and(of(proposal), eq(files.id, file), eq(files.fundId, actor.fund), isSent()),
  )
  return first(rows)
}

/**
 * A file among the attachments of the newest frozen copy of a proposal that is open to this panel member. What comes with
 * other answers, such as the proof of an account, is not for the panel.
 */
export async function readableFile(
  reader: Reader,
  actor: Person,
  proposal: string,
  file: string,
): Promise<KeptFile | null> {
  if (!isUuid(proposal) || !isUuid(file)) return null
  const rows = await select(reader)
    .innerJoin(proposals, eq(proposals.id, files.proposalId))
    .innerJoin(readableByMember, eq(readableByMember.proposalId, files.proposalId))
    .where(
      and(
        of(proposal),
        eq(files.id, file),
        eq(proposals.fundId, actor.fund),
        eq(readableByMember.personId, actor.person),
        isAttached(),
      ),
    )
  return first(rows)
}

/** A file that waits for the scanner; null when there is none, or the scanner has spoken. */
export async function waitingFile(reader: Reader, file: string): Promise<{ storageKey: string } | null> {
  if (!isUuid(file)) return null
  const [row] = await reader
    .select({ storageKey: files.storageKey })
    .from(files)
    .where(and(eq(files.id, file), eq(files.verdict, 'waiting'), isNull(files.removedAt)))
  return row ?? null
}

/** How many files of a proposal lie in the storage, and how many of those are among `named` (JSON that names them). */
export async function filesHeld(
  reader: Reader,
  proposal: string,
  named: string,
): Promise<{ named: FilesHeld; held: FilesHeld }> {
  const rows = await reader.select({ id: files.id, size: files.size }).from(files).where(of(proposal))
  return { named: sum(rows.filter(({ id }) => named.includes(id))), held: sum(rows) }
}

/** Does a frozen copy of its proposal name this file? A condition on `files`, which it names itself. */
export function isSent() {
  return sql<boolean>`exists (
    select 1 from submissions where submissions.proposal_id = files.proposal_id
    and submissions.document::text like '%' || files.id || '%')`
}

/** Does the newest saved version of a section of its proposal name this file? A condition on `files`. */
export function isSaved() {
  return sql<boolean>`exists (
    select 1 from (
      select distinct on (section) answers from proposal_sections
      where proposal_sections.proposal_id = files.proposal_id order by section, version desc) as newest
    where newest.answers::text like '%' || files.id || '%')`
}

/** Is it one of the attachments of the newest frozen copy of its proposal? */
function isAttached() {
  return sql<boolean>`(
    select document -> 'attachments' from submissions where submissions.proposal_id = files.proposal_id
    order by number desc limit 1)::text like '%' || files.id || '%'`
}

function select(reader: Reader) {
  return reader
    .select({
      id: files.id,
      proposal: files.proposalId,
      name: files.name,
      mediaType: files.mediaType,
      size: files.size,
      storageKey: files.storageKey,
      verdict: files.verdict,
      uploadedAt: files.uploadedAt,
    })
    .from(files)
}

function of(proposal: string) {
  return and(eq(files.proposalId, proposal), isNull(files.removedAt))
}

function first(rows: Awaited<ReturnType<typeof select>>): KeptFile | null {
  return (rows[0] as KeptFile | undefined) ?? null
}

function sum(rows: { size: number }[]): FilesHeld {
  return { files: rows.length, bytes: rows.reduce((all, { size }) => all + size, 0) }
}
