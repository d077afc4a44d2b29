import type { Person } from '#app/domain/access.ts'
import {
  type AsideReason,
  asideReason,
  isAutomatic,
  isDecoration,
  spokenIn,
} from '#app/domain/near/received-mail.ts'
import { isAlive, tokensIn } from '#app/domain/near/reply-address.ts'
import { newWords } from '#app/domain/near/reply-text.ts'
import { fileLimits } from '#app/domain/proposal/file.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import type { Stored } from '#app/effects/storage.server.ts'
import { ForeignMail, type Mail, type MailFile, readMail } from '#app/exchange/mail/mail.ts'
import { db, type Tx, transaction } from '#db/client.server.ts'
import { lastSaidAt } from '#db/queries/messages.server.ts'
import { isKnown } from '#db/queries/received-mails.server.ts'
import { addressesByHash, answererAt, type ReplyAddress } from '#db/queries/reply-addresses.server.ts'
import { writeMail } from '#db/writes/received-mails.server.ts'
import { holdMailFiles, type SeenFiles } from './hold-mail-files.server.ts'
import { keepStored, type StoredFile } from './keep-message-file.server.ts'
import { mayWriteAsFund, mayWriteAsGroup, say } from './send-message.server.ts'
import { type Aside, mayBeAside, setMailAside } from './set-mail-aside.server.ts'

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
 * in each thread. What another sent, and what is no message by the rules, is kept aside for the fund with its files and never
 * shown as theirs. Refuses `mail-unreadable`, `mail-too-large`, `mail-unknown-address` and `mail-closed` for a thread in which
 * nothing was said for a year, `too-many-messages` when too many are kept aside, and what `mayWriteAsGroup` or `mayWriteAsFund`
 * refuse. Nobody is signed in by it.
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
  const files = mail.files.filter((file) => !isDecoration(file))
  if (aside) {
    const may = await mayBeAside(db(), aside, mailHash, now)
    if (!may.ok) return may
    if (may.known) return allowed({ outcome: 'known' })
    return looked(files, (seen) => keptAside(aside, { mail, mailHash, seen }, now))
  }
  if (own.length === 0) return refused('mail-unknown-address')
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

type Taken = { mail: Mail; mailHash: string; seen: SeenFiles }
type Received = Verdict<{ outcome: MailOutcome }>

async function keptAside(address: ReplyAddress, taken: Taken, now: Date): Promise<Received> {
  const held = await holdMailFiles(address.fund, taken.seen, now, (stored) =>
    setMailAside(address, asideOf(taken, 'other-sender', stored), stored, now),
  )
  return outcomeOf(held)
}

/** Posts a mail as what its person says, or keeps it aside when it is no message by the rules. */
async function post(address: ReplyAddress, taken: Taken, now: Date): Promise<Received> {
  const held = await holdMailFiles<MailOutcome>(address.fund, taken.seen, now, async (stored) => {
    const said = await sayIt(address, taken, stored, now)
    const because = said.ok ? null : asideReason(said.reason.code)
    return because ? setMailAside(address, asideOf(taken, because, stored), stored, now) : said
  })
  return outcomeOf(held)
}

function asideOf(
  { mail, mailHash, seen }: Taken,
  because: AsideReason,
  stored: readonly StoredFile[],
): Aside {
  return { mail, mailHash, because, refusedFiles: seen.length - stored.length }
}

function outcomeOf(held: Verdict<{ answer: MailOutcome }>): Received {
  return held.ok ? allowed({ outcome: held.answer }) : held
}

function sayIt(
  address: ReplyAddress,
  { mail, mailHash, seen }: Taken,
  stored: readonly StoredFile[],
  now: Date,
): Promise<Verdict<{ answer: MailOutcome; kept: readonly string[] }>> {
  return transaction(async (tx) => {
    const may = await maySpeak(tx, address, now)
    if (!may.ok) return may
    const { person, side } = may
    if (await isKnown(tx, address.proposal, mailHash)) return allowed({ answer: 'known', kept: [] })
    const files = await rowsOf(tx, person, address.proposal, stored, now)
    const saying = { text: newWords(mail.text), files, way: 'mail' as const }
    const refusedFiles = seen.length - files.length
    const said = await say(tx, person, address.proposal, side, { ...saying, refusedFiles }, now)
    if (!said.ok) return said
    const row = { id: newId(now), mailHash, messageId: said.message, files: mail.files.length }
    await writeMail(tx, address, row, [], now)
    return allowed({ answer: 'posted', kept: files })
  })
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
