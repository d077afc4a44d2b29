import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enterPaperForm } from '#app/commands/enter-paper-form.server.ts'
import { inviteCoApplicant } from '#app/commands/invite-co-applicant.server.ts'
import { keepScan } from '#app/commands/keep-scan.server.ts'
import { passScreening } from '#app/commands/pass-screening.server.ts'
import { returnProposal } from '#app/commands/return-proposal.server.ts'
import { sweepFiles } from '#app/commands/sweep-files.server.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { refused } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { standingOf } from '#db/queries/conflicts.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { officeFiles, scansOf } from '#db/queries/files.server.ts'
import { paperForms, paperOf } from '#db/queries/paper-forms.server.ts'
import { membersOf } from '#db/queries/proposal-course.server.ts'
import { ownProposal, savedSections } from '#db/queries/proposals.server.ts'
import { seenByFund } from '#db/queries/seen-by-fund.server.ts'
import { outgoingMails, proposals, roles } from '#db/schema/index.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { useDatabase } from '#tests/database.ts'
import { typePage } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import { pdf } from '#tests/world/files.ts'
import { declare } from '#tests/world/panel.ts'

useDatabase()

type Someone = Awaited<ReturnType<typeof enter>>
let world: World
let sipke: Someone
let ineke: Someone
beforeAll(async () => {
  world = await aFund()
  sipke = await enter(world, 'sipke')
  ineke = await enter(world, 'ineke')
})

const paper = {
  receivedOn: '2026-03-09',
  groupName: 'Soep op dinsdag',
  contactName: 'Klaas Visser',
  email: null as string | null,
  phone: '0581234567' as string | null,
}
const typeOver = (more: Partial<typeof paper> = {}, who = sipke, now = today) =>
  enterPaperForm(who, { operation: operation(), round: world.round, ...paper, ...more }, now)

describe('behaviour 22: a form on paper', () => {
  test('is typed over by the manager, on the pages of the form, with what the sheet already tells', async () => {
    const { proposal } = await yes(typeOver())
    const own = await ownProposal(db(), sipke, proposal)
    expect(own).toMatchObject({ source: 'paper', helper: true, relation: 'editor', title: 'Soep op dinsdag' })
    const { aboutUs } = await savedSections(db(), proposal)
    expect(aboutUs.answers).toMatchObject({ contactName: 'Klaas Visser', contactPhone: '0581234567' })
    await yes(typePage(sipke, proposal, ['voornemen', 'plan'], { plan: 'Soep.' }, later({ minutes: 5 })))
    expect(await paperOf(db(), proposal)).toEqual({ typist: 'Sipke Hoekstra', receivedOn: '2026-03-09' })
    expect(await paperForms(db(), sipke)).toMatchObject([
      { id: proposal, mine: true, typist: 'Sipke Hoekstra' },
    ])
    expect(await seenByFund(db(), sipke, proposal)).toBeNull()
  })

  test('belongs to whose address is known, who hears so by mail', async () => {
    const { proposal } = await yes(typeOver({ email: 'Klaas@Example.org' }))
    const { initiative } = (await ownProposal(db(), sipke, proposal))!
    expect(await membersOf(db(), initiative)).toMatchObject([
      { name: 'Klaas Visser', relation: 'owner', helper: false },
      { name: 'Sipke Hoekstra', relation: 'editor', helper: true },
    ])
    const [mail] = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.address, 'klaas@example.org'))
    const { subject, text } = await renderMail(mail!.template, await mailValues(mail!), 'nl')
    expect(subject).toBe('Wij nemen uw papieren formulier over')
    expect(text).toContain('Soep op dinsdag')
    expect(text).toContain(`/applicant/proposals/${proposal}`)
  })

  test('is on the list of who types it over, and its mails go to the address that the form gives', async () => {
    const { proposal } = await yes(typeOver())
    const work = await workOf(db(), sipke, dayOf(today))
    expect(work).toContainEqual(
      expect.objectContaining({ kind: 'paper-form', href: `/applicant/proposals/${proposal}` }),
    )
    const contact = {
      contactName: 'Klaas Visser',
      contactEmail: 'soep@example.org',
      contactPhone: '058 123 45 67',
      contactTimes: '',
    }
    await yes(typePage(sipke, proposal, ['aboutUs', 'contact'], contact, later({ minutes: 5 })))
    await transaction((tx) =>
      record(tx, {
        type: 'proposal-submitted',
        fund: world.fund,
        actor: sipke.id,
        proposal,
        submission: newId(today),
        documentHash: 'a'.repeat(64),
        at: later({ minutes: 6 }),
      }),
    )
    const sent = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.template, 'proposal-submitted'))
    const of = sent.filter(({ props }) => (props as { proposal?: string }).proposal === proposal)
    expect(of.map(({ address }) => address)).toEqual(['soep@example.org'])
  })

  test('is not one’s own, needs a way to reach the group, and came in while the round was open', async () => {
    expect(await typeOver({ email: sipke.email })).toEqual(refused('same-person'))
    expect(await typeOver({ phone: null })).toEqual(refused('contact-missing'))
    expect(await typeOver({ receivedOn: '2026-01-15' })).toEqual(refused('paper-outside-round'))
    expect(await typeOver({ receivedOn: '2026-03-11' })).toEqual(refused('paper-day-to-come'))
    for (const other of ['tjitske', 'ineke', 'aukje'] as const)
      expect(await typeOver({}, await enter(world, other))).toEqual(refused('not-found'))
  })

  test('keeps its scan beside the answers, where the office reads it and nothing sweeps it away', async () => {
    const { proposal } = await yes(typeOver())
    const folder = mkdtempSync(join(tmpdir(), 'scan-'))
    const path = join(folder, 'scan.pdf')
    writeFileSync(path, await pdf())
    const file = { path, name: 'scan.pdf', mediaType: 'application/pdf', size: 900, sha256: 'a'.repeat(64) }
    const form = { operation: operation() }
    const kept = await yes(keepScan(sipke, proposal, file, form, today))
    expect(await keepScan(sipke, proposal, file, form, today)).toEqual(kept)
    expect(await scansOf(db(), sipke, proposal)).toMatchObject([{ id: kept.file, name: 'scan.pdf' }])
    expect(await officeFiles(db(), sipke, proposal, kept.file)).toHaveLength(1)
    await sweepFiles(later({ days: 3 }))
    expect(await scansOf(db(), sipke, proposal)).toHaveLength(1)
    for (const other of [ineke, await enter(world, 'tjitske')])
      expect(await keepScan(other, proposal, file, { operation: operation() }, today)).toEqual(
        refused('not-found'),
      )
    rmSync(folder, { recursive: true })
  })

  test('can be sent for two weeks after the close', async () => {
    const { proposal } = await yes(typeOver({}, sipke, new Date('2026-04-02T10:00:00Z')))
    expect((await ownProposal(db(), sipke, proposal))?.reopenedUntil).toBe('2026-04-16')
  })

  test('gives its typist no interest in the round, and lets them ask others to take part', async () => {
    const { proposal } = await yes(typeOver())
    const form = { operation: operation(), email: ineke.email, relation: 'editor', helper: false } as const
    await yes(inviteCoApplicant(sipke, proposal, form, later({ minutes: 5 })))
    await db()
      .update(proposals)
      .set({ state: 'submitted', submittedAt: today })
      .where(eq(proposals.id, proposal))
    expect(await standingOf(db(), sipke.person, { id: proposal })).toMatchObject({
      interestBeside: false,
    })
  })
})

