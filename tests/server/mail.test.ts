import { eq } from 'drizzle-orm'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { askSignInCode } from '#app/commands/ask-code.server.ts'
import { codeOf } from '#app/effects/codes.server.ts'
import { sendMail } from '#app/server/mail/send.server.ts'
import { db } from '#db/client.server.ts'
import { outgoingMails } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, today, yes } from '#tests/world.ts'

useDatabase()

const arrived: ParsedMail[] = []
let busy = false
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    simpleParser(stream).then((mail) => {
      if (busy) return done(new Error('try again later'))
      arrived.push(mail)
      done()
    }, done)
  },
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`)
  vi.stubEnv('MAIL_FROM', 'Dichtbij <fonds@example.org>')
  await aFund()
})
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))

async function mailTo(address: string): Promise<{ id: string; request: string }> {
  const { request } = await yes(askSignInCode(`browser of ${address}`, { email: address, back: null }, today))
  const [row] = await db().select().from(outgoingMails).where(eq(outgoingMails.address, address))
  return { id: row?.id ?? '', request }
}

describe('a mail over SMTP', () => {
  test('it arrives once, with its code in the text alone and one Message-ID', async () => {
    const { id, request } = await mailTo('ineke@example.org')
    await sendMail(id)
    await sendMail(id)
    expect(arrived).toHaveLength(1)
    const [mail] = arrived
    const code = codeOf(request)
    const shown = `${code.slice(0, 3)}\u00a0${code.slice(3)}`
    expect(mail?.subject).toBe('Uw code om in te loggen')
    expect(mail?.text).toContain(shown)
    expect(mail?.subject).not.toContain(code.slice(0, 3))
    expect(mail?.messageId).toContain(id)
    expect(mail?.html).toContain('/account/link/')
    const [row] = await db().select().from(outgoingMails).where(eq(outgoingMails.id, id))
    expect(row?.sentAt).not.toBe(null)
  })

  test('a server that is busy leaves it unsent, and the next attempt carries the same Message-ID', async () => {
    const { id } = await mailTo('fatma@example.org')
    busy = true
    await expect(sendMail(id)).rejects.toThrow()
    busy = false
    const [row] = await db().select().from(outgoingMails).where(eq(outgoingMails.id, id))
    expect([row?.sentAt, row?.attempts]).toEqual([null, 1])
    await sendMail(id)
    expect(arrived.at(-1)?.messageId).toContain(id)
  })
})
