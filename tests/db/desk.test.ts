import { beforeAll, describe, expect, test, vi } from 'vitest'
import { declareConflict } from '#app/commands/declare-conflict.server.ts'
import { returnProposal } from '#app/commands/return-proposal.server.ts'
import type { Person } from '#app/domain/access.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { db } from '#db/client.server.ts'
import { fundToday, workOf } from '#db/queries/desk.server.ts'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, enter, operation, today, type World, yes } from '#tests/world/base.ts'
import {
  approvedRelease,
  awardedGrant,
  type GrantWorld,
  granting,
  offeredGrant,
  paidTranche,
  preparedRelease,
  runningGrant,
  sign,
} from '#tests/world/granting.ts'
import {
  anAward,
  aPanel,
  awaitingDecision,
  declared,
  moments,
  type Panel,
  prepared,
  screened,
} from '#tests/world/panel.ts'
import { reporting, sentReport } from '#tests/world/reporting.ts'

useDatabase()
vi.setConfig({ testTimeout: 90_000 })

const kindsOf = async (actor: Person, at: Date) =>
  (await workOf(db(), actor, dayOf(at))).map(({ kind, title }) => `${kind} ${title}`)

describe('what is asked of whom, along the path', () => {
  test('the first check, by the day that was promised, and the question that waits', async () => {
    const world = await aFund()
    const panel = await aPanel(world)
    const { proposal } = await submitted(world, await enter(world, 'ineke'))
    const [item] = await workOf(db(), panel.sipke, dayOf(today))
    expect(item).toMatchObject({
      kind: 'screen',
      title: 'Taalmaatjes',
      on: addDays(dayOf(today), 7),
      amount: 20_000_00,
      href: `/manager/proposals/${proposal}`,
    })
    expect(await kindsOf(panel.tjitske, today)).toEqual([])
    expect(await kindsOf(await enter(world, 'henk'), today)).toEqual([])
    const none = { operation: operation(), grade: 'none', grounds: [], note: null } as const
    await yes(declareConflict(panel.sipke, proposal, none, moments.screening))
    const question = {
      operation: operation(),
      section: 'money',
      text: 'Wat kost de zaal?',
      dueOn: '2026-03-25',
    } as const
    await yes(returnProposal(panel.sipke, proposal, question, moments.screening))
    expect(await workOf(db(), panel.sipke, '2026-03-25')).toMatchObject([
      { kind: 'answer-waits', on: '2026-03-25', since: '2026-03-11' },
    ])
    expect(await workOf(db(), panel.sipke, '2026-03-26')).toMatchObject([
      { kind: 'answer-late', on: '2026-03-25' },
    ])
  })

  test('readers that are missing, then the decision to prepare, then to take', async () => {
    const world = await aFund()
    const panel = await aPanel(world)
    const { proposal, batch } = await screened(world, panel)
    expect(await workOf(db(), panel.sipke, '2026-03-12')).toMatchObject([
      { kind: 'assign', number: 1, href: `/manager/batches/${batch}/assignment` },
    ])
    await declared(panel, proposal)
    expect(await kindsOf(panel.sipke, moments.assignment)).toEqual(['assign Ronde voorjaar'])

    const other = await aFund()
    const path = await awaitingDecision(other)
    expect(await workOf(db(), path.panel.sipke, '2026-03-16')).toMatchObject([
      { kind: 'prepare-decision', on: '2026-05-05' },
    ])
    const decision = await prepared(path.panel, path.proposals[0] as string, anAward(20_000_00))
    expect(await kindsOf(path.panel.sipke, moments.decision)).toEqual([])
    expect(await workOf(db(), path.panel.tjitske, '2026-03-16')).toMatchObject([
      {
        kind: 'take-decision',
        amount: 20_000_00,
        preparedBy: { name: 'Sipke Hoekstra' },
        href: `/manager/decisions/${decision}/approval`,
      },
    ])
    const both: Person = { ...path.panel.sipke, roles: ['manager', 'approver'] }
    expect(await kindsOf(both, moments.decision)).toEqual([])
  })
})

describe('the agreement, the payments and the reports', () => {
  let world: World
  let made: GrantWorld
  let panel: Panel
  beforeAll(async () => {
    world = await aFund(100_000_00)
  })

  test('an agreement to make, to sign for the fund, and nothing once it runs', async () => {
    const awarded = await awardedGrant(await aFund())
    expect(await workOf(db(), awarded.panel.sipke, '2026-03-17')).toMatchObject([
      { kind: 'make-agreement', on: '2026-03-30', href: `/manager/grants/${awarded.grant}/terms` },
    ])
    const offered = await offeredGrant(await aFund())
    expect(await kindsOf(offered.panel.sipke, granting.offer)).toEqual([])
    expect(await kindsOf(offered.panel.tjitske, granting.offer)).toEqual([])
    await yes(sign(offered.owner, 'grantee', offered, granting.grantee))
    expect(await kindsOf(offered.panel.tjitske, granting.grantee)).toEqual(['sign-agreement Taalmaatjes'])
  })

  test('a tranche that is ready, the other person, the bank, and the report on which the next one waits', async () => {
    made = await runningGrant(world)
    panel = made.panel
    expect(await kindsOf(panel.tjitske, granting.fund)).toEqual([])
    expect(await workOf(db(), panel.sipke, dayOf(granting.release))).toMatchObject([
      { kind: 'release-ready', number: 1 },
    ])
    const release = await preparedRelease(made)
    expect(await kindsOf(panel.sipke, granting.release)).toEqual([])
    expect(await workOf(db(), panel.tjitske, dayOf(granting.release))).toMatchObject([
      {
        kind: 'release-approve',
        href: `/manager/releases/${release}/approval`,
        preparedBy: { id: panel.sipke.person },
      },
    ])
    const second = await runningGrant(await aFund(100_000_00))
    await approvedRelease(second)
    expect(await kindsOf(second.panel.sipke, granting.approval)).toEqual(['release-confirm Taalmaatjes'])
    expect(await kindsOf(second.panel.tjitske, granting.approval)).toEqual([])
  })

  test('a report that is late, and one that was sent', async () => {
    const third = await runningGrant(await aFund(100_000_00))
    await paidTranche(third)
    expect(await kindsOf(third.panel.sipke, granting.payment)).toEqual([])
    expect(await kindsOf(third.panel.sipke, new Date('2027-08-30T10:00:00Z'))).toContain(
      'report-late Taalmaatjes',
    )
    const report = await sentReport(third)
    const work = await workOf(db(), third.panel.sipke, dayOf(reporting.first))
    expect(work).toMatchObject([
      {
        kind: 'report-judge',
        on: addDays(dayOf(reporting.first), 14),
        href: `/manager/reports/${report.id}`,
      },
    ])
  })
})

describe('the fund today', () => {
  test('says what came in, what was agreed and paid, what is free, and the tightest day to come', async () => {
    const world = await aFund(50_000_00)
    expect(await fundToday(db(), world.fund, '2026-03-10')).toEqual({
      received: 50_000_00,
      expected: 0,
      agreed: 0,
      paid: 0,
      free: 50_000_00,
      tightest: null,
    })
    await awardedGrant(world)
    expect(await fundToday(db(), world.fund, '2026-03-17')).toEqual({
      received: 50_000_00,
      expected: 0,
      agreed: 20_000_00,
      paid: 0,
      free: 30_000_00,
      tightest: { on: '2026-09-01', cover: 30_000_00 },
    })
  })
})
