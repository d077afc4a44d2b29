import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { answerAsPartner } from '#app/commands/answer-as-partner.server.ts'
import { askPartner } from '#app/commands/ask-partner.server.ts'
import { askPartners } from '#app/commands/ask-partners.server.ts'
import { editProgramme } from '#app/commands/edit-programme.server.ts'
import { eraseData } from '#app/commands/erase-data.server.ts'
import { notePartnerAnswer } from '#app/commands/note-partner-answer.server.ts'
import type { Person } from '#app/domain/access.ts'
import { partnerTokenOf } from '#app/effects/codes.server.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { db } from '#db/client.server.ts'
import { partnerQuestion, partnersAsked, partnersTakingPart } from '#db/queries/partners.server.ts'
import { events, outgoingMails, partnerQuestions, rounds } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { uuid } from '#tests/domain/proposal/proposals.ts'
import { submitted, type Wish, withdrawn } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world.ts'

useDatabase()

let world: World
let ineke: Person
let sipke: Person
beforeAll(async () => {
  world = await aFund()
  ineke = await enter(world, 'ineke')
  sipke = await enter(world, 'sipke')
})

const naming = (email: string, role = 'Geeft een plek om te oefenen'): Wish => ({
  pages: {
    verbinding: {
      partners: {
        'partners[0].id': uuid(1),
        'partners[0].partnerName': 'Dbieb',
        'partners[0].partnerKind': 'culture',
        'partners[0].partnerRole': role,
        'partners[0].partnerStatus': 'agreed',
        'partners[0].partnerEmail': email,
      },
    },
  },
})
const linkOf = (question: string) => ({ question, token: partnerTokenOf(question) })
const says = (
  question: string,
  answer: 'yes' | 'no',
  remark: string | null = null,
  at = later({ days: 1 }),
) => answerAsPartner(linkOf(question), { answer, remark }, at)
const mailsAbout = (template: string) =>
  db().select().from(outgoingMails).where(eq(outgoingMails.template, template))

describe('a partner that a proposal names', () => {
  test('gets a mail with its task and a link of its own, and answers without an account', async () => {
    const { proposal } = await submitted(world, ineke, naming('Dbieb@example.org'))
    const [asked] = await partnersAsked(db(), proposal)
    expect(asked).toMatchObject({ name: 'Dbieb', email: 'dbieb@example.org', answer: null })
    const mail = (await mailsAbout('partner-confirmation-asked')).find(
      ({ props }) => props.partner === asked?.id,
    )
    expect(mail?.address).toBe('dbieb@example.org')
    const values = await mailValues(mail!)
    expect(values['partner.role']).toBe('Geeft een plek om te oefenen')
    expect(values['url.invitation']).toContain(`/partners/${asked?.id}/${partnerTokenOf(asked?.id ?? '')}`)

    await yes(says(asked?.id ?? '', 'yes', 'Graag zelfs.'))
    expect(await partnersAsked(db(), proposal)).toMatchObject([{ answer: 'yes', remark: 'Graag zelfs.' }])
    await yes(says(asked?.id ?? '', 'yes', 'Graag zelfs.'))
    const heard = await db().select().from(events).where(eq(events.type, 'partner-answered'))
    expect(heard.filter(({ subjectId }) => subjectId === proposal)).toHaveLength(1)
  })

  test('may come back on its answer, and then its writers hear it', async () => {
    const { proposal } = await submitted(world, ineke, naming('school@example.org'))
    const id = (await partnersAsked(db(), proposal))[0]?.id ?? ''
    await yes(says(id, 'yes'))
    await yes(says(id, 'no', 'Wij hebben geen plek.', later({ days: 2 })))
    expect(await partnersAsked(db(), proposal)).toMatchObject([{ answer: 'no' }])
    const mails = (await mailsAbout('partner-said-no')).filter(({ props }) => props.proposal === proposal)
    expect(mails.map(({ recipient }) => recipient)).toEqual([ineke.person])
    expect((await mailValues(mails[0]!))['partner.name']).toBe('Dbieb')
  })

  test('an unknown link, another token, and a proposal that was taken back', async () => {
    const proposal = await withdrawn(world, ineke, naming('weg@example.org'))
    const id = (await partnersAsked(db(), proposal))[0]?.id ?? ''
    expect(await says(id, 'yes')).toMatchObject({ reason: { code: 'partner-question-closed' } })
    const other = { question: id, token: partnerTokenOf(operation()) }
    expect(await answerAsPartner(other, { answer: 'yes', remark: null }, today)).toMatchObject({
      reason: { code: 'not-found' },
    })
    expect(await says(operation(), 'yes')).toMatchObject({ reason: { code: 'not-found' } })
  })

  test('who has no address is not asked', async () => {
    const { proposal } = await submitted(world, ineke, naming(''))
    expect(await partnersAsked(db(), proposal)).toEqual([])
  })

  test('who is named in a round that is only tried is not asked', async () => {
    const tried = await aFund()
    await db().update(rounds).set({ isTest: true }).where(eq(rounds.id, tried.round))
    const manager = await enter(tried, 'sipke')
    const { proposal } = await submitted(tried, manager, naming('echt@example.org'))
    expect(await partnersAsked(db(), proposal)).toEqual([])
  })

  test('goes with the words of the proposal', async () => {
    const { proposal, submission } = await submitted(world, ineke, naming('gewist@example.org'))
    const id = (await partnersAsked(db(), proposal))[0]?.id ?? ''
    await yes(says(id, 'yes', 'Met plezier.'))
    const jelle = await enter(world, 'jelle')
    await yes(eraseData(jelle, { operation: operation(), what: 'submission', row: submission }, today))
    expect(await partnersAsked(db(), proposal)).toEqual([])
    const [row] = await db().select().from(partnerQuestions).where(eq(partnerQuestions.id, id))
    expect(row).toMatchObject({ name: null, email: null, task: null, remark: null, answer: 'yes' })
    expect(await says(id, 'no')).toMatchObject({ reason: { code: 'not-found' } })
  })
})