describe('the first check of a form that was typed over', () => {
  let proposal: string
  beforeEach(async () => {
    ;({ proposal } = await yes(typeOver()))
    await db()
      .update(proposals)
      .set({ state: 'submitted', submittedAt: today, reference: `LO-2026-${proposal.slice(-6)}` })
      .where(eq(proposals.id, proposal))
    await yes(declare(sipke, proposal, 'none', later({ minutes: 5 })))
  })
  const pass = () => passScreening(sipke, proposal, { operation: operation() }, later({ minutes: 9 }))

  test('is the typist’s own only when there is no other manager, and ends their part in it', async () => {
    await yes(pass())
    expect(await ownProposal(db(), sipke, proposal)).toBeNull()
  })

  test('is another manager’s when there is one', async () => {
    const jelle = await enter(world, 'jelle')
    const role = { id: newId(today), fundId: world.fund, personId: jelle.person, role: 'manager' }
    await db()
      .insert(roles)
      .values({ ...role, fromOn: '2026-01-01' })
    expect(await pass()).toEqual(refused('typed-by-you'))
    const asked = async (who: typeof sipke) =>
      (await workOf(db(), who, dayOf(today))).map(({ key }) => key).includes(`screen-${proposal}`)
    expect(await asked(sipke)).toBe(false)
    expect(await asked({ ...jelle, roles: ['manager'] })).toBe(true)
    const question = { section: 'money', text: 'Wat kost het?', dueOn: '2026-03-20' } as const
    expect(
      await returnProposal(sipke, proposal, { operation: operation(), ...question }, later({ minutes: 9 })),
    ).toEqual(refused('typed-by-you'))
    const manager = { ...jelle, roles: ['manager'] as const }
    await yes(declare(manager, proposal, 'none', later({ minutes: 6 })))
    await yes(passScreening(manager, proposal, { operation: operation() }, later({ minutes: 9 })))
  })
})
