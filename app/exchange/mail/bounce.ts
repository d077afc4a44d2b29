import PostalMime, { type Attachment, type Email } from 'postal-mime'
import type { DeliveryStatus } from '#app/domain/notification/bounce.ts'

/** A report of a mail server that came back: on which mail it is, by its Message-ID, and what it says of each address. */
export type BounceReport = { messageId: string; statuses: DeliveryStatus[] }

const limits = {
  maxNestingDepth: 30,
  maxHeadersSize: 256 * 1024,
  maxRfc822NestingDepth: 0,
  forceRfc822Attachments: true,
}

/** Reads a delivery status notification (RFC 3464); null for a message that is none, or that does not say on which mail. */
export async function readBounce(raw: Uint8Array): Promise<BounceReport | null> {
  const mail = await PostalMime.parse(raw, limits).catch(() => null)
  const report = mail?.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  const messageId = mail && messageIdIn(mail)
  if (!report || !messageId) return null
  const [, ...recipients] = textOf(report).split(/\r?\n[ \t]*\r?\n/)
  const statuses = recipients.map(fieldsIn).flatMap((fields) => statusOf(fields))
  return statuses.length > 0 ? { messageId, statuses } : null
}

/** The Message-ID of the mail that came back: in its copy, or in its headers alone. */
function messageIdIn({ attachments }: Email): string | null {
  const copy = attachments.find(({ mimeType }) =>
    ['message/rfc822', 'text/rfc822-headers'].includes(mimeType),
  )
  if (!copy) return null
  const [headers = ''] = textOf(copy).split(/\r?\n[ \t]*\r?\n/)
  return fieldsIn(headers).get('message-id')?.trim() || null
}

function statusOf(fields: Map<string, string>): DeliveryStatus[] {
  const action = fields.get('action')?.trim().toLowerCase()
  if (!action) return []
  const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null
  const named = fields.get('original-recipient') ?? fields.get('final-recipient')
  const address = named?.split(';').at(-1)?.trim().replace(/^<|>$/g, '') || null
  return [{ action, status, address }]
}

/** Fields with their names in lower case; a line that begins with a space goes on with the one before. */
function fieldsIn(text: string): Map<string, string> {
  const lines = text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^([\w-]+):(.*)$/.exec(line) ?? []
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value.trim()]]
    }),
  )
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}
