import { readFileSync } from 'node:fs'
import { desc, eq } from 'drizzle-orm'
import { receiveMail } from '#app/commands/receive-mail.server.ts'
import { lookedAt } from '#app/server/mail/receive.server.ts'
import { replyAddressOf } from '#app/server/mail/reply-address.server.ts'
import { db } from '#db/client.server.ts'
import { outgoingMails } from '#db/schema/index.ts'

/** The address at which somebody answers the newest mail that told them of a message in a thread. */
export async function addressOf(person: string, proposal: string): Promise<string> {
  const rows = await db()
    .select()
    .from(outgoingMails)
    .where(eq(outgoingMails.recipient, person))
    .orderBy(desc(outgoingMails.createdAt))
  const mail = rows.find(({ template, props }) => /^message-/.test(template) && props.proposal === proposal)
  const address = mail && (await replyAddressOf(mail))
  if (!address) throw new Error('nobody was told of a message')
  return address
}

const written = { to: 'antwoord+aaaaaaaaaaaaaaaaaaaaaaaaaa@post.example.org', from: 'ineke@example.org' }

/** A mail as it lies among the fixtures, from and to whom it is wanted. */
export function mailOf(name: string, { to = written.to, from = written.from, second = '' } = {}): Buffer {
  const raw = readFileSync(new URL(`../fixtures/mails/${name}.eml`, import.meta.url)).toString('latin1')
  const filled = raw
    .replaceAll(written.to, to)
    .replaceAll(written.from, from)
    .replaceAll(/antwoord\+c{26}@post\.example\.org/g, second || written.to)
  return Buffer.from(filled, 'latin1')
}

/** A raw mail arrives. */
export function arrives(raw: Uint8Array, now: Date, recipient: string | null = null) {
  return receiveMail(raw, { recipient, looked: lookedAt }, now)
}
