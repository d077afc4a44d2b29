import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
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

/**
 * The files of one's own proposal, or the one that is asked for; none when it is not theirs. What lies with a mail that the fund
 * keeps aside is not among them.
 */
export async function ownFiles(
  reader: Reader,
  actor: Actor,
  proposal: string,
  file?: string,
): Promise<KeptFile[]> {
  if (!mayBe(proposal, file) || !(await ownProposal(reader, actor, proposal))) return []
  return shaped(
    await selectFiles(reader)
      .where(and(of(proposal, file), isForBothSides()))
      .orderBy(asc(files.id)),
  )
}

/**
 * The files that a frozen copy of a proposal of the fund or a message names or that lie with a mail that is kept aside, or the
 * one that is asked for. What is only in a draft stays with its writers.
 */
export async function officeFiles(
  reader: Reader,
  actor: Person,
  proposal: string,
  file?: string,
): Promise<KeptFile[]> {
  if (!mayBe(proposal, file)) return []
  const ofFund = eq(files.fundId, actor.fund)
  return shaped(
    await selectFiles(reader)
      .where(
        and(
          of(proposal, file),
          ofFund,
          or(isSent(), isScan(), isEvidence(), isReported(), isSaid(), isOfAside()),
        ),
      )
      .orderBy(asc(files.id)),
  )
}

/**
 * The attachments of the newest frozen copy of a proposal that is open to this panel member, and what answers a question of
 * its round that the panel reads, or the one that is asked for. What comes with other answers, such as the proof of an
 * account, is not for the panel.
 */
export async function readableFiles(
  reader: Reader,
  actor: Person,
  proposal: string,
  file?: string,
): Promise<KeptFile[]> {
  if (!mayBe(proposal, file)) return []
  const rows = await selectFiles(reader)
    .innerJoin(proposals, eq(proposals.id, files.proposalId))
    .innerJoin(readableByMember, eq(readableByMember.proposalId, files.proposalId))
    .where(
      and(
        of(proposal, file),
        eq(proposals.fundId, actor.fund),
        eq(readableByMember.personId, actor.person),
        or(isAttached(), isAnswerForPanel()),
      ),
    )
    .orderBy(asc(files.id))
  return shaped(rows)
}

/** The files of a proposal that both sides see, for who has shown already that they may read all of it. */
export async function filesOf(reader: Reader, proposal: string): Promise<KeptFile[]> {
  return shaped(
    await selectFiles(reader)
      .where(and(of(proposal), isForBothSides()))
      .orderBy(asc(files.id)),
  )
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
  return sql<boolean>`(exists (
    select 1 from (
      select distinct on (section) answers from proposal_sections
      where proposal_sections.proposal_id = files.proposal_id order by section, version desc) as newest
    where newest.answers::text like '%' || files.id || '%') or ${isScan()} or ${isEvidence()} or ${isReported('saved')} or ${isSaid()})`
}

/** Does it lie with a mail that was kept aside? A condition on `files`, which it names itself. */
export function isOfAside() {
  return sql<boolean>`exists (select 1 from aside_mail_files where aside_mail_files.file_id = files.id)`
}

/** Does it lie with such a mail that nobody dealt with until a moment? A condition on `files`. */
export function isSetAside(until: Date) {
  return sql<boolean>`exists (
    select 1 from aside_mail_files join received_mails on received_mails.id = aside_mail_files.mail_id
    where aside_mail_files.file_id = files.id
    and (received_mails.handled_at is null or received_mails.handled_at > ${until.toISOString()}::timestamptz))`
}

/** Is it nothing that the fund alone keeps aside? A condition on `files`. */
export function isForBothSides() {
  return sql<boolean>`(not ${isOfAside()} or ${isSaid()})`
}

/** Did it come with a message whose words are still there? A condition on `files`, which it names itself. */
export function isSaid() {
  return sql<boolean>`exists (
    select 1 from message_files join messages on messages.id = message_files.message_id
    where message_files.file_id = files.id and messages.text is not null)`
}

/** Does the log of a form on paper name it as its scan? A condition on `files`, which it names itself. */
function isScan() {
  return sql<boolean>`exists (
    select 1 from events where events.subject_id = files.proposal_id
    and events.type = 'paper-scan-kept' and events.data ->> 'file' = files.id::text)`
}

/** Is it evidence for a milestone, results or an account of the grant that its proposal became? A condition on `files`. */
function isEvidence() {
  return sql<boolean>`(exists (select 1 from milestone_evidence where milestone_evidence.file_id = files.id)
    or exists (select 1 from outcome_attestations where outcome_attestations.file_id = files.id)
    or exists (select 1 from account_proofs where account_proofs.file_id = files.id))`
}

/** Is it a photo of a report that was sent, or (`saved`) also of what is saved of one now? A condition on `files`. */
function isReported(of: 'sent' | 'saved' = 'sent') {
  const counts = of === 'saved' ? sql`versions.version = reports.version or` : sql``
  return sql<boolean>`exists (
    select 1 from report_versions as versions
    join reports on reports.id = versions.report_id join grants on grants.id = reports.grant_id
    where grants.proposal_id = files.proposal_id and versions.answers::text like '%' || files.id || '%'
    and (${counts} exists (select 1 from report_sendings
      where report_sendings.report_id = reports.id and report_sendings.version = versions.version)))`
}

/** The scans of the form on paper that a proposal was typed over from. */
export async function scansOf(reader: Reader, actor: Person, proposal: string): Promise<KeptFile[]> {
  if (!mayBe(proposal, undefined)) return []
  return shaped(
    await selectFiles(reader)
      .where(and(of(proposal), eq(files.fundId, actor.fund), isScan()))
      .orderBy(asc(files.id)),
  )
}

/** Is this file a scan of the form on paper already? */
export async function isScanOf(reader: Reader, proposal: string, file: string): Promise<boolean> {
  return (await reader.$count(files, and(eq(files.proposalId, proposal), eq(files.id, file), isScan()))) > 0
}

/** Is it one of the attachments of the newest frozen copy of its proposal? */
function isAttached() {
  return sql<boolean>`(
    select document -> 'attachments' from submissions where submissions.proposal_id = files.proposal_id
    order by number desc limit 1)::text like '%' || files.id || '%'`
}

/** Is it the answer to a question of the round that the panel reads as well? */
function isAnswerForPanel() {
  return sql<boolean>`exists (
    select 1 from (
      select document from submissions where submissions.proposal_id = files.proposal_id order by number desc limit 1
    ) sent, jsonb_path_query(sent.document,
      '$.extraForm.pages[*].questions[*] ? (@.kind == "file" && @.officeOnly == false)') asked
    where sent.document -> 'extra' ->> (asked ->> 'key') = files.id::text)`
}

/** The rows of files that `shaped` reads. */
export function selectFiles(reader: Reader) {
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

function of(proposal: string, file?: string) {
  const one = file === undefined ? undefined : eq(files.id, file)
  return and(eq(files.proposalId, proposal), isNull(files.removedAt), one)
}

function mayBe(proposal: string, file: string | undefined): boolean {
  return isUuid(proposal) && (file === undefined || isUuid(file))
}

export function shaped(rows: Awaited<ReturnType<typeof selectFiles>>): KeptFile[] {
  return rows as KeptFile[]
}

export function sum(rows: { size: number }[]): FilesHeld {
  return { files: rows.length, bytes: rows.reduce((all, { size }) => all + size, 0) }
}
