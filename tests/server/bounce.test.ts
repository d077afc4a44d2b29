import { eq } from 'drizzle-orm'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { solveBounce } from '#app/commands/solve-bounce.server.ts'
import type { Person } from '#app/domain/access.ts'
import { refused } from '#app/domain/verdict.ts'
import { receiveBounce } from '#app/server/mail/receive-bounce.server.ts'
import { sendMail } from '#app/server/mail/send.server.ts'
import { db } from '#db/client.server.ts'
import { phoneOf } from '#db/queries/bounces.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { mailBounces, outgoingMails, people } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { aReport } from '#tests/world/bounces.ts'

useDatabase()

let answer: { code: number; text: string } | null = null
const taken: string[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo(_address, _session, done) {
    if (!answer) return done()
    done(Object.assign(new Error(answer.text), { responseCode: answer.code }))
  },
  onData(stream, session, done) {
    stream.resume()
    stream.on('end', () => {
      taken.push(...session.envelope.rcptTo.map(({ address }) => address))
      done()
    })
  },
})

let world: World
let sipke: Person
let ineke: Person
let now = later({ days: 1 })
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`)
  vi.stubEnv('MAIL_FROM', 'Dichtbij <fonds@example.org>')
  world = await aFund()
  sipke = await enter(world, 'sipke')
  ineke = await enter(world, 'ineke')
})
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))
beforeEach(() => {
  answer = null
  now = later({ days: 1 }, now)
})

/** The receipt of an application: a mail to Ineke. */
async function aMail(): Promise<string> {
  const { proposal } = await submitted(world, ineke)
  const rows = await db().select().from(outgoingMails).where(eq(outgoingMails.template, 'proposal-submitted'))
  const mail = rows.find(({ props }) => props.proposal === proposal)
  if (!mail) throw new Error('no mail')
  return mail.id
}
const rowOf = async (id: string) =>
  (await db().select().from(outgoingMails).where(eq(outgoingMails.id, id)))[0]
const bouncesOf = (mail: string) => db().select().from(mailBounces).where(eq(mailBounces.mailId, mail))
const work = async () =>
  (await workOf(db(), sipke, '2026-03-20')).filter(({ kind }) => kind === 'mail-bounced')

describe('a mail that is refused while it is sent', () => {
  test('for good is work for the manager, and is not tried again', async () => {
    const mail = await aMail()
    answer = { code: 550, text: '5.1.1 no such user' }
    await sendMail(mail, now)
    expect(await bouncesOf(mail)).toMatchObject([{ way: 'smtp', status: '5.1.1', personId: ineke.person }])
    const row = await rowOf(mail)
    expect([row?.sentAt, row?.failedAt]).toEqual([null, now])
    answer = null
    await sendMail(mail, now)
    expect(taken).toEqual([])
    const [item] = await work()
    expect(item).toMatchObject({ title: ineke.name, of: 'manager' })
    const about = { fund: world.fund, person: ineke.person, address: ineke.email ?? '' }
    expect(await phoneOf(db(), about)).toMatch(/\d{4}/)
  })

  test('for now is tried again, and is no work for anybody', async () => {
    const mail = await aMail()
    answer = { code: 451, text: '4.3.0 try again later' }
    await expect(sendMail(mail, now)).rejects.toThrow()
    expect(await bouncesOf(mail)).toEqual([])
  })
})

describe('a report that comes back', () => {
  test('is noted once, for the mail that it names', async () => {
    const mail = await aMail()
    await sendMail(mail, now)
    const report = new TextEncoder().encode(aReport(`<${mail}@localhost>`, { status: '5.2.2' }))
    expect(await receiveBounce(report, now)).toBe(1)
    await receiveBounce(report, now)
    expect(await bouncesOf(mail)).toMatchObject([{ way: 'report', status: '5.2.2' }])
    expect(await work()).toHaveLength(1)
  })

  test.each([
    ['of a mail of others', () => aReport('<0197@elsewhere.example>')],
    ['of no mail at all', () => aReport(`<${operation()}@localhost>`)],
    ['of a delay', () => aReport(`<${operation()}@localhost>`, { action: 'delayed', status: '4.4.1' })],
    ['that is none', () => 'Subject: Hallo\r\n\r\nDag.'],
  ])('%s changes nothing', async (_what, report) => {
    expect(await receiveBounce(new TextEncoder().encode(report()), now)).toBe(0)
  })
})

describe('the manager', () => {
  test('corrects the address, and what came back goes there', async () => {
    const [item] = await work()
    const id = item?.href.split('/').at(-1) ?? ''
    const solve = (address: string | null, who = sipke) =>
      solveBounce(who, id, { operation: operation(), address }, now)
    expect(await solve('goed@example.org', ineke)).toEqual(refused('not-found'))
    expect(await solve(sipke.email)).toEqual(refused('address-taken', { fields: ['address'] }))
    await yes(solve('goed@example.org'))
    const [person] = await db().select().from(people).where(eq(people.id, ineke.person))
    expect(person?.email).toBe('goed@example.org')
    expect(await work()).toEqual([])
    const rows = await db().select().from(outgoingMails).where(eq(outgoingMails.address, 'goed@example.org'))
    expect(rows.length).toBeGreaterThan(1)
    taken.length = 0
    for (const row of rows) await sendMail(row.id, now)
    expect(new Set(taken)).toEqual(new Set(['goed@example.org']))
  })

  test('says that it was solved in another way, for every mail to that address', async () => {
    const mails = [await aMail(), await aMail()]
    answer = { code: 554, text: 'no' }
    for (const mail of mails) await sendMail(mail, now)
    const [item] = await work()
    await yes(
      solveBounce(sipke, item?.href.split('/').at(-1) ?? '', { operation: operation(), address: null }, now),
    )
    expect(await work()).toEqual([])
    const [row] = await bouncesOf(mails[1] ?? '')
    expect([row?.solvedBy, row?.solvedAt]).toEqual([sipke.person, now])
  })

  test('does not change the address of who works for the fund', async () => {
    const tjitske = await enter(world, 'tjitske')
    const mail = await aMail()
    await db()
      .update(outgoingMails)
      .set({ recipient: tjitske.person, address: tjitske.email, sentAt: null })
      .where(eq(outgoingMails.id, mail))
    answer = { code: 550, text: '5.1.1' }
    await sendMail(mail, now)
    const [row] = await bouncesOf(mail)
    const solved = solveBounce(
      sipke,
      row?.id ?? '',
      { operation: operation(), address: 'x@example.org' },
      now,
    )
    expect(await solved).toEqual(refused('address-of-staff', { fields: ['address'] }))
  })
})
