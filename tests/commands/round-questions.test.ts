import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { dropRoundForm, editRoundForm } from '#app/commands/edit-round-form.server.ts'
import { finishSection } from '#app/commands/finish-section.server.ts'
import { copyRound } from '#app/commands/prepare-round.server.ts'
import { returnProposal } from '#app/commands/return-proposal.server.ts'
import { tellFormChanged } from '#app/commands/tell-form-changed.server.ts'
import { withdrawProposal } from '#app/commands/withdraw-proposal.server.ts'
import type { Person } from '#app/domain/access.ts'
import type { FormChange } from '#app/domain/proposal/extra/change.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { db } from '#db/client.server.ts'
import { latestSubmission } from '#db/queries/proposals.server.ts'
import { formInUse, formWritten } from '#db/queries/round-forms.server.ts'
import { roundById } from '#db/queries/rounds.server.ts'
import { outgoingMails, roundForms, rounds, submissions } from '#db/schema/index.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { useDatabase } from '#tests/database.ts'
import { plainPage, plainQuestion } from '#tests/domain/proposal/extra/forms.ts'
import { begun, draftOf, fillIn, formAsked, sent, typedProposal, typePage } from '#tests/world/applying.ts'
import { asks, inUse, seenForm } from '#tests/world/asking.ts'
import { looseFile } from '#tests/world/attachments.ts'
import { declare } from '#tests/world/panel.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world.ts'

useDatabase()

let world: World
let sipke: Person
let ineke: Person
beforeAll(async () => {
  world = await aFund()
  sipke = await enter(world, 'sipke')
  ineke = await enter(world, 'ineke')
  await asks(sipke, world.round, building, beforeOpening)
})
const beforeOpening = new Date('2026-01-05T09:00:00Z')
const building: FormChange[] = [
  { act: 'add-page', text: { ...plainPage, title: 'Het gebouw' } },
  { act: 'add-question', page: 'p1', text: { ...plainQuestion, kind: 'yesNo', label: 'Huurt u?' } },
  {
    act: 'add-question',
    page: 'p1',
    text: { ...plainQuestion, label: 'Van wie?', showIf: { question: 'q2', is: ['yes'] } },
  },
]
const more: FormChange = {
  act: 'add-question',
  page: 'p1',
  text: { ...plainQuestion, kind: 'number', label: 'Hoe groot is de zaal?', min: 1, max: 500 },
}
const refusedAs = (code: string) => ({ ok: false, reason: { code } })
const change = async (by: Person, what: FormChange, at = today, seen?: string) =>
  editRoundForm(
    by,
    world.round,
    { operation: operation(), seen: seen ?? (await seenForm(world.round)), change: what },
    at,
  )
const fillExtra = async (proposal: string, fields: Record<string, string>, at = later({ minutes: 4 })) => {
  const { version } = await yes(typePage(ineke, proposal, ['extra', 'p1'], fields, at))
  await yes(finishSection(ineke, proposal, 'extra', { operation: operation(), version, done: true }, at))
}
const answered = (fields: Record<string, string>) => ({ ...typedProposal(), extra: { p1: fields } })

