import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { decideEnding } from '#app/commands/decide-ending.server.ts'
import { endGrants } from '#app/commands/end-grants.server.ts'
import { prepareEnding } from '#app/commands/prepare-ending.server.ts'
import { returnEnding } from '#app/commands/return-ending.server.ts'
import { startReport } from '#app/commands/start-report.server.ts'
import { withdrawEnding } from '#app/commands/withdraw-ending.server.ts'
import type { Person } from '#app/domain/access.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { refused } from '#app/domain/verdict.ts'
import { stepsOf } from '#app/server/results/grant-steps.server.ts'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { endingById, returnedEnding } from '#db/queries/endings.server.ts'
import { lettersOf } from '#db/queries/grant-letters.server.ts'
import { liveHolds } from '#db/queries/holds.server.ts'
import { openCommitments, positions } from '#db/queries/ledger.server.ts'
import { publicGrant } from '#db/queries/public/grants.server.ts'
import { factsOfGrant, standingOf } from '#db/queries/tranches.server.ts'
import { grants, outgoingMails, reportMoments } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { sentChange } from '#tests/world/changing.ts'
import {
  anEnding,
  announcedEnding,
  course,
  heldGrant,
  ownEnding,
  preparedEnding,
} from '#tests/world/course.ts'
import {
  approvedRelease,
  type GrantWorld,
  grantState,
  paidTranche,
  preparedRelease,
  runningGrant,
} from '#tests/world/granting.ts'

useDatabase({ max: 12 })

let world: World
beforeAll(async () => {
  world = await aFund(900_000_00)
})

const after = later({ days: 45 }, course.end)
const states = async (made: GrantWorld) => {
  const known = await factsOfGrant(db(), made.fund, made.grant, dayOf(after))
  return known?.plan.tranches.map((tranche) => standingOf(known, tranche).state)
}
const mails = async (made: GrantWorld, template: string) =>
  (await db().select().from(outgoingMails).where(eq(outgoingMails.template, template))).filter(
    ({ props }) => props.grant === made.grant,
  )

/** The second milestone a week later, which nobody has to agree to. */
const weekLater = ({ milestones }: Terms) => ({
  milestones: milestones.map(({ number, ...one }) => ({
    ...one,
    due: number === 2 ? addDays(one.due, 7) : one.due,
  })),
})

