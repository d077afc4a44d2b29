import { and, asc, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { chooseNotifications } from '#app/commands/choose-notifications.server.ts'
import { makeDigests } from '#app/commands/make-digests.server.ts'
import { readMessages } from '#app/commands/read-messages.server.ts'
import { openNotice, readNotices } from '#app/commands/read-notices.server.ts'
import { returnProposal } from '#app/commands/return-proposal.server.ts'
import { sendMessageOfFund } from '#app/commands/send-message.server.ts'
import type { Person } from '#app/domain/access.ts'
import { amsterdamInstant } from '#app/domain/calendar.ts'
import type { NotificationKind } from '#app/domain/notification/kind.ts'
import type { NotificationChoice, QuietHours } from '#app/domain/notification/when.ts'
import { refused } from '#app/domain/verdict.ts'
import { listMail } from '#app/server/mail/notice.server.ts'
import { mailInWords } from '#app/server/mail/words.server.ts'
import { db, ownerSql } from '#db/client.server.ts'
import { choicesOf, noticesOf, unreadNotices } from '#db/queries/notifications.server.ts'
import { outgoingMails } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, enter, operation, type World, yes } from '#tests/world/base.ts'
import { declare } from '#tests/world/panel.ts'

const database = useDatabase()

let world: World
let ineke: Person
let sipke: Person
let proposal: string
beforeAll(async () => {
  world = await aFund()
  ineke = await enter(world, 'ineke')
  sipke = await enter(world, 'sipke')
  proposal = (await submitted(world, ineke)).proposal
  await yes(declare(sipke, proposal, 'none', at('09:00')))
})

function at(time: string, day = '2026-03-12'): Date {
  return amsterdamInstant(day, time)
}
const choose = (
  who: Person,
  choices: Partial<Record<NotificationKind, NotificationChoice>>,
  quiet: QuietHours | null = null,
) => chooseNotifications(who, { operation: operation(), choices, quiet }, at('09:00'))
async function news(moment: Date): Promise<typeof outgoingMails.$inferSelect> {
  await readMessages(ineke, proposal, moment)
  const form = { operation: operation(), text: 'Ja, dat mag.' }
  await yes(sendMessageOfFund(sipke, proposal, form, moment))
  const rows = await db()
    .select()
    .from(outgoingMails)
    .where(and(eq(outgoingMails.template, 'message-received'), eq(outgoingMails.createdAt, moment)))
  if (!rows[0]) throw new Error('no mail')
  return rows[0]
}
const jobsOf = async (mail: string) => {
  const owner = ownerSql(database.url())
  const rows = await owner`
    select key, run_at from graphile_worker.jobs where key like ${`%:${mail}`} order by key`
  await owner.end()
  return rows.map(({ key }) => String(key).split(':')[0])
}
const digestsOf = (who: Person) =>
  db()
    .select()
    .from(outgoingMails)
    .where(and(eq(outgoingMails.template, 'digest'), eq(outgoingMails.recipient, who.person)))
    .orderBy(asc(outgoingMails.createdAt))

describe('who chose nothing', () => {
  test('is mailed at once', async () => {
    const mail = await news(at('10:00'))
    expect([mail.way, mail.dueAt]).toEqual(['at-once', null])
    expect(await jobsOf(mail.id)).toEqual(['send-mail'])
  })
})

