import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endMembership } from '#app/commands/end-membership.server.ts'
import { eraseData } from '#app/commands/erase-data.server.ts'
import { handleAsideMail } from '#app/commands/handle-aside-mail.server.ts'
import { putInThread } from '#app/commands/put-in-thread.server.ts'
import { removeFile } from '#app/commands/remove-file.server.ts'
import { returnProposal } from '#app/commands/return-proposal.server.ts'
import { sendMessage, sendMessageOfFund } from '#app/commands/send-message.server.ts'
import { sweepFiles } from '#app/commands/sweep-files.server.ts'
import { asideRoom } from '#app/domain/near/aside-mail.ts'
import { longestAside } from '#app/domain/near/received-mail.ts'
import { answerDays } from '#app/domain/near/reply-address.ts'
import { longestMessage, mostMessagesAnHour } from '#app/domain/proposal/conversation.ts'
import { refused } from '#app/domain/verdict.ts'
import { configure } from '#app/effects/configuration.server.ts'
import { storage } from '#app/effects/storage.server.ts'
import { withLocale } from '#app/i18n/locale.server.ts'
import { asideMailPage, putMailPage } from '#app/server/near/aside-mail-page.server.ts'
import { threadItems } from '#app/server/together/thread-page.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { asideMailById, filesOfAside } from '#db/queries/aside-mails.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { filesOf, officeFiles, ownFiles } from '#db/queries/files.server.ts'
import { looseFiles } from '#db/queries/message-files.server.ts'
import { threadOf } from '#db/queries/messages.server.ts'
import { events, files, outgoingMails, receivedMails } from '#db/schema/index.ts'
import { writeVerdict } from '#db/writes/files.server.ts'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { addressOf, arrives, mailOf } from '#tests/world/mails.ts'
import { declare } from '#tests/world/panel.ts'
import { joined } from '#tests/world/together.ts'

useDatabase()

type Someone = Awaited<ReturnType<typeof enter>>
const folder = mkdtempSync(join(tmpdir(), 'aside-mail-'))
const settings = { REPLY_ADDRESS: 'antwoord@post.example.org', DATA_DIR: folder }
const stranger = 'neef@example.net'
let world: World
let ineke: Someone
let sipke: Someone
let proposal: string
let to: string
const soon = later({ minutes: 40 })
const text = (words: string) => ({ operation: operation(), text: words })
const acts = () => ({ operation: operation() })
const said = async () =>
  (await threadOf(db(), proposal)).flatMap((entry) => (entry.kind === 'message' ? [entry] : []))
const aside = () => db().select().from(receivedMails).where(eq(receivedMails.proposalId, proposal))
const theOne = async () => (await aside())[0]?.id ?? ''
const fromStranger = () => mailOf('attachment', { to, from: stranger })
const long = (words = 'a'.repeat(longestMessage + 1)) =>
  Buffer.from(
    mailOf('attachment', { to, from: ineke.email ?? '' })
      .toString('latin1')
      .replace('Hierbij de offerte.\r\n', `${words}\r\n`)
      .replace('Hierbij de offerte.\n', `${words}\n`),
    'latin1',
  )
const bytesKept = async () => {
  const keys: string[] = []
  for await (const key of storage().list(world.fund, later({ days: 400 }))) keys.push(key)
  return keys
}
/** Arrives as a new mail, with the same words and files. */
const again = (raw: Buffer, nth: number) =>
  Buffer.from(raw.toString('latin1').replace('<attachment@', `<attachment${nth}@`), 'latin1')
const put = (who: Someone, mail: string, now = soon) => putInThread(who, mail, acts(), now)
const inDutch = <T>(work: () => Promise<T>) => withLocale('nl', work)

beforeAll(() => void configure(settings))
afterAll(() => {
  configure({})
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  world = await aFund()
  ineke = await enter(world, 'ineke')
  sipke = await enter(world, 'sipke')
  proposal = (await submitted(world, ineke)).proposal
  await yes(declare(sipke, proposal, 'none', later({ minutes: 10 })))
  await yes(sendMessageOfFund(sipke, proposal, text('Kan het ook op woensdag?'), later({ minutes: 30 })))
  to = await addressOf(ineke.person, proposal)
})

