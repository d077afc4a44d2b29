import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { approveRelease } from '#app/commands/approve-release.server.ts'
import { endHold } from '#app/commands/end-hold.server.ts'
import { endHolds } from '#app/commands/end-holds.server.ts'
import { eraseData } from '#app/commands/erase-data.server.ts'
import { extendHold } from '#app/commands/extend-hold.server.ts'
import { holdPayments } from '#app/commands/hold-payments.server.ts'
import { prepareRelease } from '#app/commands/prepare-release.server.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { refused } from '#app/domain/verdict.ts'
import { renderGrantLetter } from '#app/server/jobs/render-grant-letter.server.ts'
import { db } from '#db/client.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { grantLetterById, grantLetterFile, lettersOf } from '#db/queries/grant-letters.server.ts'
import { factsOfGrant, standingOf, trancheIn } from '#db/queries/tranches.server.ts'
import { events, grantHolds, grants, outgoingMails } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { aHold, course, heldGrant, newestLetter } from '#tests/world/course.ts'
import {
  approvedRelease,
  type GrantWorld,
  grantState,
  preparedRelease,
  runningGrant,
} from '#tests/world/granting.ts'

useDatabase({ max: 12 })

let world: World
let made: GrantWorld
beforeAll(async () => {
  world = await aFund(900_000_00)
  made = await runningGrant(world)
})

const all = (one = made) => ({ grant: one.grant, tranche: null })
const standing = async (one: GrantWorld, tranche: string, at = course.hold) => {
  const known = await factsOfGrant(db(), one.fund, one.grant, dayOf(at))
  const part = known && trancheIn(known.plan, tranche)
  return known && part ? standingOf(known, part).state : null
}
const mailsOf = async (one: GrantWorld, template: string) =>
  (await db().select().from(outgoingMails).where(eq(outgoingMails.template, template))).filter(
    ({ props }) => props.grant === one.grant,
  )

describe('holding all payments', () => {
  test('is the manager’s alone', async () => {
    for (const actor of [made.panel.tjitske, await enter(world, 'henk'), made.owner])
      expect(await holdPayments(actor, all(), aHold(), course.hold)).toEqual(refused('not-found'))
    const elsewhere = await enter(await aFund(), 'sipke')
    expect(await holdPayments(elsewhere, all(), aHold(), course.hold)).toEqual(refused('not-found'))
  })

  test('stops what is ready, tells why by letter and mail, and ends with a letter as well', async () => {
    const release = await preparedRelease(made)
    const form = aHold()
    const both = await Promise.all([1, 2].map(() => holdPayments(made.panel.sipke, all(), form, course.hold)))
    expect(both[1]).toEqual(both[0])
    expect(await grantState(made)).toBe('on-hold')
    expect(await standing(made, 't2')).toBe('held')
    const approver = { ...made.panel.tjitske, steppedUpAt: course.hold }
    expect(await approveRelease(approver, release, { operation: operation() }, course.hold)).toMatchObject({
      reason: { code: 'grant-on-hold' },
    })
    const letter = await grantLetterById(db(), await newestLetter(made))
    expect(letter?.facts).toMatchObject({
      kind: 'hold',
      tranche: null,
      suspicion: true,
      explanation: form.explanation,
      until: form.until,
    })
    expect(await mailsOf(made, 'grant-on-hold')).toHaveLength(1)
    expect(await holdPayments(made.panel.sipke, all(), aHold(), course.hold)).toMatchObject({
      reason: { code: 'not-in-this-state', state: 'on-hold', machine: 'grant' },
    })
    const { hold } = both[0] as { hold: string }
    const ending = { operation: operation(), outcome: 'solved', words: 'De data zijn er.' } as const
    expect(await endHold(made.panel.tjitske, hold, ending, course.resume)).toEqual(refused('not-found'))
    await yes(endHold(made.panel.sipke, hold, ending, course.resume))
    expect(await grantState(made)).toBe('running')
    expect(await standing(made, 't1')).toBe('prepared')
    expect(await mailsOf(made, 'grant-resumed')).toHaveLength(1)
    expect(await lettersOf(db(), made.grant)).toHaveLength(2)
    const again = { ...ending, operation: operation() }
    expect(await endHold(made.panel.sipke, hold, again, course.resume)).toEqual(refused('hold-over'))
  })

  test('refuses what the rule refuses, and leaves everything as it was', async () => {
    const one = await runningGrant(world)
    const form = aHold({ heardOn: null })
    expect(await holdPayments(one.panel.sipke, all(one), form, course.hold)).toEqual(
      refused('hearing-or-urgency-needed'),
    )
    expect(await grantState(one)).toBe('running')
    expect(await db().select().from(grantHolds).where(eq(grantHolds.grantId, one.grant))).toEqual([])
  })
})

