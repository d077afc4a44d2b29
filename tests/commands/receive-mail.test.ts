import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endMembership } from '#app/commands/end-membership.server.ts'
import { eraseData } from '#app/commands/erase-data.server.ts'
import { handleAsideMail } from '#app/commands/handle-aside-mail.server.ts'
import { longestMail } from '#app/commands/receive-mail.server.ts'
import { returnProposal } from '#app/commands/return-proposal.server.ts'
import { sendMessage, sendMessageOfFund } from '#app/commands/send-message.server.ts'
import { sweepFiles } from '#app/commands/sweep-files.server.ts'
import { answerDays } from '#app/domain/near/reply-address.ts'
import { longestMessage } from '#app/domain/proposal/conversation.ts'
import { refused } from '#app/domain/verdict.ts'
import { configure } from '#app/effects/configuration.server.ts'
import { replyAddressOf } from '#app/server/mail/reply-address.server.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { exitOf, exits } from '#app/server/process/mail.server.ts'
import { db } from '#db/client.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { filesOf, officeFiles, ownFiles } from '#db/queries/files.server.ts'
import { threadOf } from '#db/queries/messages.server.ts'
import { files, outgoingMails, receivedMails, replyAddresses } from '#db/schema/index.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { addressOf, arrives, mailOf } from '#tests/world/mails.ts'
import { declare } from '#tests/world/panel.ts'
import { joined } from '#tests/world/together.ts'

useDatabase()

type Someone = Awaited<ReturnType<typeof enter>>
let world: World
let ineke: Someone
let fatma: Someone
let sipke: Someone
let proposal: string
let to: string
const soon = later({ minutes: 40 })
const text = (words: string) => ({ operation: operation(), text: words })
const said = async () =>
  (await threadOf(db(), proposal)).flatMap((entry) => (entry.kind === 'message' ? [entry] : []))
const aside = () => db().select().from(receivedMails).where(eq(receivedMails.proposalId, proposal))
const mine = (name: string) => mailOf(name, { to, from: ineke.email })

beforeAll(async () => {
  configure({ REPLY_ADDRESS: 'antwoord@post.example.org' })
})
afterAll(() => void configure({}))
beforeEach(async () => {
  world = await aFund()
  ineke = await enter(world, 'ineke')
  fatma = await enter(world, 'fatma')
  sipke = await enter(world, 'sipke')
  proposal = (await submitted(world, ineke)).proposal
  await yes(declare(sipke, proposal, 'none', later({ minutes: 10 })))
  await joined(ineke, proposal, fatma, {}, later({ minutes: 11 }))
  await yes(sendMessageOfFund(sipke, proposal, text('Kan het ook op woensdag?'), later({ minutes: 30 })))
  to = await addressOf(ineke.person, proposal)
})

