import { and, eq, isNull, sql } from 'drizzle-orm'
import { createTransport } from 'nodemailer'
import { configuration } from '#app/effects/configuration.server.ts'
import { languageOf } from '#app/i18n/languages.ts'
import { db } from '#db/client.server.ts'
import { demoMails, outgoingMails } from '#db/schema/index.ts'
import { type RenderedMail, renderMail } from '#emails/templates/render.tsx'
import { messageOf } from './message.ts'
import { replyAddressOf } from './reply-address.server.ts'
import { mailValues, type OutgoingMail } from './values.server.ts'

/**
 * Sends one decided mail. It carries the same Message-ID at every attempt, so that a mail that went out twice after a
 * crash is one mail for the reader. In the demo it lands in the demo's own mailbox too, and goes nowhere else without an
 * SMTP server.
 */
export async function sendMail(id: string): Promise<void> {
  const [mail] = await db()
    .update(outgoingMails)
    .set({ attempts: sql`${outgoingMails.attempts} + 1` })
    .where(and(eq(outgoingMails.id, id), isNull(outgoingMails.sentAt)))
    .returning()
  if (!mail?.address) return
  const replyTo = await replyAddressOf(mail)
  const rendered = await renderMail(mail.template, await mailValues(mail), languageOf(mail.locale))
  const { smtpUrl, demo } = configuration()
  if (!smtpUrl && !demo) return
  if (smtpUrl) await overSmtp(mail, { address: mail.address, replyTo }, rendered)
  if (demo) await intoDemoMailbox(mail, mail.address, rendered)
  await db().update(outgoingMails).set({ sentAt: new Date() }).where(eq(outgoingMails.id, id))
}

let transport: ReturnType<typeof createTransport> | undefined

async function overSmtp(
  mail: OutgoingMail,
  to: { address: string; replyTo: string | null },
  rendered: RenderedMail,
): Promise<void> {
  const { smtpUrl, mailFrom, origin } = configuration()
  transport ??= createTransport(smtpUrl ?? '')
  await transport.sendMail(messageOf({ id: mail.id, from: mailFrom, ...to, origin }, rendered))
}

async function intoDemoMailbox(mail: OutgoingMail, address: string, rendered: RenderedMail): Promise<void> {
  await db()
    .insert(demoMails)
    .values({ mailId: mail.id, address, ...rendered, shownAt: mail.createdAt })
    .onConflictDoNothing()
}
