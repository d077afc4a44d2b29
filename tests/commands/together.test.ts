import { and, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { acceptInvitation } from '#app/commands/accept-invitation.server.ts'
import { endInvitation } from '#app/commands/end-invitation.server.ts'
import { endMembership } from '#app/commands/end-membership.server.ts'
import { eraseData } from '#app/commands/erase-data.server.ts'
import { giveOwnership } from '#app/commands/give-ownership.server.ts'
import { inviteCoApplicant } from '#app/commands/invite-co-applicant.server.ts'
import { refused } from '#app/domain/verdict.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { db } from '#db/client.server.ts'
import { membersOf } from '#db/queries/proposal-course.server.ts'
import { ownProposal } from '#db/queries/proposals.server.ts'
import { openInvitations } from '#db/queries/together.server.ts'
import { events, invitations, outgoingMails } from '#db/schema/index.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { useDatabase } from '#tests/database.ts'
import { aVisitor, begun, typePage } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { invited, joined } from '#tests/world/together.ts'

useDatabase()

type Someone = Awaited<ReturnType<typeof enter>>
let world: World
let ineke: Someone
let fatma: Someone
let durk: Someone
let baukje: Someone
let proposal: string
beforeAll(async () => {
  world = await aFund()
  ;[ineke, fatma, durk, baukje] = (await Promise.all(
    (['ineke', 'fatma', 'durk', 'baukje'] as const).map((name) => enter(world, name)),
  )) as [Someone, Someone, Someone, Someone]
})
beforeEach(async () => {
  proposal = await begun(world, ineke)
})

const soon = later({ minutes: 10 })
const op = () => ({ operation: operation() })
const accept = (who: Someone, invitation: string, at = soon) => acceptInvitation(who, invitation, op(), at)
const relationOf = async (who: Someone) => (await ownProposal(db(), who, proposal))?.relation ?? 'none'
const initiative = async () => (await ownProposal(db(), ineke, proposal))?.initiative ?? ''
const typesOf = async (type: string) =>
  db().$count(events, and(eq(events.subjectId, proposal), eq(events.type, type)))

describe('an invitation', () => {
  test('goes to the address by mail, without a secret, and says what one may do and until when', async () => {
    const invitation = await invited(ineke, proposal, 'Nieuw@Example.org')
    const [mail, ...more] = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.address, 'nieuw@example.org'))
    expect(more).toEqual([])
    const { subject, text } = await renderMail(mail!.template, await mailValues(mail!), 'nl')
    expect(subject).toContain('Ineke van der Wal vraagt u mee te doen')
    expect(text).toContain('U mag meeschrijven.')
    expect(text).toContain('donderdag 9 april 2026')
    expect(text).toContain(`/applicant/invitations/${invitation}`)
    expect(text).toContain('omdat iemand dit adres opgaf')
  })

  test('is accepted by the invited address alone, once, and lets them in', async () => {
    const invitation = await invited(ineke, proposal, fatma.email)
    for (const other of [durk, ineke]) expect(await accept(other, invitation)).toEqual(refused('not-found'))
    expect(await relationOf(fatma)).toBe('none')
    await Promise.all([1, 2].map(() => yes(accept(fatma, invitation))))
    expect(await relationOf(fatma)).toBe('editor')
    expect(await typesOf('invitation-accepted')).toBe(1)
    expect(await accept(fatma, 'nonsense')).toEqual(refused('not-found'))
  })

  test('lets a reader read and not write', async () => {
    await joined(ineke, proposal, durk, { relation: 'reader' })
    expect(await relationOf(durk)).toBe('reader')
    const typing = typePage(durk, proposal, ['aboutUs', 'initiativeName'], { initiativeName: 'Soep' }, soon)
    expect(await typing).toMatchObject({ reason: { code: 'reader-only' } })
  })

  test('is over after thirty days, and when it was taken back', async () => {
    const invitation = await invited(ineke, proposal, fatma.email)
    expect(await accept(fatma, invitation, later({ days: 31 }))).toEqual(
      refused('invitation-expired', { inviterName: 'Ineke van der Wal' }),
    )
    for (let times = 2; times > 0; times--) await yes(endInvitation(ineke, proposal, invitation, op(), soon))
    expect(await typesOf('invitation-ended')).toBe(1)
    expect(await accept(fatma, invitation)).toEqual(refused('not-found'))
    expect(await openInvitations(db(), await initiative())).toEqual([])
  })

  test('is sent and taken back by owners only, and by nobody from a browser without an address', async () => {
    await joined(ineke, proposal, fatma)
    const form = { ...op(), email: 'x@example.org', relation: 'reader', helper: false } as const
    for (const other of [fatma, baukje])
      expect(await inviteCoApplicant(other, proposal, form, soon)).toEqual(refused('not-found'))
    const open = await invited(ineke, proposal, 'x@example.org')
    expect(await endInvitation(fatma, proposal, open, op(), soon)).toEqual(refused('not-found'))
    const browser = await aVisitor(world)
    const theirs = await begun(world, browser)
    expect(await inviteCoApplicant(browser, theirs, form, soon)).toEqual(refused('sign-in-needed'))
  })

  test('goes to nobody twice, and not to more than ten at once', async () => {
    await joined(ineke, proposal, fatma)
    const invite = (email: string) =>
      inviteCoApplicant(ineke, proposal, { ...op(), email, relation: 'reader', helper: false }, soon)
    expect(await invite(fatma.email.toUpperCase())).toEqual(refused('already-takes-part'))
    for (let at = 0; at < 10; at++) await yes(invite(`p${at}@example.org`))
    expect(await invite('p1@example.org')).toEqual(refused('already-invited'))
    expect(await invite('p10@example.org')).toEqual(refused('too-many-invitations', { count: 10 }))
  })
})

