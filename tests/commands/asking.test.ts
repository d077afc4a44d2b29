import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { askDeclarations } from '#app/commands/ask-declarations.server.ts'
import { giveBackReview } from '#app/commands/give-back-review.server.ts'
import { nameMember } from '#app/commands/name-member.server.ts'
import { passScreening } from '#app/commands/pass-screening.server.ts'
import { remindDeclarations } from '#app/commands/remind-declarations.server.ts'
import { takeOffReader } from '#app/commands/take-off-reader.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { db } from '#db/client.server.ts'
import { namedWithoutAnswer } from '#db/queries/named-in-panel.server.ts'
import { outgoingMails } from '#db/schema/index.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, later, operation, type World, yes } from '#tests/world/base.ts'
import { aPanel, assigned, declare, declared, moments, type Panel, screened } from '#tests/world/panel.ts'

useDatabase()

let world: World
let panel: Panel
let batch = ''
let proposal = ''
let owner: Person
beforeAll(async () => {
  world = await aFund(400_000_00)
  panel = await aPanel(world)
  ;({ proposal, batch, owner } = await screened(world, panel))
})

const mailsOf = (template: string) =>
  db()
    .select()
    .from(outgoingMails)
    .where(and(eq(outgoingMails.template, template), eq(outgoingMails.fundId, world.fund)))
const rendered = async (template: string) => {
  const [mail] = await mailsOf(template)
  if (!mail) throw new Error(`no ${template}`)
  return renderMail(template, await mailValues(mail), 'nl')
}
const panelIds = () =>
  [panel.aukje, panel.mohamed, panel.sanne, panel.wim, panel.grietje].map(({ person }) => person).sort()

describe('whom the panel knows', () => {
  test('is asked of every member and the chair when a proposal joins, once a day', async () => {
    expect((await mailsOf('declaration-asked')).map(({ recipient }) => recipient).sort()).toEqual(panelIds())
    expect((await rendered('declaration-asked')).text).toContain('1 aanvraag')
    const sent = await submitted(world, owner, { title: 'Moestuin' })
    const soon = later({ minutes: 5 }, moments.screening)
    await yes(declare(panel.sipke, sent.proposal, 'none', soon))
    await yes(passScreening(panel.sipke, sent.proposal, { operation: operation() }, soon))
    expect(await mailsOf('declaration-asked')).toHaveLength(5)
    expect(await askDeclarations(later({ days: 1 }, moments.screening))).toBe(5)
    expect(await askDeclarations(later({ days: 1, minutes: 9 }, moments.screening))).toBe(0)
    expect(await askDeclarations(later({ days: 2 }, moments.screening))).toBe(0)
  })

  test('is reminded of by chair or manager, once a day, and only who did not say it', async () => {
    await yes(declare(panel.aukje, proposal))
    const remind = (actor: Person, at = moments.conflicts) =>
      remindDeclarations(actor, batch, { operation: operation() }, at)
    expect(await remind(panel.aukje)).toMatchObject({ reason: { code: 'not-found' } })
    await yes(remind(panel.grietje))
    expect(await remind(panel.sipke)).toMatchObject({ reason: { code: 'reminded-today' } })
    await yes(remind(panel.sipke, moments.assignment))
    expect((await rendered('declaration-reminder')).text).toContain('nog niet of u de mensen kent')
  })
})

describe('a member whom the applicant names', () => {
  test('hears it by mail, and is asked until they say something after it', async () => {
    await declared(panel, proposal)
    const form = { operation: operation(), member: null, words: 'Sanne Hofstra', reason: null }
    await yes(nameMember(owner, proposal, form, moments.assignment))
    expect((await mailsOf('naming-asked')).map(({ recipient }) => recipient)).toEqual([panel.sanne.person])
    expect((await rendered('naming-asked')).text).toContain('Zeg of u elkaar kent')
    const waiting = () => namedWithoutAnswer(db(), world.fund, dayOf(moments.scoring), { batch })
    expect((await waiting()).map(({ person }) => person)).toEqual([panel.sanne.person])
    await yes(declare(panel.sanne, proposal, 'acquainted', moments.scoring))
    expect(await waiting()).toEqual([])
  })
})

describe('a reading that ends', () => {
  test('is told to the manager with the reason, and to the reader when the fund ends it', async () => {
    const fresh = await aFund(400_000_00)
    const members = await aPanel(fresh)
    const read = await screened(fresh, members)
    await declared(members, read.proposal, { wim: 'close' })
    await assigned(fresh, members, read.batch)
    world = fresh
    const given = { operation: operation(), reason: 'other', note: 'Ik ben op reis.' } as const
    await yes(giveBackReview(members.aukje, read.proposal, given, moments.scoring))
    expect((await mailsOf('review-given-back')).map(({ recipient }) => recipient)).toEqual([
      members.sipke.person,
    ])
    const told = await rendered('review-given-back')
    expect(told.text).toContain('iets anders')
    expect(told.text).not.toContain('op reis')
    const off = { operation: operation(), proposal: read.proposal, member: members.sanne.person }
    await yes(takeOffReader(members.sipke, read.batch, { ...off, why: 'Wij ruilen.' }, moments.scoring))
    expect((await mailsOf('review-taken-away')).map(({ recipient }) => recipient)).toEqual([
      members.sanne.person,
    ])
    expect((await rendered('review-taken-away')).text).toContain('Wij ruilen.')
  })
})
