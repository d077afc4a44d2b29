import PostalMime, { type Address, type Attachment, addressParser, type Email } from 'postal-mime'
import type { MailHeaders } from '#app/domain/near/received-mail.ts'
import { htmlText } from './html-text.ts'

/** A file that came with a mail. `inText`: it is shown inside the text. */
export type MailFile = { name: string; type: string; bytes: Uint8Array; size: number; inText: boolean }

/** A mail as somebody sent it. */
export type Mail = {
  messageId: string | null
  headers: MailHeaders
  /** Every address that it says it is from, in lower case. */
  senders: string[]
  /** Where the mail server says it is delivered. */
  deliveredTo: string[]
  /** To whom who wrote it sent it. */
  sentTo: string[]
  text: string
  files: MailFile[]
}

/** A mail that cannot be read: what it holds lies in too many parts, or its headers never end. */
export class ForeignMail extends Error {}

const limits = { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 0 }

/** Reads a raw message (RFC 5322). Its plain text is taken, or its HTML as text where there is none. */
export async function readMail(raw: Uint8Array): Promise<Mail> {
  const mail = await PostalMime.parse(raw, limits).catch((error: unknown) => {
    throw new ForeignMail(error instanceof Error ? error.message : '')
  })
  const headers = mail.headers.map(({ key, value }) => ({ name: key, value }))
  const addresses = (...names: string[]) =>
    headers.filter(({ name }) => names.includes(name)).flatMap(({ value }) => addressesIn(value))
  return {
    messageId: mail.messageId?.trim() || null,
    headers,
    senders: [...new Set(addresses('from'))],
    deliveredTo: addresses('x-original-to', 'delivered-to', 'envelope-to'),
    sentTo: addresses('to', 'cc'),
    text: textOf(mail),
    files: mail.attachments.map((file) => fileOf(file, mail.html ?? '')),
  }
}

function addressesIn(value: string): string[] {
  return addressParser(value)
    .flatMap((one: Address) => one.group ?? [one])
    .flatMap(({ address }) => (address ? [address.toLowerCase()] : []))
}

function textOf({ text, html }: Email): string {
  return text?.trim() ? text : html ? htmlText(html) : ''
}

function fileOf({ filename, mimeType, content, contentId, related }: Attachment, html: string): MailFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
  const key = contentId?.replace(/^<|>$/g, '') ?? ''
  return {
    name: filename ?? '',
    type: mimeType,
    bytes,
    size: bytes.byteLength,
    inText: related === true || (key !== '' && html.includes(`cid:${key}`)),
  }
}
