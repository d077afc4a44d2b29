import { and, eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import {
  type AsideReason,
  asideReason,
  isAutomatic,
  isDecoration,
  longestAside,
  mostAsideAnHour,
  spokenIn,
} from '#app/domain/near/received-mail.ts'
import { isAlive, tokensIn } from '#app/domain/near/reply-address.ts'
import { newWords } from '#app/domain/near/reply-text.ts'
import { mostMessageFiles } from '#app/domain/proposal/conversation.ts'
import { fileLimits } from '#app/domain/proposal/file.ts'
import { cleanText } from '#app/domain/proposal/typing.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { type Stored, storage } from '#app/effects/storage.server.ts'
import { ForeignMail, type Mail, type MailFile, readMail } from '#app/exchange/mail/mail.ts'
import { db, type Tx, transaction } from '#db/client.server.ts'
import { lastSaidAt } from '#db/queries/messages.server.ts'
import {
  addressesByHash,
  answererAt,
  asideLately,
  type ReplyAddress,
} from '#db/queries/reply-addresses.server.ts'
import { proposals, receivedMails } from '#db/schema/index.ts'
import { keepStored, type StoredFile, storeFile } from './keep-message-file.server.ts'
import { mayWriteAsFund, mayWriteAsGroup, say } from './send-message.server.ts'

export type MailDelivery = {
  /** The address of the envelope, when the mail server tells it. */
  recipient: string | null
  /** Looks at what came with it, as at any file, and holds it until the work is done. */
  looked: Looked
}
type Looked = <Answer>(
  files: readonly MailFile[],
  work: (files: Verdict<{ file: Stored & { name: string } }>[]) => Promise<Answer>,
) => Promise<Answer>

/** What became of a mail: a message, something for the fund to look at, or nothing because a machine wrote it or it was here. */
export type MailOutcome = 'posted' | 'aside' | 'automatic' | 'known'

/** Bytes that a mail may have: its files, as mail writes them, and its words. */
export const longestMail = Math.ceil(fileLimits.quotaBytes * 1.4)

/**
 * Takes in a raw mail that came at an address of a thread: as a message of whose address it is, when the mail is theirs, once
 * in each thread. What another sent, and what is no message by the rules, is kept aside for the fund and never shown as
 * theirs. Refuses `mail-unreadable`, `mail-too-large`, `mail-unknown-address` and `mail-closed` for a thread in which nothing
 * was said for a year, and what `mayWriteAsGroup` or `mayWriteAsFund` refuse. Nobody is signed in by it.
 */
export async function receiveMail(
  raw: Uint8Array,
  { recipient, looked }: MailDelivery,
  now: Date,
): Promise<Verdict<{ outcome: MailOutcome }>> {
  if (raw.byteLength > longestMail) return refused('mail-too-large')
  const mail = await readMail(raw).catch((error: unknown) => {
    if (error instanceof ForeignMail) return null
    throw error
  })
  if (!mail) return refused('mail-unreadable')
  if (isAutomatic(mail.headers)) return allowed({ outcome: 'automatic' })
  const { own, aside } = spokenIn(mail.senders, await addressed(mail, recipient))
  const mailHash = sha256(mail.messageId ?? raw)
  if (aside) return setAside(aside, { mail, mailHash, because: 'other-sender' }, now)
  if (own.length === 0) return refused('mail-unknown-address')
  const files = mail.files.filter((file) => !isDecoration(file))
  return looked(files, async (seen) => {
    let last: Verdict<{ outcome: MailOutcome }> = refused('mail-unknown-address')
    for (const address of own) {
      const verdict = await post(address, { mail, mailHash, seen }, now)
      if (!last.ok || verdict.ok) last = verdict
    }
    return last
  })
}

/** Whose threads it came at: that of the envelope alone, when one is told, else of all to whom it was sent. */
async function addressed(mail: Mail, recipient: string | null) {
  const told = [recipient ? [recipient] : [], mail.deliveredTo, mail.sentTo].map(tokensIn)
  const tokens = told.find((found) => found.length > 0) ?? []
  return addressesByHash(db(), tokens.map(sha256))
}

type Taken = { mail: Mail; mailHash: string; seen: Verdict<{ file: Stored & { name: string } }>[] }

async function post(
  address: ReplyAddress,
  { mail, mailHash, seen }: Taken,
  now: Date,
): Promise<Verdict<{ outcome: MailOutcome }>> {
  const looked = seen.flatMap((one) => (one.ok ? [one.file] : [])).slice(0, mostMessageFiles)
  const stored: StoredFile[] = []
  for (const file of looked) stored.push(await storeFile(address.fund, file, now))
  const kept = new Set<string>()
  const verdict = await transaction(async (tx): Promise<Verdict<{ outcome: MailOutcome }>> => {
    const may = await maySpeak(tx, address, now)
    if (!may.ok) return may
    if (await isKnown(tx, address.proposal, mailHash)) return allowed({ outcome: 'known' })
    const files = await rowsOf(tx, may.person, address.proposal, stored, now)
    const saying = { text: newWords(mail.text), files, way: 'mail' as const }
    const refusedFiles = seen.length - files.length
    const said = await say(tx, may.person, address.proposal, may.side, { ...saying, refusedFiles }, now)
    if (!said.ok) return said
    await write(tx, address, { mailHash, messageId: said.message, files: mail.files.length }, now)
    for (const file of files) kept.add(file)
    return allowed({ outcome: 'posted' })
  }).catch(async (error) => {
    await removeBytes(stored)
    throw error
  })
  await removeBytes(stored.filter(({ id }) => !verdict.ok || !kept.has(id)))
  const because = verdict.ok ? null : asideReason(verdict.reason.code)
  return because ? setAside(address, { mail, mailHash, because }, now) : verdict
}

/** Who answers, on which side, with the proposal locked; as on the site, and while the thread is alive. */
async function maySpeak(tx: Tx, address: ReplyAddress, now: Date) {
  const person = await answererAt(tx, address, now)
  const asGroup = await mayWriteAsGroup(tx, person, address.proposal)
  const isOffice = !asGroup.ok && asGroup.reason.code === 'not-found'
  const may = isOffice ? await mayWriteAsFund(tx, person, address.proposal, now) : asGroup
  if (!may.ok) return may
  const last = await lastSaidAt(tx, address.proposal)
  if (!last || !isAlive(last, now)) return refused('mail-closed')
  return allowed({ person, side: isOffice ? ('fund' as const) : ('applicant' as const) })
}

async function rowsOf(tx: Tx, person: Person, proposal: string, stored: readonly StoredFile[], now: Date) {
  const files: string[] = []
  for (const file of stored) {
    const kept = await keepStored(tx, person, proposal, file, now)
    if (kept.ok) files.push(kept.file)
  }
  return files
}

async function removeBytes(stored: readonly StoredFile[]): Promise<void> {
  for (const { storageKey } of stored) await storage().remove(storageKey)
}

type Aside = { mail: Mail; mailHash: string; because: AsideReason }

/** Keeps a mail as work for the fund, with who says to have sent it; its files are not taken. */
function setAside(
  address: ReplyAddress,
  { mail, mailHash, because }: Aside,
  now: Date,
): Promise<Verdict<{ outcome: MailOutcome }>> {
  return transaction(async (tx) => {
    await lockThread(tx, address.proposal)
    if (await isKnown(tx, address.proposal, mailHash)) return allowed({ outcome: 'known' })
    const last = await lastSaidAt(tx, address.proposal)
    if (!last || !isAlive(last, now)) return refused('mail-closed')
    if ((await asideLately(tx, address, now)) >= mostAsideAnHour) return refused('too-many-messages')
    const words = cleanText(mail.text.slice(0, longestAside))
    const sender = mail.senders.join(', ').slice(0, 500)
    const row = { mailHash, asideBecause: because, sender, words, files: mail.files.length }
    const id = await write(tx, address, row, now)
    const about = { fund: address.fund, actor: 'system', proposal: address.proposal, at: now }
    await record(tx, { type: 'mail-set-aside', ...about, mail: id, reason: because })
    return allowed({ outcome: 'aside' })
  })
}

async function lockThread(tx: Tx, proposal: string): Promise<void> {
  await tx.select({ id: proposals.id }).from(proposals).where(eq(proposals.id, proposal)).for('update')
}

async function isKnown(tx: Tx, proposal: string, mailHash: string): Promise<boolean> {
  const here = and(eq(receivedMails.proposalId, proposal), eq(receivedMails.mailHash, mailHash))
  return (await tx.$count(receivedMails, here)) > 0
}

type Row = Pick<typeof receivedMails.$inferInsert, 'mailHash' | 'files'> &
  Partial<Pick<typeof receivedMails.$inferInsert, 'messageId' | 'asideBecause' | 'sender' | 'words'>>

async function write(tx: Tx, { fund, proposal, of }: ReplyAddress, row: Row, now: Date): Promise<string> {
  const id = newId(now)
  const whose = { fundId: fund, proposalId: proposal, personId: of.id }
  await tx.insert(receivedMails).values({ id, ...whose, ...row, receivedAt: now })
  return id
}
