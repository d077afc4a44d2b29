import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { approveRelease } from '#app/commands/approve-release.server.ts'
import { prepareRelease } from '#app/commands/prepare-release.server.ts'
import { takeBackRelease } from '#app/commands/take-back-release.server.ts'
import type { Person } from '#app/domain/access.ts'
import { refused } from '#app/domain/verdict.ts'
import { db } from '#db/client.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { lastTakenBack } from '#db/queries/tranches.server.ts'
import { outgoingMails, trancheStandings } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import {
  approvedRelease,
  granting,
  paidTranche,
  preparedRelease,
  runningGrant,
} from '#tests/world/granting.ts'
import { declare } from '#tests/world/panel.ts'
import { withFundAccount } from '#tests/world/paying.ts'

useDatabase({ max: 12 })

let world: World
beforeAll(async () => {
  world = await aFund(900_000_00)
})

const back = later({ minutes: 30 }, granting.approval)
const takeBack = (by: Person, release: string, reason = 'Het bedrag klopt niet.') =>
  takeBackRelease(by, release, { operation: operation(), reason }, back)
const standing = async (grant: string) => {
  const [row] = await db()
    .select()
    .from(trancheStandings)
    .where(and(eq(trancheStandings.grantId, grant), eq(trancheStandings.trancheId, 't1')))
  return row
}

describe('a prepared payment', () => {
  test('goes back with a reason: the tranche is ready, who prepared it hears, and prepares again', async () => {
    const made = await runningGrant(world)
    const release = await preparedRelease(made)
    expect(await takeBack(made.panel.tjitske, release)).toEqual({
      ok: true,
      grant: made.grant,
      tranche: 't1',
    })
    expect(await standing(made.grant)).toMatchObject({ state: 'ready', releaseId: null })
    const mails = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.template, 'payment-taken-back'))
    expect(mails.map(({ recipient }) => recipient)).toEqual([made.panel.sipke.person])
    expect(await lastTakenBack(db(), made.grant, 't1')).toMatchObject({ reason: 'Het bedrag klopt niet.' })
    const fresh = { ...made.panel.tjitske, steppedUpAt: back }
    expect(await approveRelease(fresh, release, { operation: operation() }, back)).toMatchObject({
      ok: false,
    })
    const again = later({ minutes: 5 }, back)
    await yes(prepareRelease(made.panel.sipke, made.grant, 't1', { operation: operation() }, again))
    expect(await lastTakenBack(db(), made.grant, 't1')).toBeNull()
  })

  test('can still go back after the approval, by either, and not once it was paid', async () => {
    const made = await runningGrant(world)
    const release = await approvedRelease(made)
    await yes(takeBack(made.panel.sipke, release))
    expect(await takeBack(made.panel.sipke, release)).toMatchObject({
      reason: { code: 'not-in-this-state' },
    })
    const paid = await runningGrant(world)
    const gone = await paidTranche(paid)
    expect(await takeBack(paid.panel.tjitske, gone)).toMatchObject({ reason: { code: 'not-in-this-state' } })
  })

  test('stays when nobody says why, for who may not, and for who stands too near', async () => {
    const made = await runningGrant(world)
    const release = await preparedRelease(made)
    expect(await takeBack(made.panel.tjitske, release, '  ')).toMatchObject({
      reason: { code: 'reason-needed' },
    })
    for (const other of [
      made.owner,
      await enter(world, 'henk'),
      await enter(world, 'grietje'),
      await enter(await aFund(), 'tjitske'),
    ])
      expect(await takeBack(other, release)).toEqual(refused('not-found'))
    await yes(declare(made.panel.tjitske, made.proposal, 'close', granting.release))
    expect(await takeBack(made.panel.tjitske, release)).toMatchObject({ ok: false })
    expect(await standing(made.grant)).toMatchObject({ state: 'prepared' })
  })
})

describe('after the approval', () => {
  test('the desk asks for a file once the fund said which account it pays from', async () => {
    const made = await runningGrant(world)
    await approvedRelease(made)
    const kinds = async () =>
      (await workOf(db(), made.panel.sipke, '2026-03-24'))
        .filter(({ subject }) => subject === made.grant)
        .map(({ kind }) => kind)
    expect(await kinds()).toEqual(['release-confirm'])
    await withFundAccount(world)
    expect(await kinds()).toEqual(['release-file'])
  })
})