describe('an answer by mail', () => {
  test('joins the thread as what that person said, by mail', async () => {
    expect(await arrives(mine('gmail'), soon)).toEqual({ ok: true, outcome: 'posted' })
    expect((await said()).at(-1)).toMatchObject({
      side: 'applicant',
      name: 'Ineke van der Wal',
      way: 'mail',
      text: expect.stringMatching(/^Dag Sipke,[\s\S]*Groet, Ineke$/),
      read: false,
    })
    expect((await said())[0]?.read).toBe(true)
    const desk = await workOf(db(), sipke, '2026-03-10')
    expect(desk.filter(({ href }) => href.includes(proposal)).map(({ kind }) => kind)).toContain('message')
  })

  test('of the fund goes to the group', async () => {
    await yes(sendMessage(ineke, proposal, text('Wanneer hoort u?'), soon))
    const raw = mailOf('latin1', { to: await addressOf(sipke.person, proposal), from: sipke.email })
    await yes(arrives(raw, later({ minutes: 50 })))
    expect((await said()).at(-1)).toMatchObject({ side: 'fund', name: 'Sipke Hoekstra', way: 'mail' })
  })

  test('is asked for in the mail, to its reader alone', async () => {
    const rows = await db().select().from(outgoingMails).where(eq(outgoingMails.recipient, ineke.person))
    const mail = rows.find(
      ({ template, props }) => template === 'message-received' && props.proposal === proposal,
    )
    const { text: words } = await renderMail('message-received', await mailValues(mail!), 'nl')
    expect(words).toContain(`antwoorden op deze mail. Doe dat vanaf ${ineke.email}.`)
    expect(await addressOf(fatma.person, proposal)).not.toBe(to)
    const kept = await db().select().from(replyAddresses).where(eq(replyAddresses.proposalId, proposal))
    expect(JSON.stringify(kept)).not.toContain(/\+(.{26})@/.exec(to)?.[1])
    configure({})
    expect((await renderMail('message-received', await mailValues(mail!), 'nl')).text).not.toContain(
      'op deze mail',
    )
    configure({ REPLY_ADDRESS: 'antwoord@post.example.org' })
  })

  test('to a question about the plan joins the thread, also when nothing was said there before', async () => {
    const other = (await submitted(world, ineke)).proposal
    await yes(declare(sipke, other, 'none', later({ minutes: 10 })))
    const question = { section: 'voornemen' as const, text: 'Waarom nu?', dueOn: '2026-03-24' }
    await yes(returnProposal(sipke, other, { operation: operation(), ...question }, later({ minutes: 30 })))
    const rows = await db().select().from(outgoingMails).where(eq(outgoingMails.recipient, ineke.person))
    const mail = rows.find(
      ({ template, props }) => template === 'proposal-returned' && props.proposal === other,
    )
    const { text: words } = await renderMail('proposal-returned', await mailValues(mail!), 'nl')
    expect(words).toContain(`antwoorden op deze mail. Doe dat vanaf ${ineke.email}.`)
    const there = await replyAddressOf(mail!)
    await yes(arrives(mailOf('latin1', { to: there!, from: ineke.email }), soon))
    proposal = other
    expect(await said()).toMatchObject([{ side: 'applicant', way: 'mail' }])
  })

  test('acts once, however often it comes', async () => {
    const raw = mine('outlook')
    const outcomes = await Promise.all([1, 2, 3].map(() => yes(arrives(raw, soon))))
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['known', 'known', 'posted'])
    expect(await arrives(Buffer.concat([raw, Buffer.from('\r\nNog iets')]), soon)).toMatchObject({
      outcome: 'known',
    })
    expect((await said()).filter(({ way }) => way === 'mail')).toHaveLength(1)
  })

  test('is found by the address of the envelope first', async () => {
    const hidden = mailOf('latin1', { to: 'ineke@example.net', from: ineke.email })
    expect(await arrives(hidden, soon)).toEqual(refused('mail-unknown-address'))
    expect(await arrives(hidden, soon, to.toUpperCase())).toMatchObject({ outcome: 'posted' })
  })

  test('brings its files as the site takes them', async () => {
    await yes(arrives(mine('attachment'), soon))
    const [message] = (await said()).slice(-1)
    expect(message).toMatchObject({ text: 'Hierbij de offerte.', refusedFiles: 1 })
    const kept = await filesOf(db(), proposal)
    expect(kept.map(({ id }) => id)).toEqual(message?.files)
    expect(kept).toMatchObject([{ name: 'offerte café.pdf', mediaType: 'application/pdf', verdict: 'off' }])
    const [file] = kept
    expect(await officeFiles(db(), sipke, proposal, file?.id)).toHaveLength(1)
    expect(await ownFiles(db(), ineke, proposal, file?.id)).toHaveLength(1)
    await yes(sweepFiles(later({ days: 3 })))
    expect(await filesOf(db(), proposal)).toHaveLength(1)
  })

  test('speaks in every thread of its sender that it was sent to', async () => {
    const other = (await submitted(world, ineke)).proposal
    await yes(declare(sipke, other, 'none', later({ minutes: 10 })))
    await yes(sendMessageOfFund(sipke, other, text('Nog een vraag.'), later({ minutes: 30 })))
    const second = await addressOf(ineke.person, other)
    await yes(arrives(mailOf('two-tokens', { to, from: ineke.email, second }), soon))
    expect((await said()).at(-1)?.text).toBe('Dit geldt voor allebei.')
    proposal = other
    expect((await said()).at(-1)?.text).toBe('Dit geldt voor allebei.')
  })

  test('to a thread of one’s own and that of another is one’s own', async () => {
    const second = await addressOf(fatma.person, proposal)
    await yes(arrives(mailOf('two-tokens', { to: second, from: ineke.email, second: to }), soon))
    expect((await said()).filter(({ way }) => way === 'mail')).toMatchObject([{ name: 'Ineke van der Wal' }])
    expect((await aside()).filter(({ asideBecause }) => asideBecause !== null)).toEqual([])
  })
})