describe('who chose', () => {
  test('quiet hours is mailed when they are over', async () => {
    await yes(choose(ineke, {}, { from: 22, until: 7 }))
    const mail = await news(at('23:10'))
    expect([mail.way, mail.dueAt]).toEqual(['held', at('07:00', '2026-03-13')])
    expect(await jobsOf(mail.id)).toEqual(['list-mail', 'send-mail'])
  })

  test('a kind that is not theirs is refused', async () => {
    expect(await choose(ineke, { office: 'none' })).toEqual(refused('not-found'))
    expect(await choose(ineke, { reminders: 'digest' })).toEqual(refused('not-found'))
    expect((await choicesOf(db(), ineke)).choices.size).toBe(0)
  })

  test('the mail of the day gets everything in one, once, and none when nothing is new', async () => {
    await yes(choose(ineke, { messages: 'digest' }))
    const mails = [await news(at('12:00')), await news(at('13:00')), await news(at('08:30', '2026-03-13'))]
    expect(mails.map(({ way }) => way)).toEqual(['digest', 'digest', 'digest'])
    expect(await makeDigests(at('08:05', '2026-03-13'))).toBe(0)
    for (const { id } of mails) await listMail(id)
    expect(await makeDigests(at('07:55', '2026-03-13'))).toBe(0)
    const [one, other] = await Promise.all([
      makeDigests(at('08:10', '2026-03-13')),
      makeDigests(at('08:10', '2026-03-13')),
    ])
    expect(one + other).toBe(1)
    const [digest, more] = await digestsOf(ineke)
    expect(more).toBeUndefined()
    if (!digest) throw new Error('no digest')
    const words = await mailInWords(digest)
    expect(words.subject).toContain('2 meldingen')
    expect(words.groups).toMatchObject([{ title: 'Berichten', lines: [{}, {}] }])
    expect(words.groups[0]?.lines[0]?.url).toContain(`/applicant/proposals/${proposal}/messages`)
    expect(await makeDigests(at('08:20', '2026-03-14'))).toBe(1)
    expect(await makeDigests(at('08:20', '2026-03-15'))).toBe(0)
  })

  test('no mail still finds it in the list, and what waited is not mailed any more', async () => {
    await yes(choose(ineke, { messages: 'digest' }))
    const waited = await news(at('14:00', '2026-03-16'))
    await yes(choose(ineke, { messages: 'none' }))
    const mail = await news(at('15:00', '2026-03-16'))
    expect(mail.way).toBe('list')
    for (const { id } of [waited, mail]) await listMail(id)
    expect(await makeDigests(at('09:00', '2026-03-18'))).toBe(0)
    const [newest] = await noticesOf(db(), ineke, { from: 0, most: 10 })
    expect(newest?.id).toBe(mail.id)
  })

  test('whatever it was, a question of the fund that stops the clock is mailed at once', async () => {
    await yes(choose(ineke, { application: 'none', messages: 'none', grant: 'none' }, { from: 8, until: 23 }))
    const question = { section: 'money', text: 'Wat kost de zaal?', dueOn: '2026-03-30' } as const
    const moment = at('16:00', '2026-03-18')
    await yes(returnProposal(sipke, proposal, { operation: operation(), ...question }, moment))
    const [mail] = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.template, 'proposal-returned'))
    expect([mail?.way, mail?.dueAt]).toEqual(['at-once', null])
  })
})

describe('the list', () => {
  test('counts what was not opened, leads to its page, and is of nobody else', async () => {
    const [newest, next] = await noticesOf(db(), ineke, { from: 0, most: 10 })
    const unread = await unreadNotices(db(), ineke.fund, ineke.person)
    expect(unread).toBeGreaterThan(2)
    expect(await openNotice(sipke, newest?.id ?? '', at('18:00'))).toBe(null)
    expect(await openNotice(ineke, newest?.id ?? '', at('18:00'))).toEqual({ path: newest?.path })
    expect(newest?.path).toMatch(/^\/applicant\/proposals\//)
    expect(await unreadNotices(db(), ineke.fund, ineke.person)).toBe(unread - 1)
    expect(next?.readAt).toBe(null)
    await readNotices(ineke, at('18:05'))
    expect(await unreadNotices(db(), ineke.fund, ineke.person)).toBe(0)
  })

  test('goes with the mail, and what was chosen with the person', async () => {
    const [newest] = await noticesOf(db(), ineke, { from: 0, most: 1 })
    const owner = ownerSql(database.url())
    await owner`update outgoing_mails set address = null, props = '{}' where id = ${newest?.id ?? ''}`
    const [after] = await noticesOf(db(), ineke, { from: 0, most: 1 })
    expect(after?.id).not.toBe(newest?.id)
    await owner`update people set erased_at = now() where id = ${ineke.person}`
    await owner.end()
    expect(await noticesOf(db(), ineke, { from: 0, most: 1 })).toEqual([])
    expect((await choicesOf(db(), ineke)).choices.size).toBe(0)
    const [left] = await db().execute(sql`select count(*)::int as n from quiet_hours`)
    expect(left).toEqual({ n: 0 })
  })
})
