import { and, asc, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askHelp } from '#app/commands/ask-help.server.ts'
import { endHelp } from '#app/commands/end-help.server.ts'
import { readMessages, readMessagesAsFund } from '#app/commands/read-messages.server.ts'
import { reopenProposal } from '#app/commands/reopen-proposal.server.ts'
import { returnProposal } from '#app/commands/return-proposal.server.ts'
import { sendMessage, sendMessageOfFund } from '#app/commands/send-message.server.ts'
import { withdrawProposal } from '#app/commands/withdraw-proposal.server.ts'
import { longestMessage } from '#app/domain/proposal/conversation.ts'
import { refused } from '#app/domain/verdict.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { db } from '#db/client.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { hasUnread, threadOf } from '#db/queries/messages.server.ts'
import { myProposals } from '#db/queries/proposal-course.server.ts'
import { ownProposal } from '#db/queries/proposals.server.ts'
import { seenByFund } from '#db/queries/seen-by-fund.server.ts'
import { withdrawalOf } from '#db/queries/withdrawal.server.ts'
import { events, outgoingMails } from '#db/schema/index.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { useDatabase } from '#tests/database.ts'
import { aVisitor, begun, sent, submitted } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { declare } from '#tests/world/panel.ts'
import { helped, joined } from '#tests/world/together.ts'

useDatabase()

type Someone = Awaited<ReturnType<typeof enter>>
let world: World
let ineke: Someone
let fatma: Someone
let sipke: Someone
let tjitske: Someone
let proposal: string
beforeAll(async () => {
  world = await aFund()
  ineke = await enter(world, 'ineke')
  fatma = await enter(world, 'fatma')
  sipke = await enter(world, 'sipke')
  tjitske = await enter(world, 'tjitske')
})

const soon = later({ minutes: 20 })
const text = (words: string) => ({ operation: operation(), text: words })
const write = (who: Someone, words = 'Mag het ook op woensdag?', at = soon) =>
  sendMessage(who, proposal, text(words), at)
const answer = (who = sipke, words = 'Ja, dat mag.', at = later({ minutes: 30 })) =>
  sendMessageOfFund(who, proposal, text(words), at)
const mailsOf = async (template: string, id = proposal) =>
  (
    await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.template, template))
      .orderBy(asc(outgoingMails.createdAt))
  ).filter(({ props }) => props.proposal === id)