describe('what a round asks of its own', () => {
  test('is for the manager to write, on top of what was seen, until the round closes', async () => {
    expect(await change(ineke, more)).toMatchObject(refusedAs('not-found'))
    expect(await change(sipke, more, today, 'something else')).toMatchObject(refusedAs('changed-by-other'))
    expect(await change(sipke, { ...more, page: 'p9' })).toMatchObject(refusedAs('not-found'))
    const { closesAt } = (await roundById(db(), world.fund, world.round))!
    expect(await change(sipke, more, closesAt)).toMatchObject(refusedAs('round-closed'))
  })

  test('is asked at once before the opening, and in a draft', async () => {
    expect((await formInUse(db(), world.round))?.version).toBe(1)
    const proposal = await begun(world, ineke)
    const form = await formAsked(ineke, proposal)
    expect(form.sections.map(({ key }) => key)).toContain('extra')
    expect(form.sections.at(-1)?.key).toBe('declarations')
  })

  test('has to be answered before a plan is sent, and is frozen with it', async () => {
    const proposal = await draftOf(world, ineke)
    await expect(sent(ineke, proposal, later({ minutes: 5 }))).rejects.toThrow('sections-not-done')
    await fillExtra(proposal, { q2: 'yes', q3: 'De gemeente' })
    await sent(ineke, proposal, later({ minutes: 5 }))
    const { document } = (await latestSubmission(db(), proposal))!
    expect(document?.extra).toEqual({ q2: 'yes', q3: 'De gemeente' })
    expect(document?.extraForm?.pages[0]?.questions.map(({ label }) => label)).toEqual([
      'Huurt u?',
      'Van wie?',
    ])
  })

  test('changes in an open round make a version that is asked once it is in use; who sent keeps the old one', async () => {
    const [drafted, before] = [await begun(world, ineke), await begun(world, ineke)]
    await fillIn(ineke, before, answered({ q2: 'no' }))
    await sent(ineke, before, later({ minutes: 5 }))
    await yes(change(sipke, more))
    expect((await formWritten(db(), world.round))?.version).toBe(2)
    expect((await formInUse(db(), world.round))?.version).toBe(1)
    const asked = async (proposal: string) =>
      (await formAsked(ineke, proposal)).extra?.pages[0]?.questions.map(({ key }) => key)
    expect(await asked(drafted)).toEqual(['q2', 'q3'])
    const { closesAt } = (await roundById(db(), world.fund, world.round))!
    expect(await inUse(sipke, world.round, 'Te laat.', closesAt)).toMatchObject(refusedAs('round-closed'))
    expect(await inUse(sipke, world.round, ' ', today)).toMatchObject(refusedAs('form-reason-missing'))
    expect(await inUse(sipke, world.round, 'De brandweer vroeg erom.', today)).toEqual({
      ok: true,
      version: 2,
    })
    expect(await asked(drafted)).toEqual(['q2', 'q3', 'q4'])
    await yes(declare(sipke, before, 'none', later({ minutes: 10 })))
    const question = {
      operation: operation(),
      section: 'extra',
      text: 'Weet u het zeker?',
      dueOn: '2026-04-01',
    } as const
    await yes(returnProposal(sipke, before, question, later({ days: 1 })))
    expect(await asked(before)).toEqual(['q2', 'q3'])
    await fillExtra(before, { q2: 'yes', q3: 'Elkien' }, later({ days: 2 }))
    await sent(ineke, before, later({ days: 3 }))
    const { document, number } = (await latestSubmission(db(), before))!
    expect([number, document?.extraForm?.version, document?.extra]).toEqual([
      2,
      1,
      { q2: 'yes', q3: 'Elkien' },
    ])
    expect(await inUse(sipke, world.round, 'Nog eens', today)).toMatchObject(refusedAs('nothing-changed'))
  })

  test('who is still writing is told once why, and what is left to do; who sent or began later is not', async () => {
    const drafted = await draftOf(world, ineke, {}, today)
    const begunLater = await draftOf(world, ineke, {}, later({ days: 4 }))
    const told = async () =>
      (await db().select().from(outgoingMails)).filter(
        ({ template }) => template === 'draft-questions-changed',
      )
    const count = await tellFormChanged(world.round, 2, later({ days: 5 }))
    expect(count).toBeGreaterThan(0)
    const mails = await told()
    const about = new Set(mails.map(({ props }) => props.proposal))
    expect(about.size).toBe(count)
    expect(about).toContain(drafted)
    expect(about).not.toContain(begunLater)
    for (const { proposalId } of await db().select().from(submissions))
      expect(about).not.toContain(proposalId)
    const mail = mails.find(({ props }) => props.proposal === drafted)!
    const { text } = await renderMail('draft-questions-changed', await mailValues(mail), 'nl')
    expect(text).toContain('De reden: De brandweer vroeg erom.')
    expect(text).toMatch(/Nog te doen: .*versturen\./)
    expect(await tellFormChanged(world.round, 2, later({ days: 6 }))).toBe(0)
    expect(await tellFormChanged(world.round, 9, later({ days: 6 }))).toBe(0)
    expect(await told()).toHaveLength(mails.length)
  })

  test('what is written can be thrown away', async () => {
    await yes(change(sipke, { ...more, text: { ...more.text, label: 'Hoe hoog is de zaal?' } }))
    const drop = () => dropRoundForm(sipke, world.round, { operation: operation() }, today)
    await yes(drop())
    expect(await drop()).toMatchObject(refusedAs('nothing-changed'))
    expect((await formInUse(db(), world.round))?.form.pages[0]?.questions).toHaveLength(3)
  })

  test('the database keeps a version as it was asked', async () => {
    const mine = eq(roundForms.roundId, world.round)
    const edit = db().update(roundForms).set({ changedAt: today, reason: 'anders' }).where(mine)
    await expect(edit).rejects.toMatchObject({ cause: { code: 'DB008' } })
    await expect(db().delete(roundForms).where(mine)).rejects.toMatchObject({ cause: { code: 'DB008' } })
  })

  test('goes along when a round is copied', async () => {
    const { round } = await yes(
      copyRound(sipke, world.round, { operation: operation(), name: 'Najaar' }, today),
    )
    const [old, copy] = [await formInUse(db(), world.round), await formInUse(db(), round)]
    expect(copy?.form).toEqual(old?.form)
    expect(copy?.version).toBe(1)
    await db().delete(rounds).where(eq(rounds.id, round))
    expect(await formInUse(db(), round)).toBeNull()
  })
})

test('a file can be the answer to a question of the round, and stays with the plan', async () => {
  const photo: FormChange = {
    act: 'add-question',
    page: 'p1',
    text: { ...plainQuestion, kind: 'file', label: 'De huur' },
  }
  await yes(change(sipke, photo))
  await yes(inUse(sipke, world.round, 'Wij lezen het contract.', today))
  const proposal = await begun(world, ineke)
  const file = await looseFile(world.fund, proposal, today, {})
  const key = (await formAsked(ineke, proposal)).extra?.pages[0]?.questions.at(-1)?.key ?? ''
  await fillIn(ineke, proposal, answered({ q2: 'no', q4: '40', [key]: file }))
  await sent(ineke, proposal, later({ minutes: 9 }))
  expect((await latestSubmission(db(), proposal))?.document?.extra?.[key]).toBe(file)
  await yes(
    withdrawProposal(ineke, proposal, { operation: operation(), reason: 'no-time' }, later({ days: 1 })),
  )
})