describe('the files of a mail that is kept aside', () => {
  test('are kept for the fund alone, and what cannot be taken is counted', async () => {
    expect(await arrives(fromStranger(), soon)).toEqual({ ok: true, outcome: 'aside' })
    const mail = await theOne()
    const [file, ...more] = await filesOfAside(db(), mail)
    expect(more).toEqual([])
    expect(file).toMatchObject({ name: 'offerte café.pdf', mediaType: 'application/pdf', verdict: 'off' })
    expect(await asideMailById(db(), world.fund, mail)).toMatchObject({
      because: 'other-sender',
      refusedFiles: 1,
      wordsCut: false,
    })
    expect(await storage().get(file?.storageKey ?? '')).not.toBeNull()
    expect((await officeFiles(db(), sipke, proposal, file?.id)).map(({ id }) => id)).toEqual([file?.id])
    expect(await ownFiles(db(), ineke, proposal, file?.id)).toEqual([])
    expect(await ownFiles(db(), ineke, proposal)).toEqual([])
    expect(await filesOf(db(), proposal)).toEqual([])
    expect(await looseFiles(db(), ineke, proposal)).toEqual([])
    const [row] = await db()
      .select()
      .from(files)
      .where(eq(files.id, file?.id ?? ''))
    expect(row?.uploadedBy).toBeNull()
  })

  test('of their own mail too are not theirs to open, send or take away before it is in the thread', async () => {
    await yes(arrives(long(), soon))
    const mail = await theOne()
    const [file] = await filesOfAside(db(), mail)
    const now = later({ days: 2 })
    for (const handled of [false, true]) {
      if (handled) await yes(handleAsideMail(sipke, mail, acts(), now))
      expect(await ownFiles(db(), ineke, proposal, file?.id)).toEqual([])
      expect(await looseFiles(db(), ineke, proposal)).toEqual([])
      const form = { ...text('Zie dit.'), files: [file?.id ?? ''] }
      expect(await sendMessage(ineke, proposal, form, now)).toEqual(refused('not-found'))
    }
    const question = { section: 'voornemen' as const, text: 'Waarom nu?', dueOn: '2026-03-24' }
    await yes(returnProposal(sipke, proposal, { ...acts(), ...question }, now))
    expect(await removeFile(ineke, proposal, file?.id ?? '', acts(), now)).toEqual(refused('not-found'))
    expect(await filesOfAside(db(), mail)).toHaveLength(1)
  })

  test('leave no bytes behind when the mail is known, or is not kept', async () => {
    await yes(arrives(fromStranger(), soon))
    const kept = await bytesKept()
    expect(kept).toHaveLength(1)
    expect(await arrives(fromStranger(), soon)).toEqual({ ok: true, outcome: 'known' })
    const own = mailOf('attachment', { to, from: ineke.email ?? '' })
    expect(await arrives(own, soon)).toEqual({ ok: true, outcome: 'known' })
    expect(await arrives(again(fromStranger(), 2), later({ days: answerDays + 1 }))).toEqual(
      refused('mail-closed'),
    )
    expect(await bytesKept()).toEqual(kept)
    expect(await filesOfAside(db(), await theOne())).toHaveLength(1)
  })

  test('of one mail that comes thrice at once are kept once', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => yes(arrives(fromStranger(), soon))))
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['aside', 'known', 'known'])
    expect(await bytesKept()).toHaveLength(1)
  })

  test('take no more room than is theirs', async () => {
    for (let nth = 0; nth <= asideRoom.files; nth++)
      await yes(arrives(again(fromStranger(), nth), later({ minutes: 40 + nth * 4 })))
    const rows = (await aside()).toSorted((one, other) => +one.receivedAt - +other.receivedAt)
    expect(rows.map(({ refusedFiles }) => refusedFiles)).toEqual([...Array(asideRoom.files).fill(1), 2])
    expect(await bytesKept()).toHaveLength(asideRoom.files)
    const own = mailOf('gmail', { to, from: ineke.email ?? '' })
    await yes(arrives(own, later({ minutes: 200 })))
    await yes(
      arrives(again(mailOf('attachment', { to, from: ineke.email ?? '' }), 99), later({ minutes: 201 })),
    )
    expect((await said()).at(-1)).toMatchObject({ files: [expect.any(String)], refusedFiles: 1 })
  })

  test('wait for the scanner, and are taken away with a virus', async () => {
    configure({ ...settings, CLAMD_HOST: '127.0.0.1' })
    await yes(arrives(fromStranger(), soon))
    configure(settings)
    const mail = await theOne()
    const [file] = await filesOfAside(db(), mail)
    expect(file?.verdict).toBe('waiting')
    const page = await inDutch(() => asideMailPage(sipke, mail))
    expect(page.files).toMatchObject([{ href: `/manager/proposals/${proposal}/files/${file?.id}` }])
    expect(page.files[0]?.note).toBeTruthy()
    await transaction((tx) => writeVerdict(tx, file?.id ?? '', 'infected', soon).then(() => ({ ok: true })))
    await yes(put(sipke, mail))
    expect((await said()).at(-1)).toMatchObject({ files: [], refusedFiles: 2 })
    expect(await ownFiles(db(), ineke, proposal, file?.id)).toEqual([])
  })

  test('are not swept before a day after it was said that the mail stays out', async () => {
    await yes(arrives(fromStranger(), soon))
    const mail = await theOne()
    await yes(sweepFiles(later({ days: 30 })))
    expect(await filesOfAside(db(), mail)).toHaveLength(1)
    await yes(handleAsideMail(sipke, mail, acts(), later({ days: 30, minutes: 60 })))
    await yes(sweepFiles(later({ days: 31 })))
    expect(await filesOfAside(db(), mail)).toHaveLength(1)
    expect(await bytesKept()).toHaveLength(1)
    await yes(sweepFiles(later({ days: 31, minutes: 61 })))
    expect(await filesOfAside(db(), mail)).toEqual([])
    expect(await officeFiles(db(), sipke, proposal)).toEqual([])
  })
})

