import type { SendMailOptions } from 'nodemailer'
import type { RenderedMail } from '#emails/templates/render.tsx'

type Envelope = {
  id: string
  from: string | undefined
  address: string
  replyTo: string | null
  origin: string
  unsubscribe: string | null
}

/**
 * A mail as it is handed to the server: to one address and nobody else, with an id that is the same at every attempt. Throws
 * for an address with a space, a comma or anything else in it that ends it.
 */
export function messageOf(
  { id, from, address, replyTo, origin, unsubscribe }: Envelope,
  { subject, html, text }: RenderedMail,
): SendMailOptions {
  if (!/^[^\s\p{C}\p{Z}<>()[\]"',;:\\]+$/u.test(address)) throw new RangeError('no address of one reader')
  return {
    from,
    to: { name: '', address },
    ...(replyTo && { replyTo: { name: '', address: replyTo } }),
    subject: subject.replace(/[\r\n]+/g, ' '),
    html,
    text,
    messageId: `<${id}@${new URL(origin).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated', ...(unsubscribe && oneClick(unsubscribe)) },
  }
}

/** What mail programs make their own button of (RFC 2369 and RFC 8058). */
function oneClick(address: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}