describe('what is no answer of that person', () => {
  test.each(['forged', 'two-senders'])('%s is kept aside, as work for the fund', async (name) => {
    const raw = mailOf(name, { to, from: ineke.email })
    expect(await arrives(raw, soon)).toEqual({ ok: true, outcome: 'aside' })
    expect(await arrives(raw, soon)).toEqual({ ok: true, outcome: 'known' })
    expect((await said()).filter(({ way }) => way === 'mail')).toEqual([])
    const [mail] = await aside()
    expect(mail).toMatchObject({ asideBecause: 'other-sender', words: 'Ons rekeningnummer is veranderd.' })
    const work = async () =>
      (await workOf(db(), sipke, '2026-03-10')).filter(({ href }) => href === `/manager/mails/${mail?.id}`)
    expect(await work()).toMatchObject([{ kind: 'mail-aside', subject: proposal }])
    const handle = (who: Someone) => handleAsideMail(who, mail?.id ?? '', { operation: operation() }, soon)
    for (const other of [ineke, await enter(world, 'tjitske'), await enter(world, 'henk')])
      expect(await handle(other)).toEqual(refused('not-found'))
    await yes(handle(sipke))
    expect(await work()).toEqual([])
  })

  test('another in the group, who answers for her, is kept aside too', async () => {
    expect(await arrives(mailOf('latin1', { to, from: fatma.email }), soon)).toMatchObject({
      outcome: 'aside',
    })
  })

  test('a machine is not heard', async () => {
    for (const name of ['out-of-office', 'bounce'])
      expect(await arrives(mine(name), soon), name).toEqual({ ok: true, outcome: 'automatic' })
    expect(await aside()).toEqual([])
  })

  test('an address that nobody gave, what cannot be read and what is too large are refused', async () => {
    expect(await arrives(mine('unknown-token'), soon)).toEqual(refused('mail-unknown-address'))
    expect(await arrives(mine('too-deep'), soon)).toEqual(refused('mail-unreadable'))
    expect(await arrives(Buffer.alloc(longestMail + 1), soon)).toEqual(refused('mail-too-large'))
    const ends = ['mail-unknown-address', 'mail-unreadable', 'mail-too-large', 'mail-closed', 'reader-only']
    expect(ends.map((code) => exitOf(refused(code)))).toEqual([67, 65, 65, 77, 77])
    expect(exitOf({ ok: true })).toBe(exits.taken)
  })

  test('words that are no message are kept aside with their reason', async () => {
    expect(await arrives(mine('only-quote'), soon)).toMatchObject({ outcome: 'aside' })
    const long = mine('latin1').toString('latin1').replace('coöperatie', 'a'.repeat(longestMessage))
    expect(await arrives(Buffer.from(long, 'latin1'), soon)).toMatchObject({ outcome: 'aside' })
    expect((await aside()).map(({ asideBecause }) => asideBecause).sort()).toEqual([
      'message-empty',
      'message-too-long',
    ])
  })

  test('who left the group says nothing more', async () => {
    const hers = await addressOf(fatma.person, proposal)
    await yes(endMembership(ineke, proposal, fatma.person, { operation: operation() }, soon))
    expect(await arrives(mailOf('latin1', { to: hers, from: fatma.email }), soon)).toEqual(
      refused('not-found'),
    )
    expect(await said()).toHaveLength(1)
  })

  test('a thread in which nothing was said for a year is closed', async () => {
    const late = later({ days: answerDays + 1 })
    expect(await arrives(mine('latin1'), late)).toEqual(refused('mail-closed'))
    expect(await arrives(mailOf('forged', { to, from: ineke.email }), late)).toEqual(refused('mail-closed'))
  })

  test('no flood of strangers fills the desk', async () => {
    for (let at = 0; at < 20; at++) {
      const raw = mailOf('forged', { to, from: ineke.email }).toString('latin1')
      await yes(arrives(Buffer.from(raw.replace('forged@', `forged${at}@`), 'latin1'), soon))
    }
    expect(await arrives(mailOf('forged', { to, from: ineke.email }), soon)).toEqual(
      refused('too-many-messages'),
    )
  })

  test('nothing in it becomes more than text', async () => {
    await yes(arrives(mine('header-injection'), soon))
    expect((await said()).at(-1)?.text).toBe(
      'Regel een en twee.\nBcc: iedereen@evil.example\n<script>alert(1)</script>',
    )
  })
})

test('ten megabytes come in within seconds', async () => {
  const raw = mine('attachment').toString('latin1')
  const large = Buffer.alloc(9_900_000, 'JVBERi0x')
    .toString('base64')
    .replace(/(.{76})/g, '$1\r\n')
  const begun = performance.now()
  await yes(arrives(Buffer.from(raw.replace('JVBERi0xLjQK', large), 'latin1'), soon))
  expect(performance.now() - begun).toBeLessThan(20_000)
  expect((await said()).at(-1)?.text).toBe('Hierbij de offerte.')
})

describe('erasing', () => {
  const erase = async (what: 'message' | 'draft' | 'person', row: string) => {
    const jelle = { ...(await enter(world, 'jelle')), steppedUpAt: soon }
    await yes(eraseData(jelle, { operation: operation(), what, row }, soon))
  }

  test('a message takes its files', async () => {
    await yes(arrives(mine('attachment'), soon))
    const message = (await said()).at(-1)!
    await erase('message', message.id)
    expect((await said()).at(-1)).toMatchObject({ text: null })
    expect(await filesOf(db(), proposal)).toEqual([])
    const [file] = await db().select().from(files).where(eq(files.id, message.files[0]!))
    expect(file).toMatchObject({ name: '', removedAt: expect.any(Date) })
  })

  test('a draft or a person takes what was kept aside, and the address', async () => {
    await yes(arrives(mailOf('forged', { to, from: ineke.email }), soon))
    await erase('draft', proposal)
    expect(await aside()).toMatchObject([{ sender: null, words: null }])
    expect(await arrives(mine('latin1'), soon)).toEqual(refused('mail-unknown-address'))
    const own = (await submitted(world, fatma)).proposal
    await yes(declare(sipke, own, 'none', later({ minutes: 10 })))
    await yes(sendMessageOfFund(sipke, own, text('Dag.'), later({ minutes: 30 })))
    const hers = await addressOf(fatma.person, own)
    const { email } = fatma
    await erase('person', fatma.person)
    expect(await arrives(mailOf('latin1', { to: hers, from: email }), soon)).toEqual(
      refused('mail-unknown-address'),
    )
  })
})