describe('the thread of a sent proposal', () => {
  beforeEach(async () => {
    proposal = (await submitted(world, ineke)).proposal
    await yes(declare(sipke, proposal, 'none', later({ minutes: 10 })))
  })

  test('holds what both sides wrote and what the fund asked, in one line of time', async () => {
    await yes(write(ineke))
    await yes(answer())
    const question = { section: 'money', text: 'Wat kost de zaal?', dueOn: '2026-03-20' } as const
    await yes(returnProposal(sipke, proposal, { operation: operation(), ...question }, later({ days: 1 })))
    await yes(write(ineke, 'De zaal kost niets.', later({ days: 2 })))
    await sent(ineke, proposal, later({ days: 3 }))
    expect(await threadOf(db(), proposal)).toMatchObject([
      {
        kind: 'message',
        side: 'applicant',
        name: 'Ineke van der Wal',
        text: 'Mag het ook op woensdag?',
        read: true,
      },
      { kind: 'message', side: 'fund', name: 'Sipke Hoekstra', text: 'Ja, dat mag.' },
      { kind: 'question', section: 'money', text: 'Wat kost de zaal?', dueOn: '2026-03-20' },
      { kind: 'message', side: 'applicant', text: 'De zaal kost niets.', read: false },
      { kind: 'answer', section: 'money', at: later({ days: 3 }) },
    ])
  })

  test('mails the other side once, until it has read', async () => {
    await joined(ineke, proposal, fatma, {}, later({ minutes: 11 }))
    for (const words of ['Een.', 'Twee.', 'Drie.']) await yes(write(ineke, words))
    expect(await mailsOf('message-arrived')).toHaveLength(1)
    await readMessagesAsFund(sipke, proposal, soon)
    await yes(write(ineke, 'Vier.'))
    expect(await mailsOf('message-arrived')).toHaveLength(2)
    await yes(answer())
    await yes(answer(sipke, 'Nog iets.'))
    const received = await mailsOf('message-received')
    expect(received.map(({ recipient }) => recipient).sort()).toEqual([fatma.person, ineke.person].sort())
    const { subject, text: body } = await renderMail('message-received', await mailValues(received[0]!), 'nl')
    expect(subject).toContain('Een bericht over')
    expect(body).toContain('Sipke Hoekstra stuurde een bericht')
    expect(body).toContain(`/applicant/proposals/${proposal}/messages`)
    expect(body).not.toContain('Ja, dat mag.')
    const [arrived] = await mailsOf('message-arrived')
    expect((await renderMail('message-arrived', await mailValues(arrived!), 'nl')).text).toContain(
      `/manager/proposals/${proposal}/messages`,
    )
  })

  test('shows a new message on the desk and on the list of the group, until it is opened', async () => {
    await yes(write(ineke))
    const desk = async () =>
      (await workOf(db(), sipke, '2026-03-10')).filter(({ href }) => href.includes(proposal))
    expect((await desk()).map(({ kind }) => kind).sort()).toEqual(['message', 'screen'])
    await readMessagesAsFund(tjitske, proposal, soon)
    expect(await hasUnread(db(), proposal, 'applicant')).toBe(true)
    await readMessagesAsFund(sipke, proposal, soon)
    expect((await desk()).map(({ kind }) => kind)).toEqual(['screen'])
    await yes(answer())
    const mine = async () => (await myProposals(db(), ineke)).find(({ id }) => id === proposal)?.unread
    expect(await mine()).toBe(true)
    await readMessages(ineke, proposal, later({ minutes: 40 }))
    expect(await mine()).toBe(false)
  })

  test('is written in by who writes the proposal and by the manager, and by nobody else', async () => {
    const durk = await enter(world, 'durk')
    await joined(ineke, proposal, fatma, {}, later({ minutes: 11 }))
    await joined(ineke, proposal, durk, { relation: 'reader' }, later({ minutes: 11 }))
    await yes(write(fatma))
    expect(await write(durk)).toEqual(refused('reader-only', { ownerName: 'Ineke van der Wal' }))
    await yes(answer())
    await readMessages(durk, proposal, later({ minutes: 40 }))
    expect(await hasUnread(db(), proposal, 'fund')).toBe(true)
    for (const other of [await enter(world, 'baukje'), sipke])
      expect(await write(other)).toEqual(refused('not-found'))
    for (const other of [tjitske, await enter(world, 'henk'), await enter(world, 'aukje'), ineke])
      expect(await answer(other)).toEqual(refused('not-found'))
  })

  test('is closed to staff who know the applicant well', async () => {
    const other = (await submitted(world, ineke)).proposal
    proposal = other
    expect(await answer()).toEqual(refused('conflict-not-declared'))
    await yes(declare(sipke, other, 'close', later({ minutes: 10 })))
    await yes(write(ineke))
    expect(await answer()).toEqual(refused('conflict-close'))
    await readMessagesAsFund(sipke, other, soon)
    expect(await hasUnread(db(), other, 'applicant')).toBe(true)
  })

  test('takes no empty text, none that is too long, and not more than twenty in an hour', async () => {
    const busy = await enter(world, 'baukje')
    proposal = (await submitted(world, busy)).proposal
    expect(await write(busy, ' \n ')).toEqual(refused('message-empty'))
    expect(await write(busy, 'a'.repeat(longestMessage + 1))).toEqual(
      refused('message-too-long', { count: longestMessage }),
    )
    for (let at = 0; at < 20; at++) await yes(write(busy, `Bericht ${at}`))
    expect(await write(busy)).toEqual(refused('too-many-messages'))
    await yes(write(busy, 'Later.', later({ minutes: 90 })))
  })

  test('takes the same form once', async () => {
    const form = text('Eén keer.')
    await Promise.all([1, 2, 3].map(() => yes(sendMessage(ineke, proposal, form, soon))))
    expect(await threadOf(db(), proposal)).toHaveLength(1)
  })
})

describe('help with a draft', () => {
  test('behaviour 30: the fund sees a draft only while its writers ask for help', async () => {
    proposal = await begun(world, ineke)
    expect(await seenByFund(db(), sipke, proposal)).toBeNull()
    expect(await declare(sipke, proposal)).toEqual(refused('not-found'))
    expect(await answer()).toEqual(refused('not-found'))
    expect(await write(ineke)).toEqual(refused('fund-reads-not-along'))
    await yes(askHelp(ineke, proposal, text('Help ons met de begroting.'), soon))
    expect(await seenByFund(db(), sipke, proposal)).toMatchObject({ state: 'draft' })
    await yes(declare(sipke, proposal))
    await yes(answer(sipke, 'Wij bellen u.', later({ days: 2 })))
    await yes(write(ineke, 'Dank u.', later({ days: 2, minutes: 5 })))
    await yes(endHelp(ineke, proposal, { operation: operation() }, later({ days: 3 })))
    expect(await seenByFund(db(), sipke, proposal)).toBeNull()
    expect(await answer(sipke, 'Nog iets.', later({ days: 3 }))).toEqual(refused('not-found'))
    expect((await workOf(db(), sipke, '2026-03-13')).filter(({ href }) => href.includes(proposal))).toEqual(
      [],
    )
  })

  test('stands on the desk until the fund has written', async () => {
    proposal = await helped(world, ineke)
    await yes(declare(sipke, proposal, 'none', later({ minutes: 5 })))
    const kinds = async () =>
      (await workOf(db(), sipke, '2026-03-10'))
        .filter(({ href }) => href.includes(proposal))
        .map(({ kind }) => kind)
        .sort()
    expect(await kinds()).toEqual(['help', 'message'])
    await readMessagesAsFund(sipke, proposal, soon)
    expect(await kinds()).toEqual(['help'])
    await yes(answer())
    expect(await kinds()).toEqual([])
  })

  test('is asked by who writes, with an address, of a draft', async () => {
    const browser = await aVisitor(world)
    proposal = await begun(world, browser)
    expect(await askHelp(browser, proposal, text('Help.'), soon)).toEqual(refused('sign-in-needed'))
    expect(await askHelp(ineke, proposal, text('Help.'), soon)).toEqual(refused('not-found'))
    const done = (await submitted(world, ineke)).proposal
    expect(await askHelp(ineke, done, text('Help.'), soon)).toMatchObject({
      reason: { code: 'not-in-this-state', state: 'submitted' },
    })
  })
})