describe('the partners of the programme', () => {
  const partner = (name: string, email: string | null) =>
    yes(
      editProgramme(
        sipke,
        {
          operation: operation(),
          edit: { what: 'partner', key: null, seen: '', name, kind: 'housing', email },
        },
        today,
      ),
    )

  test('are asked once a year, and who says yes is named', async () => {
    await partner('Elkien', 'elkien@example.org')
    await partner('Amaryllis', null)
    expect(await yes(askPartners(sipke, { operation: operation() }, today))).toEqual({ ok: true, asked: 1 })
    expect(await askPartners(sipke, { operation: operation() }, today)).toMatchObject({
      reason: { code: 'nobody-to-ask' },
    })
    const [mail] = await mailsAbout('programme-partner-asked')
    expect(mail?.address).toBe('elkien@example.org')
    expect(await mailValues(mail!)).toMatchObject({ 'partner.name': 'Elkien', 'programme.year': '2026' })
    expect(await partnersTakingPart(db(), world.fund, 2026)).toEqual([])
    await yes(says(mail?.props.partner ?? '', 'yes'))
    expect(await partnersTakingPart(db(), world.fund, 2026)).toEqual(['Elkien'])
    expect(await partnersTakingPart(db(), world.fund, 2027)).toEqual([])
    const nextYear = new Date('2027-01-05T10:00:00Z')
    expect(await says(mail?.props.partner ?? '', 'no', null, nextYear)).toMatchObject({
      reason: { code: 'partner-question-closed' },
    })
    expect(await yes(askPartners(sipke, { operation: operation() }, nextYear))).toMatchObject({ asked: 1 })
  })

  test('one alone is asked, and again on another day; the first question keeps its day and its link', async () => {
    const { key } = await partner('De Wielewaal', 'wielewaal@example.org')
    const ask = (days: number, by = sipke) => askPartner(by, key, { operation: operation() }, later({ days }))
    const mails = async () =>
      (await mailsAbout('programme-partner-asked')).filter(
        ({ address }) => address === 'wielewaal@example.org',
      )
    expect(await ask(0, ineke)).toMatchObject({ reason: { code: 'not-found' } })
    expect(await yes(ask(0))).toEqual({ ok: true, again: false })
    expect(await ask(0)).toMatchObject({ reason: { code: 'partner-asked-today' } })
    expect(await yes(ask(3))).toEqual({ ok: true, again: true })
    expect(await ask(3)).toMatchObject({ reason: { code: 'partner-asked-today' } })
    const [first, second] = await mails()
    expect([(await mails()).length, second?.props.partner]).toEqual([2, first?.props.partner])
    const question = String(first?.props.partner)
    const [row] = await db().select().from(partnerQuestions).where(eq(partnerQuestions.id, question))
    expect([row?.askedAt, row?.remindedAt]).toEqual([today, later({ days: 3 })])
    await yes(says(question, 'yes', 'Vraag naar Anna.', later({ days: 4 })))
    expect(await ask(5)).toMatchObject({ reason: { code: 'partner-answered' } })

    const jelle = await enter(world, 'jelle')
    await yes(eraseData(jelle, { operation: operation(), what: 'partner-remark', row: question }, today))
    expect(await partnerQuestion(db(), question)).toMatchObject({ answer: 'yes', remark: null })
  })

  test('one without an address is not asked', async () => {
    const { key } = await partner('De Stille', null)
    expect(await askPartner(sipke, key, { operation: operation() }, today)).toMatchObject({
      reason: { code: 'partner-without-address' },
    })
  })

  test('erasing a remark touches no partner of a proposal', async () => {
    const { proposal } = await submitted(world, ineke, naming('blijft@example.org'))
    const id = (await partnersAsked(db(), proposal))[0]?.id ?? ''
    await yes(says(id, 'yes', 'Met plezier.'))
    const jelle = await enter(world, 'jelle')
    await yes(eraseData(jelle, { operation: operation(), what: 'partner-remark', row: id }, today))
    expect(await partnerQuestion(db(), id)).toMatchObject({ remark: 'Met plezier.' })
  })

  test('what one said by telephone is written down with who wrote it', async () => {
    const { key } = await partner('De Buurtwinkel', null)
    const note = { operation: operation(), answer: 'yes' as const, remark: 'Gebeld met Anna.' }
    expect(await notePartnerAnswer(ineke, key, note, today)).toMatchObject({ reason: { code: 'not-found' } })
    await yes(notePartnerAnswer(sipke, key, note, today))
    expect(await partnersTakingPart(db(), world.fund, 2026)).toContain('De Buurtwinkel')
    const [row] = await db()
      .select()
      .from(partnerQuestions)
      .where(eq(partnerQuestions.remark, 'Gebeld met Anna.'))
    expect(row?.notedBy).toBe(sipke.person)
    await yes(
      notePartnerAnswer(sipke, key, { ...note, operation: operation(), answer: 'no' }, later({ days: 1 })),
    )
    expect(await partnerQuestion(db(), row?.id ?? '')).toMatchObject({ answer: 'no' })
  })
})