describe('putting it in the thread', () => {
  test('from another address quotes it as the fund, with who sent it and who put it there', async () => {
    await yes(arrives(fromStranger(), soon))
    const mail = await theOne()
    const [file] = await filesOfAside(db(), mail)
    const shown = await inDutch(() => putMailPage(sipke, mail, soon))
    const { message } = await yes(put(sipke, mail))
    const last = (await said()).at(-1)
    expect(last).toMatchObject({
      ...{ id: message, side: 'fund', name: 'Sipke Hoekstra', way: 'mail' },
      ...{ text: '> Hierbij de offerte.', files: [file?.id], refusedFiles: 1 },
      put: { way: 'quoted', sender: stranger, by: 'Sipke Hoekstra', cameAt: soon },
    })
    const items = await inDutch(() => threadItems(proposal, 'applicant'))
    const sentence = `Deze mail kwam van ${stranger} en is door Sipke Hoekstra van het fonds hier gezet.`
    expect(items.at(-1)?.about).toMatch(sentence)
    expect(shown.shown?.item).toMatchObject({ about: items.at(-1)?.about, text: items.at(-1)?.text })
    expect(await ownFiles(db(), ineke, proposal, file?.id)).toHaveLength(1)
    expect((await filesOf(db(), proposal)).map(({ id }) => id)).toEqual([file?.id])
    await yes(sweepFiles(later({ days: 9 })))
    expect(await ownFiles(db(), ineke, proposal, file?.id)).toHaveLength(1)
  })

  test('from their own address is what they said, whole, however long, and tells the fund', async () => {
    await yes(arrives(long('b '.repeat(longestMessage)), soon))
    const mail = await theOne()
    expect((await aside())[0]).toMatchObject({ asideBecause: 'message-too-long', refusedFiles: 1 })
    const { message } = await yes(put(sipke, mail))
    const last = (await said()).at(-1)
    expect(last).toMatchObject({ side: 'applicant', name: 'Ineke van der Wal', way: 'mail', read: false })
    expect(last?.text).toHaveLength(2 * longestMessage - 1)
    expect(last).toMatchObject({ put: { way: 'theirs', by: 'Sipke Hoekstra', cut: false } })
    expect((await said())[0]?.read).toBe(false)
    expect((await inDutch(() => threadItems(proposal, 'fund'))).at(-1)?.about).toMatch(
      /^Deze mail kwam op .* en is door Sipke Hoekstra van het fonds hier gezet\.$/,
    )
    const mails = await db().select().from(outgoingMails).where(eq(outgoingMails.recipient, sipke.person))
    expect(mails.filter(({ props }) => props.message === message)).toMatchObject([
      { template: 'message-arrived' },
    ])
    const [event] = await db()
      .select()
      .from(events)
      .where(and(eq(events.type, 'aside-mail-put'), eq(events.subjectId, proposal)))
    expect(event).toMatchObject({ actor: sipke.id, data: { mail, message, way: 'theirs' } })
  })

  test('tells the group of what the fund quotes', async () => {
    await yes(arrives(fromStranger(), soon))
    const before = await db().$count(outgoingMails, eq(outgoingMails.recipient, ineke.person))
    await yes(sendMessage(ineke, proposal, text('Ik las het.'), soon))
    await yes(put(sipke, await theOne()))
    expect(await db().$count(outgoingMails, eq(outgoingMails.recipient, ineke.person))).toBe(before + 1)
  })

  test('of too many messages or of an earlier mail alone is done all the same', async () => {
    for (let nth = 0; nth < mostMessagesAnHour; nth++)
      await yes(sendMessage(ineke, proposal, text(`${nth}`), soon))
    await yes(arrives(mailOf('attachment', { to, from: ineke.email ?? '' }), soon))
    await yes(put(sipke, await theOne(), later({ minutes: 41 })))
    expect((await said()).at(-1)).toMatchObject({ side: 'applicant', text: 'Hierbij de offerte.' })
    await yes(arrives(mailOf('only-quote', { to, from: ineke.email ?? '' }), later({ minutes: 120 })))
    const empty = (await aside()).find(({ asideBecause }) => asideBecause === 'message-empty')
    await yes(put(sipke, empty?.id ?? '', later({ minutes: 121 })))
    expect((await said()).at(-1)?.text).toMatch(/^Op di 24 nov\. 2026[\s\S]*ook antwoorden\.$/)
  })

  test('says when the end of the words was not kept', async () => {
    await yes(arrives(long('c '.repeat(longestAside)), soon))
    await yes(put(sipke, await theOne()))
    expect((await said()).at(-1)).toMatchObject({ put: { cut: true } })
    const [item] = (await inDutch(() => threadItems(proposal, 'applicant'))).slice(-1)
    expect(item?.more).toBe(
      'De mail was te lang. Het eind is niet bewaard. Eén bestand bij deze mail konden wij niet aannemen.',
    )
  })

  test('happens once', async () => {
    await yes(arrives(fromStranger(), soon))
    const mail = await theOne()
    const form = acts()
    const answers = await Promise.all([1, 2].map(() => putInThread(sipke, mail, form, soon)))
    expect(answers[0]).toEqual(answers[1])
    expect(await put(sipke, mail)).toEqual(refused('aside-handled'))
    await yes(handleAsideMail(sipke, mail, acts(), soon))
    expect((await said()).filter(({ way }) => way === 'mail')).toHaveLength(1)
    expect((await workOf(db(), sipke, '2026-03-10')).map(({ kind }) => kind)).not.toContain('mail-aside')
    const page = await inDutch(() => asideMailPage(sipke, mail))
    expect(page).toMatchObject({ may: false, isPut: true, done: 'In het gesprek gezet op 10 maart 2026' })
  })

  test('is no more for who said that it stays out, in a thread that is closed, or for another', async () => {
    await yes(arrives(fromStranger(), soon))
    const mail = await theOne()
    for (const other of [ineke, await enter(world, 'tjitske'), await enter(world, 'henk')])
      expect(await put(other, mail)).toEqual(refused('not-found'))
    expect(await put(sipke, operation())).toEqual(refused('not-found'))
    expect(await put(sipke, mail, later({ days: answerDays + 1 }))).toEqual(refused('aside-thread-closed'))
    await yes(handleAsideMail(sipke, mail, acts(), soon))
    expect(await put(sipke, mail)).toEqual(refused('aside-handled'))
    const page = await inDutch(() => putMailPage(sipke, mail, soon))
    expect(page).toMatchObject({ shown: null, refusal: { what: 'Met deze mail is al iets gedaan.' } })
    expect((await said()).filter(({ way }) => way === 'mail')).toEqual([])
  })

  test('of who left the group quotes them', async () => {
    const fatma = await enter(world, 'fatma')
    await joined(ineke, proposal, fatma, {}, later({ minutes: 31 }))
    await yes(sendMessage(ineke, proposal, text('Ik ga mee.'), later({ minutes: 32 })))
    await yes(sendMessageOfFund(sipke, proposal, text('Fijn.'), later({ minutes: 33 })))
    const hers = await addressOf(fatma.person, proposal)
    const raw = long()
      .toString('latin1')
      .replaceAll(to, hers)
      .replaceAll(ineke.email ?? '', fatma.email ?? '')
    await yes(arrives(Buffer.from(raw, 'latin1'), soon))
    await yes(endMembership(ineke, proposal, fatma.person, acts(), soon))
    await yes(put(sipke, await theOne()))
    expect((await said()).at(-1)).toMatchObject({
      ...{ side: 'fund', name: 'Sipke Hoekstra' },
      put: { way: 'quoted', sender: fatma.email },
    })
  })
})