describe('a group', () => {
  test('takes somebody off, who then no longer finds the proposal', async () => {
    await joined(ineke, proposal, fatma)
    await yes(endMembership(ineke, proposal, fatma.person, op(), soon))
    expect(await relationOf(fatma)).toBe('none')
    expect(await typesOf('membership-ended')).toBe(1)
  })

  test('lets anybody leave, and nobody take off another but an owner', async () => {
    await joined(ineke, proposal, fatma)
    await joined(ineke, proposal, durk, { relation: 'reader' })
    const ends = (who: Someone, whom: Someone) => endMembership(who, proposal, whom.person, op(), soon)
    for (const [who, whom] of [
      [fatma, durk],
      [durk, ineke],
      [baukje, fatma],
    ] as const)
      expect(await ends(who, whom)).toEqual(refused('not-found'))
    expect(await ends(ineke, baukje)).toEqual(refused('not-found'))
    expect(await yes(ends(durk, durk))).toMatchObject({ self: true })
    expect(await relationOf(durk)).toBe('none')
  })

  test('always has an owner: the last one hands over first', async () => {
    await joined(ineke, proposal, fatma)
    const leave = (who: Someone) => endMembership(who, proposal, who.person, op(), soon)
    expect(await leave(ineke)).toEqual(refused('last-owner'))
    await yes(giveOwnership(ineke, proposal, fatma.person, op(), soon))
    await yes(giveOwnership(ineke, proposal, fatma.person, op(), soon))
    expect(await typesOf('ownership-given')).toBe(1)
    const left = await Promise.all([leave(ineke), leave(fatma)])
    expect(left.filter(({ ok }) => ok)).toHaveLength(1)
    expect(left).toContainEqual(refused('last-owner'))
  })

  test('does not become the property of who reads or helps', async () => {
    await joined(ineke, proposal, durk, { relation: 'reader' })
    await joined(ineke, proposal, fatma, { helper: true })
    for (const { person } of [durk, fatma])
      expect(await giveOwnership(ineke, proposal, person, op(), soon)).toEqual(refused('cannot-own'))
    expect(await giveOwnership(fatma, proposal, fatma.person, op(), soon)).toEqual(refused('not-found'))
    const members = await membersOf(db(), await initiative())
    expect(members[0]).toMatchObject({ name: 'Ineke van der Wal', relation: 'owner', helper: false })
    expect(members.find(({ person }) => person === fatma.person)).toMatchObject({ helper: true })
  })
})

describe('what is erased', () => {
  const erase = async (what: 'draft' | 'person', row: string) =>
    yes(eraseData(await enter(world, 'jelle', soon), { ...op(), what, row }, soon))

  test('takes invited addresses along, of a draft and of a person', async () => {
    await invited(ineke, proposal, 'iemand@example.org')
    await erase('draft', proposal)
    expect(await openInvitations(db(), await initiative())).toEqual([])
    const other = await begun(world, ineke)
    await invited(ineke, other, durk.email)
    await erase('person', durk.person)
    const kept = await db().select({ email: invitations.email }).from(invitations)
    expect(kept.map(({ email }) => email)).not.toContain('iemand@example.org')
    expect(kept.map(({ email }) => email)).not.toContain(durk.email)
  })
})
