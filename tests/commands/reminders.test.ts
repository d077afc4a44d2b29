import { and, eq, inArray } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { remindAnswers } from '#app/commands/remind-answers.server.ts'
import { remindDrafts } from '#app/commands/remind-drafts.server.ts'
import { retireDrafts } from '#app/commands/retire-drafts.server.ts'
import { returnProposal } from '#app/commands/return-proposal.server.ts'
import { tellMissedDeadline } from '#app/commands/tell-missed-deadline.server.ts'
import type { Person } from '#app/domain/access.ts'
import { addDays, amsterdamInstant, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { db, ownerSql } from '#db/client.server.ts'
import {
  events,
  files,
  initiatives,
  memberships,
  outgoingMails,
  proposalSections,
  proposals,
} from '#db/schema/index.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { useDatabase } from '#tests/database.ts'
import { aVisitor, begun, draftOf, submitted } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import { declare } from '#tests/world/panel.ts'

const database = useDatabase()

let world: World
let ineke: Person
let draft: string
let sent: string
beforeAll(async () => {
  world = await aFund()
  ineke = await enter(world, 'ineke')
  draft = await draftOf(world, ineke)
  sent = (await submitted(world, await enter(world, 'fatma'))).proposal
  await begun(world, await aVisitor(world))
})

/** What the hourly jobs do at a moment. */
async function tick(now: Date) {
  await remindDrafts(now)
  await tellMissedDeadline(now)
  await remindAnswers(now)
  return retireDrafts(now)
}
const at = (day: IsoDate, time = '09:15') => amsterdamInstant(day, time)
const mailsOf = async (proposal: string) => {
  const rows = await db().select().from(outgoingMails).orderBy(outgoingMails.createdAt)
  return rows.filter(({ props, createdAt }) => props.proposal === proposal && createdAt > later({ days: 1 }))
}
const told = async (proposal: string) =>
  (await mailsOf(proposal)).map(({ template, createdAt }) => `${dayOf(createdAt)} ${template}`)

describe('time passes over a draft that is never sent', () => {
  test('behaviour 20: its writers are reminded, told, warned, and then it is gone, each once', async () => {
    for (let day = dayOf(later({ days: 2 })); day <= '2026-04-30'; day = addDays(day, 1)) {
      for (const time of ['00:15', '07:45', '08:15', '08:15', '22:15']) await tick(at(day, time))
    }
    expect(await told(draft)).toEqual([
      '2026-03-24 draft-reminder-7',
      '2026-03-28 draft-reminder-3',
      '2026-03-30 draft-reminder-1',
      '2026-04-01 draft-after-deadline',
      '2026-04-16 draft-deletion-14',
      '2026-04-27 draft-deletion-3',
    ])
    const mine = eq(proposals.id, draft)
    const [row] = await db().select().from(proposals).where(mine)
    expect(row?.state).toBe('draft')
    expect(await tick(at('2026-05-01', '00:15'))).toEqual({ told: 0, deleted: 2 })
    expect(await db().select().from(proposals).where(mine)).toEqual([])
    const sections = eq(proposalSections.proposalId, draft)
    expect(await db().select().from(proposalSections).where(sections)).toEqual([])
    const initiative = row?.initiativeId ?? ''
    expect(await db().select().from(initiatives).where(eq(initiatives.id, initiative))).toEqual([])
    expect(await db().select().from(memberships).where(eq(memberships.initiativeId, initiative))).toEqual([])
    expect(await tick(at('2026-05-02'))).toEqual({ told: 0, deleted: 0 })
  })

  test('keeps what was sent, whatever its state, and says nothing about it', async () => {
    expect(await told(sent)).toEqual([])
    expect(await db().select().from(proposals).where(eq(proposals.id, sent))).toHaveLength(1)
  })

  test('leaves ids and dates in the log, and no text', async () => {
    const rows = await db().select().from(events).where(eq(events.subjectId, draft))
    expect(rows.at(-1)?.type).toBe('draft-deleted')
    for (const { data } of rows) expect(JSON.stringify(data)).not.toMatch(/soep|taal|@/i)
    const mails = await db().select().from(outgoingMails)
    for (const { props } of mails) expect(JSON.stringify(props)).not.toContain('@')
  })
})

describe('what the mails say', () => {
  test('behaviour 16: a reminder has the moment in words, what is still to do and a way to sign in, and no secret', async () => {
    const mine = await draftOf(world, ineke)
    await tick(at('2026-03-24'))
    const [mail] = await mailsOf(mine)
    const { subject, text } = await renderMail('draft-reminder-7', await mailValues(mail!), 'nl')
    expect(subject).toMatch(/^Nog een week voor /)
    expect(text).toContain('Insturen kan tot en met dinsdag 31 maart 2026, 23.59 uur.')
    expect(text).toMatch(/Nog te doen: .*versturen\./)
    expect(text).toContain(`/account/sign-in?back=${encodeURIComponent(`/applicant/proposals/${mine}`)}`)
    expect(text).not.toMatch(/\b\d{6}\b|\/account\/link\//)
  })

  test('behaviour 29: the mail after the deadline is kind, and says until when the text is kept', async () => {
    const [mail] = (await db().select().from(outgoingMails)).filter(
      ({ template }) => template === 'draft-after-deadline',
    )
    const mine = await draftOf(world, ineke)
    const values = await mailValues({ ...mail!, props: { proposal: mine } })
    const { text } = await renderMail('draft-after-deadline', values, 'nl')
    expect(text).toContain('De ronde sloot op dinsdag 31 maart 2026, 23.59 uur.')
    expect(text).toContain('Uw tekst blijft staan tot en met donderdag 30 april 2026.')
  })
})

describe('jobs that run late', () => {
  test('say nothing that is not true any more, and give the days that they promise', async () => {
    const mine = await draftOf(world, ineke)
    await tick(at('2026-03-25'))
    await tick(at('2026-04-05'))
    await tick(at('2026-06-01'))
    expect(await told(mine)).toEqual(['2026-04-05 draft-after-deadline', '2026-06-01 draft-deletion-14'])
    const [, mail] = await mailsOf(mine)
    expect(mail?.props.until).toBe('2026-06-15')
    const { text } = await renderMail('draft-deletion-14', await mailValues(mail!), 'nl')
    expect(text).toContain('maandag 15 juni 2026')
    await tick(at('2026-06-16'))
    expect((await told(mine)).at(-1)).toBe('2026-06-16 draft-deletion-3')
    await tick(at('2026-06-19'))
    expect(await db().$count(proposals, eq(proposals.id, mine))).toBe(1)
    await tick(at('2026-06-20'))
    expect(await db().$count(proposals, eq(proposals.id, mine))).toBe(0)
  })

  test('twice at the same moment is once', async () => {
    const mine = await draftOf(world, ineke)
    const now = at('2026-03-28')
    await Promise.all([remindDrafts(now), remindDrafts(now), remindDrafts(now)])
    expect(await told(mine)).toEqual(['2026-03-28 draft-reminder-3'])
  })
})

test('a draft that is saved after a warning is kept longer, and warned of anew', async () => {
  const mine = await draftOf(world, ineke)
  await tick(at('2026-04-16'))
  await db()
    .update(proposals)
    .set({ changedAt: at('2026-04-20') })
    .where(eq(proposals.id, mine))
  await tick(at('2026-05-01'))
  await tick(at('2026-07-05'))
  expect(await told(mine)).toEqual(['2026-04-16 draft-deletion-14', '2026-07-05 draft-deletion-14'])
})

test('files go with their draft', async () => {
  const mine = await draftOf(world, ineke)
  const file = {
    id: mine,
    fundId: world.fund,
    proposalId: mine,
    name: 'begroting.pdf',
    mediaType: 'application/pdf',
    size: 1,
    sha256: 'a',
    storageKey: `proposals/${mine}`,
    verdict: 'clean',
    uploadedAt: today,
  }
  await db().insert(files).values(file)
  for (const day of ['2026-04-16', '2026-04-27', '2026-05-01']) await tick(at(day))
  expect(await db().select().from(files).where(eq(files.proposalId, mine))).toEqual([])
  const owner = ownerSql(database.url())
  const jobs =
    await owner`select payload from graphile_worker._private_jobs where key = ${`remove-stored:proposals/${mine}`}`
  await owner.end()
  expect(jobs.map(({ payload }) => payload)).toEqual([{ key: `proposals/${mine}` }])
})

test('what the fund declared about a draft it helped with stays, under an empty row', async () => {
  const mine = await draftOf(world, ineke)
  const sipke = await enter(world, 'sipke')
  await db().update(proposals).set({ helpAskedAt: today }).where(eq(proposals.id, mine))
  await yes(declare(sipke, mine, 'none', later({ days: 1 })))
  for (const day of ['2026-04-16', '2026-04-27', '2026-05-01', '2026-05-02']) await tick(at(day))
  const [row] = await db().select().from(proposals).where(eq(proposals.id, mine))
  expect(row).toMatchObject({ state: 'withdrawn', title: '', summary: '', submittedAt: null })
  expect(await db().$count(proposalSections, eq(proposalSections.proposalId, mine))).toBe(0)
  expect(await db().$count(memberships, eq(memberships.initiativeId, row?.initiativeId ?? ''))).toBe(0)
  expect(await db().$count(events, and(eq(events.subjectId, mine), eq(events.type, 'draft-deleted')))).toBe(1)
})

test('who was asked a question is reminded three days before an answer is due, unless it came', async () => {
  const sipke = await enter(world, 'sipke')
  const { proposal } = await submitted(world, await enter(world, 'baukje'))
  await yes(declare(sipke, proposal, 'none', later({ days: 1 })))
  const question = {
    operation: operation(),
    section: 'money' as const,
    text: 'Hoe komt u aan dit bedrag?',
    dueOn: '2026-03-24',
  }
  await yes(returnProposal(sipke, proposal, question, later({ days: 2 })))
  for (const day of ['2026-03-20', '2026-03-21', '2026-03-21', '2026-03-22']) await tick(at(day))
  expect((await told(proposal)).filter((line) => line.endsWith('reminder'))).toEqual([
    '2026-03-21 proposal-returned-reminder',
  ])
  const [mail] = (await mailsOf(proposal)).filter(({ template }) => template === 'proposal-returned-reminder')
  const { text } = await renderMail('proposal-returned-reminder', await mailValues(mail!), 'nl')
  expect(text).toContain('dinsdag 24 maart 2026')
  const log = and(eq(events.subjectId, proposal), inArray(events.type, ['question-due-near']))
  expect(await db().$count(events, log)).toBe(1)
})