describe('an ending by the fund', () => {
  test('can be given back by the board with a reason, and everything goes on', async () => {
    const made = await runningGrant(world)
    const { ending } = await preparedEnding(made)
    const give = (actor: Person, reason = 'Praat eerst met elkaar.') =>
      returnEnding(actor, made.grant, { operation: operation(), reason }, course.decide)
    for (const actor of [made.panel.sipke, await enter(world, 'henk'), made.owner])
      expect(await give(actor)).toEqual(refused('not-found'))
    const both = { ...made.panel.sipke, roles: ['manager', 'approver'] } as const
    expect(await give(both)).toEqual(refused('same-person'))
    expect(await give(made.panel.tjitske, ' ')).toEqual(refused('return-needs-reason'))
    await yes(give(made.panel.tjitske))
    expect(await give(made.panel.tjitske)).toEqual(refused('not-found'))
    expect(await endingById(db(), ending)).toMatchObject({ state: 'returned' })
    expect(await returnedEnding(db(), made.grant)).toMatchObject({ reason: 'Praat eerst met elkaar.' })
    expect(await mails(made, 'ending-returned')).toMatchObject([{ recipient: made.panel.sipke.person }])
    expect(await grantState(made)).toBe('running')
    await preparedEnding(made)
    expect(await returnedEnding(db(), made.grant)).toBeNull()
  })

  test('moves the last report to its day, and back when it is taken back', async () => {
    const made = await runningGrant(world)
    const due = async () =>
      (await db().select().from(reportMoments).where(eq(reportMoments.grantId, made.grant)))
        .map(({ dueOn }) => dueOn)
        .sort()
    const before = await due()
    await announcedEnding(made)
    const after = await due()
    expect(after.slice(0, -1).length).toBe(before.length - 1)
    expect(after).not.toEqual(before)
    await sentChange(made, 'fund', weekLater, course.decide)
    expect(await versionInForce(db(), made.grant)).toMatchObject({ version: 2 })
    expect(await due()).toEqual(after)
    const form = { operation: operation() }
    await yes(withdrawEnding(made.panel.sipke, made.grant, 'fund', form, course.decide))
    expect(await due()).toEqual(before)
  })

  test('is prepared by the manager and decided by another, who proves who they are', async () => {
    const made = await runningGrant(world)
    for (const actor of [made.panel.tjitske, await enter(world, 'henk'), made.owner])
      expect(await prepareEnding(actor, made.grant, anEnding(), course.end)).toEqual(refused('not-found'))
    await preparedEnding(made)
    expect(await mails(made, 'grant-terminated')).toEqual([])
    const work = await workOf(db(), made.panel.tjitske, dayOf(course.end))
    expect(
      work.filter(({ kind, subject }) => kind === 'ending-decide' && subject === made.grant),
    ).toHaveLength(1)
    const form = { operation: operation() }
    expect(await decideEnding(made.panel.tjitske, made.grant, form, course.decide)).toEqual(
      refused('step-up-needed'),
    )
    const both = { ...made.panel.sipke, roles: ['manager', 'approver'], steppedUpAt: course.decide } as const
    expect(await decideEnding(both, made.grant, form, course.decide)).toEqual(refused('same-person'))
    const tjitske = { ...made.panel.tjitske, steppedUpAt: course.decide }
    const answers = await Promise.all(
      [1, 2].map(() => decideEnding(tjitske, made.grant, form, course.decide)),
    )
    expect(answers[1]).toEqual(answers[0])
    expect(await grantState(made)).toBe('running')
    const [letter] = await lettersOf(db(), made.grant)
    expect(letter?.facts).toMatchObject({ kind: 'ending', side: 'fund', ground: 'no-blame' })
    expect((await mails(made, 'grant-terminated')).length).toBeGreaterThan(0)
  })

  test('frees what is not paid after its last day, and keeps what is', async () => {
    const made = await runningGrant(world)
    await paidTranche(made)
    const before = await positions(db(), made.fund)
    await announcedEnding(made)
    await heldGrant(made, null, {}, later({ days: 14 }, course.end))
    expect(await endGrants(later({ days: 28 }, course.end))).toBe(0)
    expect(await endGrants(after)).toBeGreaterThan(0)
    expect(await endGrants(after)).toBe(0)
    expect(await grantState(made)).toBe('terminated')
    expect(await states(made)).toEqual(['paid', 'cancelled', 'cancelled'])
    expect(await liveHolds(db(), [made.grant])).toEqual([])
    expect(await openCommitments(db(), made.grant)).toMatchObject([{ id: 't1', amount: 8_000_00 }])
    const now = await positions(db(), made.fund)
    expect(before.fund.committed - now.fund.committed).toBeGreaterThanOrEqual(12_000_00)
    expect(now.fund.paid).toBe(before.fund.paid)
    const [row] = await db().select().from(grants).where(eq(grants.id, made.grant))
    const told = await publicGrant(db(), made.fund, row?.reference ?? '')
    expect(told).toMatchObject({ state: 'terminated', paidCents: 8_000_00, stoppedOn: expect.any(String) })
    if (!told) throw new Error('not on its page')
    const steps = (state: 'terminated' | 'settled') =>
      stepsOf({ ...told, state }, 'nl').map(({ key, place }) => `${key} ${place}`)
    expect(steps('terminated')).toEqual(['awarded past', 'signed past', 'stopped past', 'settled now'])
    expect(steps('settled')).toEqual(['awarded past', 'signed past', 'stopped past', 'settled past'])
    expect((await mails(made, 'grant-stopped')).length).toBeGreaterThan(0)
  })

  test('with blame is at once; what was only prepared is cancelled, what was approved goes its way', async () => {
    const made = await runningGrant(world)
    await preparedRelease(made)
    const blame = { ground: 'not-done', heardOn: dayOf(course.end), lastDay: dayOf(course.end) } as const
    await announcedEnding(made, blame)
    expect(await grantState(made)).toBe('terminated')
    expect(await states(made)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(await openCommitments(db(), made.grant)).toEqual([])
    const other = await runningGrant(world)
    await approvedRelease(other)
    await announcedEnding(other, blame)
    expect(await states(other)).toEqual(['approved', 'cancelled', 'cancelled'])
    expect(await openCommitments(db(), other.grant)).toMatchObject([{ id: 't1' }])
  })

  test('can be taken back before it takes effect', async () => {
    const made = await runningGrant(world)
    await announcedEnding(made)
    const form = { operation: operation() }
    expect(await withdrawEnding(made.owner, made.grant, 'grantee', form, course.decide)).toEqual(
      refused('not-found'),
    )
    await yes(withdrawEnding(made.panel.sipke, made.grant, 'fund', form, course.decide))
    await endGrants(after)
    expect(await grantState(made)).toBe('running')
    expect((await mails(made, 'ending-withdrawn')).length).toBeGreaterThan(0)
    await preparedEnding(made)
  })
})

describe('an initiative that stops', () => {
  test('is asked only what it learned; the manager hears of it, and the final report can still be sent', async () => {
    const made = await runningGrant(world)
    await ownEnding(made)
    expect(await mails(made, 'ending-arrived')).toHaveLength(1)
    const [letter] = await lettersOf(db(), made.grant)
    expect(letter?.facts).toMatchObject({ side: 'grantee', signer: null })
    expect(await prepareEnding(made.panel.sipke, made.grant, anEnding(), course.decide)).toEqual(
      refused('ending-open'),
    )
    await endGrants(after)
    expect(await grantState(made)).toBe('terminated')
    const start = (moment: string) =>
      startReport(made.owner, made.grant, moment, { operation: operation() }, after)
    expect(await start('r1')).toMatchObject({ reason: { code: 'not-in-this-state', state: 'terminated' } })
    await yes(start('r2'))
  })

  test('is its owner’s to decide', async () => {
    const made = await runningGrant(world)
    await expect(ownEnding({ ...made, owner: await enter(world, 'fatma') } as GrantWorld)).rejects.toThrow()
    await ownEnding(made)
    await yes(withdrawEnding(made.owner, made.grant, 'grantee', { operation: operation() }, course.decide))
    await endGrants(after)
    expect(await grantState(made)).toBe('running')
  })
})