describe('opening one application once more', () => {
  const closed = new Date('2026-04-02T10:00:00Z')
  const reopen = (until = '2026-04-10', who = sipke, at = closed) =>
    reopenProposal(
      who,
      proposal,
      { operation: operation(), reason: 'illness', text: 'U was ziek. Het mag nog tot vrijdag.', until },
      at,
    )
  const logged = async () =>
    (
      await db()
        .select({ data: events.data })
        .from(events)
        .where(and(eq(events.subjectId, proposal), eq(events.type, 'proposal-reopened')))
    )[0]?.data

  test('behaviour 29: a draft after the close, with a last day and a reason that is logged', async () => {
    proposal = await helped(world, ineke)
    await yes(declare(sipke, proposal, 'none', later({ minutes: 5 })))
    expect(await reopen('2026-04-10', sipke, soon)).toEqual(refused('round-still-open'))
    expect(await reopen('2026-04-01')).toEqual(refused('reopening-day-passed'))
    expect(await reopen('2026-05-05')).toEqual(refused('reopening-too-long', { count: 28 }))
    expect(await yes(reopen())).toMatchObject({ draft: true })
    expect(await ownProposal(db(), ineke, proposal)).toMatchObject({
      state: 'draft',
      reopenedUntil: '2026-04-10',
    })
    expect(await logged()).toMatchObject({ reason: 'illness', until: '2026-04-10' })
    expect(JSON.stringify(await logged())).not.toContain('ziek')
    expect((await threadOf(db(), proposal)).at(-1)).toMatchObject({
      side: 'fund',
      text: expect.stringContaining('ziek'),
    })
    expect(await mailsOf('message-received')).toHaveLength(1)
  })

  test('behaviour 29: one that was sent comes back to its writers, because the fund never edits their text', async () => {
    proposal = (await submitted(world, ineke)).proposal
    expect(await reopen()).toEqual(refused('conflict-not-declared'))
    await yes(declare(sipke, proposal, 'none', later({ minutes: 10 })))
    expect(await yes(reopen())).toMatchObject({ draft: false })
    expect(await ownProposal(db(), ineke, proposal)).toMatchObject({ state: 'returned', decisionDue: null })
    await sent(ineke, proposal, new Date('2026-04-05T10:00:00Z'))
    expect((await ownProposal(db(), ineke, proposal))?.state).toBe('submitted')
  })

  test('is for the manager alone, and never for a draft that is its writers’ alone', async () => {
    proposal = await begun(world, ineke)
    expect(await reopen()).toEqual(refused('not-found'))
    proposal = (await submitted(world, ineke)).proposal
    for (const other of [tjitske, ineke, await enter(world, 'grietje')])
      expect(await reopen('2026-04-10', other)).toEqual(refused('not-found'))
  })
})

test('a reason to withdraw is a code in the log, with its words beside the proposal', async () => {
  proposal = (await submitted(world, ineke)).proposal
  expect(await withdrawalOf(db(), proposal)).toBeNull()
  const form = { ...text('Het buurthuis sluit.'), reason: 'not-possible' } as const
  await yes(withdrawProposal(ineke, proposal, form, soon))
  expect(await withdrawalOf(db(), proposal)).toEqual({ reason: 'not-possible', text: 'Het buurthuis sluit.' })
  const [event] = await db()
    .select({ data: events.data })
    .from(events)
    .where(and(eq(events.subjectId, proposal), eq(events.type, 'proposal-withdrawn')))
  expect(event?.data).toEqual({ proposal, reason: 'not-possible' })
})
