import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { createTransport } from 'nodemailer'
import { noteBounce } from '#app/commands/note-bounce.server.ts'
import { isPermanent, statusIn } from '#app/domain/notification/bounce.ts'
import { configuration } from '#app/effects/configuration.server.ts'
import { db } from '#db/client.server.ts'
import { demoMails, outgoingMails } from '#db/schema/index.ts'
import { type RenderedMail, rendered } from '#emails/templates/render.tsx'
import { messageOf } from './message.ts'
import { keepNotice } from './notice.server.ts'
import { replyAddressOf } from './reply-address.server.ts'
import { unsubscribeUrl } from './unsubscribe-url.server.ts'
import type { OutgoingMail } from './values.server.ts'
import { mailInWords } from './words.server.ts'

/**
 * Sends one decided mail. It carries the same Message-ID at every attempt, so that a mail that went out twice after a
 * crash is one mail for the reader; what the other server refuses for good is noted and not tried again. In the demo it lands in the demo's own mailbox too, and goes nowhere else without an
 * SMTP server. What its reader chose not to get by mail in the meantime is not sent.
 */
export async function sendMail(id: string, now = new Date()): Promise<void> {
  const [mail] = await db()
    .update(outgoingMails)
    .set({ attempts: sql`${outgoingMails.attempts} + 1` })
    .where(
      and(
        eq(outgoingMails.id, id),
        isNull(outgoingMails.sentAt),
        isNull(outgoingMails.failedAt),
        inArray(outgoingMails.way, ['at-once', 'held']),
      ),
    )
    .returning()
  if (!mail?.address) return
  const words = await mailInWords(mail)
  await keepNotice(mail, words)
  const { smtpUrl, demo } = configuration()
  if (!smtpUrl && !demo) return
  const message = await rendered(words)
  const refusal = smtpUrl ? await overSmtp(mail, mail.address, message) : null
  if (refusal !== null) {
    await noteBounce({ mail: id, way: 'smtp', status: statusIn(refusal) }, now)
    return
  }
  if (demo) await intoDemoMailbox(mail, mail.address, message)
  await markSent(mail)
}

/** With a mail of the day everything in it is sent. */
async function markSent({ id, template, props }: OutgoingMail): Promise<void> {
  const carried = template === 'digest' && props.digest ? eq(outgoingMails.digestId, props.digest) : undefined
  await db()
    .update(outgoingMails)
    .set({ sentAt: new Date() })
    .where(or(eq(outgoingMails.id, id), carried))
}

let transport: ReturnType<typeof createTransport> | undefined

/** Answers what the mail server says when it will not take the mail, now or later; throws for what may pass. */
async function overSmtp(mail: OutgoingMail, address: string, message: RenderedMail): Promise<string | null> {
  const { smtpUrl, mailFrom, origin } = configuration()
  transport ??= createTransport(smtpUrl ?? '')
  try {
    const replyTo = await replyAddressOf(mail)
    const unsubscribe = unsubscribeUrl(mail)
    await transport.sendMail(
      messageOf({ id: mail.id, from: mailFrom, address, replyTo, origin, unsubscribe }, message),
    )
    return null
  } catch (error) {
    if (!isRefusal(error)) throw error
    return error.message
  }
}

/** A lasting no to this reader or this mail (RFC 5321). A no to the sender is a fault of the settings, and is tried again. */
function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error) || !('command' in error) || !('responseCode' in error)) return false
  return ['RCPT TO', 'DATA'].includes(String(error.command)) && isPermanent(Number(error.responseCode))
}

async function intoDemoMailbox(mail: OutgoingMail, address: string, message: RenderedMail): Promise<void> {
  await db()
    .insert(demoMails)
    .values({ mailId: mail.id, address, ...message, shownAt: mail.createdAt })
    .onConflictDoNothing()
}