describe('holding one payment', () => {
  test('takes back what was only prepared, and leaves the others alone', async () => {
    const one = await runningGrant(world)
    await preparedRelease(one)
    const { hold } = await heldGrant(one, 't1')
    expect(await grantState(one)).toBe('running')
    expect(await standing(one, 't1')).toBe('held')
    expect(await standing(one, 't2')).toBe('waiting')
    const prepare = () =>
      prepareRelease(one.panel.sipke, one.grant, 't1', { operation: operation() }, course.hold)
    expect(await prepare()).toMatchObject({ reason: { code: 'grant-on-hold' } })
    const words = { operation: operation(), outcome: 'unfounded', words: 'Alles klopt.' } as const
    await yes(endHold(one.panel.sipke, hold, words, course.resume))
    expect(await standing(one, 't1')).toBe('ready')
    expect(await mailsOf(one, 'tranche-held')).toHaveLength(1)
    expect(await mailsOf(one, 'tranche-resumed')).toHaveLength(1)
    await yes(prepare())
  })

  test('is too late for one that was approved', async () => {
    const one = await runningGrant(world)
    await approvedRelease(one)
    const of = { grant: one.grant, tranche: 't1' }
    expect(await holdPayments(one.panel.sipke, of, aHold(), course.hold)).toMatchObject({
      reason: { code: 'not-in-this-state', state: 'approved', machine: 'tranche' },
    })
  })
})

describe('the term of a hold', () => {
  test('ends by itself, once, and the manager was told before', async () => {
    const one = await runningGrant(world)
    const { hold } = await heldGrant(one)
    const near = later({ days: 20 }, course.hold)
    const work = await workOf(db(), one.panel.sipke, dayOf(near))
    expect(work.filter(({ kind, subject }) => kind === 'hold-ends' && subject === one.grant)).toHaveLength(1)
    await endHolds(later({ days: 27 }, course.hold))
    expect(await grantState(one)).toBe('on-hold')
    expect(await endHolds(later({ days: 28 }, course.hold))).toBeGreaterThan(0)
    expect(await grantState(one)).toBe('running')
    expect(await endHolds(later({ days: 28 }, course.hold))).toBe(0)
    const rows = await db().select().from(grantHolds).where(eq(grantHolds.id, hold))
    expect(rows).toMatchObject([{ outcome: 'term-over', endedBy: null }])
  })

  test('can be longer, with a letter, never beyond the weeks that were agreed', async () => {
    const one = await runningGrant(world)
    const { hold } = await heldGrant(one)
    const extend = (weeks: number) =>
      extendHold(
        one.panel.sipke,
        hold,
        {
          operation: operation(),
          until: addDays(dayOf(course.hold), weeks * 7),
          explanation: 'Wij wachten nog op de bank.',
        },
        later({ days: 20 }, course.hold),
      )
    expect(await extend(14)).toMatchObject({ reason: { code: 'hold-too-long', weeks: 13 } })
    await yes(extend(13))
    const [letter] = await lettersOf(db(), one.grant)
    expect(letter?.facts).toMatchObject({ kind: 'hold', longer: true })
    await endHolds(later({ days: 28 }, course.hold))
    expect(await grantState(one)).toBe('on-hold')
  })
})

describe('the letter', () => {
  test('is made once as a PDF, and goes when the application is erased', async () => {
    const one = await runningGrant(world)
    const { letter, hold } = await heldGrant(one)
    expect(await grantLetterFile(db(), one.grant, letter)).toBeNull()
    for (const _twice of [1, 2]) await renderGrantLetter({ letter }, course.hold)
    const file = await grantLetterFile(db(), one.grant, letter)
    expect(new TextDecoder().decode(file?.bytes.slice(0, 5))).toBe('%PDF-')
    const kept = and(eq(events.type, 'grant-letter-kept'), eq(events.subjectId, one.grant))
    expect(await db().select().from(events).where(kept)).toHaveLength(1)
    const [grant] = await db().select().from(grants).where(eq(grants.id, one.grant))
    const jelle = { ...(await enter(world, 'jelle')), steppedUpAt: course.resume }
    const form = { operation: operation(), what: 'submission', row: grant?.submissionId ?? '' } as const
    await yes(eraseData(jelle, form, course.resume))
    expect(await grantLetterFile(db(), one.grant, letter)).toBeNull()
    expect((await grantLetterById(db(), letter))?.facts).toBeNull()
    const rows = await db().select().from(grantHolds).where(eq(grantHolds.id, hold))
    expect(rows).toMatchObject([{ explanation: null, whatToDo: null, reason: 'duty-not-met' }])
  })
})
