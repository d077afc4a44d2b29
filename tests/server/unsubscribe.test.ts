import { eq } from 'drizzle-orm'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { chooseNotifications } from '#app/commands/choose-notifications.server.ts'
import { makeDigests } from '#app/commands/make-digests.server.ts'
import { unsubscribe } from '#app/commands/unsubscribe.server.ts'
import type { Person } from '#app/domain/access.ts'
import { amsterdamInstant } from '#app/domain/calendar.ts'
import { refused } from '#app/domain/verdict.ts'
import { unsubscribeTokenOf } from '#app/effects/codes.server.ts'
import { record } from '#app/effects/record.server.ts'
import { listMail } from '#app/server/mail/notice.server.ts'
import { sendMail } from '#app/server/mail/send.server.ts'
import { unsubscribePage } from '#app/server/public/unsubscribe-page.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { choicesOf } from '#db/queries/notifications.server.ts'
import { outgoingMails } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, enter, operation, type World, yes } from '#tests/world/base.ts'

useDatabase()

const arrived: ParsedMail[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    simpleParser(stream).then((mail) => {
      arrived.push(mail)
      done()
    }, done)
  },
})

let world: World
let ineke: Person
let proposal: string
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`)
  vi.stubEnv('MAIL_FROM', 'Dichtbij <fonds@example.org>')
  world = await aFund()
  ineke = await enter(world, 'ineke')
  proposal = (await submitted(world, ineke)).proposal
})
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))

const at = (time: string, day = '2026-03-12') => amsterdamInstant(day, time)
/** The panel starts to read: news of the kind `application`. */
async function news(moment: Date) {
  await transaction(async (tx) => {
    const about = { fund: world.fund, actor: 'system', proposal, batch: operation(), at: moment }
    await record(tx, { type: 'screening-passed', ...about })
    return { ok: true }
  })
  const rows = await db().select().from(outgoingMails).where(eq(outgoingMails.createdAt, moment))
  if (!rows[0]) throw new Error('no mail')
  return rows[0]
}
const choice = async () => (await choicesOf(db(), ineke)).choices.get('application')
const linkIn = (mail: ParsedMail | undefined) => {
  const address = String(mail?.headers.get('list') && JSON.stringify(mail.headers.get('list')))
  return /\/unsubscribe\/([\w-]+)\/([\w-]+)/.exec(address)
}

describe('the link in a mail', () => {
  test('stands in the headers and below the text, without a name or an address in it', async () => {
    const mail = await news(at('10:00'))
    await sendMail(mail.id)
    const sent = arrived.at(-1)
    const [url = '', id = '', token = ''] = linkIn(sent) ?? []
    expect(id).toBe(mail.id)
    expect(token).toBe(unsubscribeTokenOf(mail.id))
    expect(sent?.headerLines.map(({ line }) => line)).toContain(
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    )
    expect(sent?.text).toContain(url)
    expect(sent?.text).toContain('/account/notifications')
    expect(`${url}`).not.toMatch(/ineke|@/)
  })

  test('is in no mail that the law asks', async () => {
    const [mail] = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.template, 'proposal-submitted'))
    if (!mail) throw new Error('no mail')
    await sendMail(mail.id)
    expect(linkIn(arrived.at(-1))).toBe(null)
    expect(arrived.at(-1)?.text).not.toContain('unsubscribe')
    const link = { mail: mail.id, token: unsubscribeTokenOf(mail.id) }
    expect(await unsubscribePage(link)).toMatchObject({ known: false })
    expect(await unsubscribe(link, 'none', at('10:30'))).toEqual(refused('not-found'))
  })

  test('shows the kind alone, and changes nothing until the button', async () => {
    const mail = await news(at('11:00'))
    const link = { mail: mail.id, token: unsubscribeTokenOf(mail.id) }
    const page = await unsubscribePage(link)
    expect(page).toEqual({ known: true, kind: 'Mijn aanvraag', chosen: 'at-once', mayDigest: true })
    expect(await choice()).toBeUndefined()
    await yes(unsubscribe(link, 'digest', at('11:05')))
    expect(await choice()).toBe('digest')
    await yes(unsubscribe(link, 'none', at('11:10')))
    await yes(unsubscribe(link, 'none', at('11:10')))
    expect(await choice()).toBe('none')
    expect((await news(at('11:20'))).way).toBe('list')
  })

  test('of another mail, or with another token, does nothing', async () => {
    const [mine, other] = [await news(at('12:00')), await news(at('12:05'))]
    const wrong = { mail: mine.id, token: unsubscribeTokenOf(other.id) }
    expect(await unsubscribe(wrong, 'none', at('12:10'))).toEqual(refused('not-found'))
    expect(await unsubscribePage(wrong)).toMatchObject({ known: false })
  })
})

test('a mail of the day goes out once, carries its lines, and ends from its own link', async () => {
  const form = { operation: operation(), choices: { application: 'digest' }, quiet: null } as const
  await yes(chooseNotifications(ineke, form, at('13:00')))
  const waits = [await news(at('14:00')), await news(at('15:00'))]
  for (const { id } of waits) await listMail(id)
  expect(await makeDigests(at('08:00', '2026-03-13'))).toBe(1)
  const [digest] = await db().select().from(outgoingMails).where(eq(outgoingMails.template, 'digest'))
  if (!digest) throw new Error('no digest')
  const before = arrived.length
  for (const id of [digest.id, digest.id, ...waits.map((mail) => mail.id)]) await sendMail(id)
  expect(arrived.length - before).toBe(1)
  const sent = arrived.at(-1)
  expect(sent?.subject).toContain('2 meldingen')
  expect(sent?.text?.match(/\/applicant\/proposals\//g)).toHaveLength(2)
  const rows = await db()
    .select()
    .from(outgoingMails)
    .where(eq(outgoingMails.digestId, digest.props.digest ?? ''))
  expect(rows.map(({ sentAt }) => sentAt !== null)).toEqual([true, true])
  const link = { mail: digest.id, token: unsubscribeTokenOf(digest.id) }
  expect(await unsubscribe(link, 'digest', at('09:00', '2026-03-13'))).toEqual(refused('not-found'))
  await yes(unsubscribe(link, 'none', at('09:00', '2026-03-13')))
  expect(await choice()).toBe('none')
})
