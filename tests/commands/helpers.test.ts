import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { askHelp } from '#app/commands/ask-help.server.ts'
import { confirmHelper } from '#app/commands/confirm-helper.server.ts'
import { enterPaperForm } from '#app/commands/enter-paper-form.server.ts'
import { reopenProposal } from '#app/commands/reopen-proposal.server.ts'
import { submitProposal } from '#app/commands/submit-proposal.server.ts'
import { refused } from '#app/domain/verdict.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { db } from '#db/client.server.ts'
import { helperRecordsOf } from '#db/queries/helpers.server.ts'
import { ownProposal, savedSections } from '#db/queries/proposals.server.ts'
import { events, outgoingMails, submissions } from '#db/schema/index.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { useDatabase } from '#tests/database.ts'
import {
  allDeclared,
  begun,
  draftOf,
  fillIn,
  sent,
  submitted,
  type TypedPage,
  typedProposal,
} from '#tests/world/applying.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import { declare } from '#tests/world/panel.ts'
import { joined } from '#tests/world/together.ts'

useDatabase()

type Someone = Awaited<ReturnType<typeof enter>>
let world: World
let ineke: Someone
let fatma: Someone
let sipke: Someone
beforeAll(async () => {
  world = await aFund()
  ineke = await enter(world, 'ineke')
  fatma = await enter(world, 'fatma')
  sipke = await enter(world, 'sipke')
})

const soon = later({ minutes: 30 })
const confirm = (who: Someone, proposal: string) =>
  confirmHelper(who, proposal, { operation: operation() }, later({ days: 1 }))
const send = (who: Someone, proposal: string, at = soon) =>
  submitProposal(who, proposal, { operation: operation(), ...allDeclared }, at)
const mailsOf = async (proposal: string) =>
  (await db().select().from(outgoingMails).where(eq(outgoingMails.template, 'helper-confirmation'))).filter(
    ({ props }) => props.proposal === proposal,
  )
const helper = (fields: TypedPage) => ({ pages: { declarations: { helper: fields } } })

describe('behaviour 21: who filled in with or for a group', () => {
  test('is written down when it is sent, and the group confirms', async () => {
    const proposal = await draftOf(world, ineke)
    await joined(ineke, proposal, fatma, { helper: true })
    expect(await confirm(ineke, proposal)).toEqual(refused('not-found'))
    await yes(send(ineke, proposal))
    expect(await helperRecordsOf(db(), proposal)).toMatchObject([
      { name: 'Fatma Yılmaz', organisation: null, confirmedAt: null },
    ])
    const [mail, ...more] = await mailsOf(proposal)
    expect(more).toEqual([])
    expect(mail?.recipient).toBe(ineke.person)
    const { subject, text } = await renderMail(mail!.template, await mailValues(mail!), 'nl')
    expect(subject).toBe('Fatma Yılmaz vulde de aanvraag met u in')
    expect(text).toContain(`/applicant/proposals/${proposal}/helper`)
    expect(await confirm(fatma, proposal)).toEqual(refused('not-found'))
    await yes(confirm(ineke, proposal))
    await yes(confirm(ineke, proposal))
    expect(await helperRecordsOf(db(), proposal)).toMatchObject([
      { confirmedBy: 'Ineke van der Wal', confirmedAt: later({ days: 1 }) },
    ])
    const log = and(eq(events.subjectId, proposal), eq(events.type, 'helper-confirmed'))
    expect(await db().$count(events, log)).toBe(1)
  })

  test('may be somebody whom the writers name, and the owner confirms while sending', async () => {
    const named = { filledInTogether: 'yes', helperName: 'Mo Aziz', helperOrganisation: 'Amaryllis' }
    const wish = helper({ ...named, helperConfirmed: 'on' })
    const { proposal } = await submitted(world, ineke, wish)
    expect(await helperRecordsOf(db(), proposal)).toMatchObject([
      { name: 'Mo Aziz', organisation: 'Amaryllis', confirmedBy: 'Ineke van der Wal' },
    ])
    expect(await mailsOf(proposal)).toEqual([])
  })

  test('leaves nothing behind when nobody helped', async () => {
    const { proposal } = await submitted(world, ineke)
    expect(await helperRecordsOf(db(), proposal)).toEqual([])
  })
})

test('behaviour 22: a paper form is sent for the group by who typed it over, and the submission says so', async () => {
  const typed = typedProposal()
  const { initiativeName } = typed.aboutUs?.initiativeName ?? {}
  const { contactName } = typed.aboutUs?.contact ?? {}
  const paper = {
    operation: operation(),
    round: world.round,
    receivedOn: '2026-03-09',
    groupName: String(initiativeName).trim(),
    contactName: String(contactName),
    email: 'klaas@example.org',
    phone: null,
  }
  const { proposal } = await yes(enterPaperForm(sipke, paper, today))
  typed.aboutUs!.contact!.contactEmail = 'klaas@example.org'
  await fillIn(sipke, proposal, typed, later({ minutes: 5 }))
  await yes(send(sipke, proposal, later({ minutes: 30 })))
  expect(await ownProposal(db(), sipke, proposal)).toMatchObject({ state: 'submitted', source: 'paper' })
  const [copy] = await db().select().from(submissions).where(eq(submissions.proposalId, proposal))
  expect(copy?.submittedBy).toBe(sipke.person)
  expect(await helperRecordsOf(db(), proposal)).toMatchObject([
    { name: 'Sipke Hoekstra', organisation: 'Impactfonds Leeuwarden Oost', confirmedAt: null },
  ])
  expect(await mailsOf(proposal)).toHaveLength(1)
})

describe('behaviour 29: one application that was opened once more', () => {
  const closed = new Date('2026-04-02T10:00:00Z')
  const until = '2026-04-10'
  const reopen = (proposal: string) =>
    reopenProposal(
      sipke,
      proposal,
      { operation: operation(), reason: 'illness', text: 'Het mag nog.', until },
      closed,
    )

  test('can be sent until its last day, and not after', async () => {
    const proposal = await draftOf(world, ineke)
    await yes(askHelp(ineke, proposal, { operation: operation(), text: 'Ik was ziek.' }, closed))
    await yes(declare(sipke, proposal, 'none', closed))
    expect(await send(ineke, proposal, closed)).toMatchObject({ reason: { code: 'round-closed' } })
    await yes(reopen(proposal))
    const late = new Date('2026-04-10T22:00:00Z')
    expect(await send(ineke, proposal, late)).toMatchObject({ reason: { code: 'round-closed' } })
    await yes(send(ineke, proposal, new Date('2026-04-10T21:59:00Z')))
    const other = await begun(world, ineke)
    expect(await send(ineke, other, closed)).toMatchObject({ reason: { code: 'round-closed' } })
  })

  test('lets the clock stand still while its writers have it back', async () => {
    const { proposal } = await submitted(world, ineke)
    const before = (await ownProposal(db(), ineke, proposal))?.decisionDue
    await yes(declare(sipke, proposal, 'none', closed))
    await yes(reopen(proposal))
    expect((await ownProposal(db(), ineke, proposal))?.decisionDue).toBeNull()
    expect(Object.keys(await savedSections(db(), proposal)).length).toBeGreaterThan(3)
    await sent(ineke, proposal, new Date('2026-04-09T10:00:00Z'))
    const after = (await ownProposal(db(), ineke, proposal))?.decisionDue
    expect(after && before && after >= before).toBe(true)
  })
})