describe('erasing', () => {
  const erase = async (what: 'message' | 'draft' | 'person', row: string) => {
    const jelle = { ...(await enter(world, 'jelle')), steppedUpAt: soon }
    await yes(eraseData(jelle, { operation: operation(), what, row }, soon))
  }
  const gone = async (file: string) => {
    const [row] = await db().select().from(files).where(eq(files.id, file))
    return row?.removedAt !== null && row?.name === ''
  }

  test.each(['draft', 'person'] as const)('a %s takes the files that were kept aside', async (what) => {
    await yes(arrives(fromStranger(), soon))
    const mail = await theOne()
    const [file] = await filesOfAside(db(), mail)
    await erase(what, what === 'draft' ? proposal : ineke.person)
    expect(await filesOfAside(db(), mail)).toEqual([])
    expect(await gone(file?.id ?? '')).toBe(true)
    expect(await officeFiles(db(), sipke, proposal, file?.id)).toEqual([])
    expect(await put(sipke, mail)).toEqual(refused('aside-nothing'))
  })

  test('the message that it became takes files, sender and words', async () => {
    await yes(arrives(fromStranger(), soon))
    const [file] = await filesOfAside(db(), await theOne())
    const { message } = await yes(put(sipke, await theOne()))
    await erase('message', message)
    expect(await gone(file?.id ?? '')).toBe(true)
    expect(await aside()).toMatchObject([{ sender: null, words: null }])
    const items = await inDutch(() => threadItems(proposal, 'applicant'))
    expect(JSON.stringify(items)).not.toContain(stranger)
  })

  test('who sent it from an address of their own goes from it, and what is in the thread stays', async () => {
    const fatma = await enter(world, 'fatma')
    await yes(arrives(mailOf('attachment', { to, from: fatma.email ?? '' }), soon))
    const [file] = await filesOfAside(db(), await theOne())
    await yes(put(sipke, await theOne()))
    await erase('person', fatma.person)
    expect(await aside()).toMatchObject([{ sender: null, words: null }])
    expect(await gone(file?.id ?? '')).toBe(false)
    const items = await inDutch(() => threadItems(proposal, 'applicant'))
    expect(items.at(-1)?.about).toMatch(/^Deze mail kwam van een ander adres/)
  })
})
