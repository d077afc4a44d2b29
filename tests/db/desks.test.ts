import { beforeAll, describe, expect, test, vi } from 'vitest'
import { exportFund } from '#app/commands/export-fund.server.ts'
import { shelveWork } from '#app/commands/mark-work.server.ts'
import type { Person } from '#app/domain/access.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { deskWork } from '#app/server/office/desk-page.server.ts'
import { db, ownerSql } from '#db/client.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { overheard } from '#tests/bench/overhear.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import {
  aPanel,
  assigned,
  declare,
  declared,
  moments,
  type Panel,
  reviewed,
  screened,
  turn,
} from '#tests/world/panel.ts'

const database = useDatabase({ max: 4 })
vi.setConfig({ testTimeout: 90_000 })

const kindsOf = async (actor: Person, day: string) => (await workOf(db(), actor, day)).map(({ kind }) => kind)

describe('the work of who leads the panel', () => {
  let world: World
  let panel: Panel
  let batch: string
  let proposal: string
  beforeAll(async () => {
    world = await aFund()
    panel = await aPanel(world)
    const made = await screened(world, panel)
    batch = made.batch
    proposal = made.proposal
  })

  test('is who did not say whom they know, and each turn once everything is in', async () => {
    const [until] = await db().execute<{ day: string }>(`select scoring_until::text as day from batches`)
    const declareBy = addDays(until?.day ?? '', -7)
    expect(await kindsOf(panel.grietje, declareBy)).toEqual([])
    expect(await workOf(db(), panel.grietje, addDays(declareBy, 1))).toMatchObject([
      { kind: 'declarations-late', title: 'Ronde voorjaar', href: `/reviewer/batches/${batch}/reminder` },
    ])
    await declared(panel, proposal)
    const pairs = await assigned(world, panel, batch)
    expect(await kindsOf(panel.grietje, '2026-03-13')).toEqual(['stage-turn'])
    await yes(turn(panel, batch, 'conflicts', 'open-scoring'))
    expect(await kindsOf(panel.grietje, '2026-03-14')).toEqual([])
    expect(await kindsOf(panel.grietje, addDays(until?.day ?? '', 1))).toEqual(['reviews-late'])
    for (const { member } of pairs) {
      const reader = Object.values(panel).find(({ person }) => person === member)
      if (reader) await reviewed(reader, proposal)
    }
    expect(await kindsOf(panel.grietje, '2026-03-14')).toEqual(['stage-turn'])
    expect(await kindsOf(panel.sipke, '2026-03-14')).not.toContain('stage-turn')
    await yes(turn(panel, batch, 'scoring', 'lock', moments.reveal))
    await yes(turn(panel, batch, 'locked', 'reveal', moments.reveal))
    expect(await kindsOf(panel.grietje, '2026-03-15')).toEqual(['meeting-open'])
    await yes(turn(panel, batch, 'revealed', 'open-meeting', moments.decision))
    expect(await kindsOf(panel.grietje, '2026-03-16')).toEqual(['meeting-hold'])
  })

  test('stands on the home of the panel, is put away there, and shows nothing on the office', async () => {
    const day = dayOf(moments.decision)
    const desk = () => deskWork(panel.grietje, new URLSearchParams(), day, 'panel')
    const key = (await desk()).days[0]?.items[0]?.key ?? ''
    expect((await deskWork(panel.grietje, new URLSearchParams(), day)).count).toBe(0)
    const form = { operation: operation(), until: addDays(day, 2), reason: 'De zaal is bezet.' }
    await yes(shelveWork(panel.grietje, { sort: 'batches', key }, form, moments.decision))
    expect(await desk()).toMatchObject({ count: 0, elsewhere: [{ href: '/reviewer?lies=shelf' }] })
  })

  test('is nothing for a chair with an interest in what the batch handles', async () => {
    await yes(declare(panel.grietje, proposal, 'interest', moments.decision))
    expect(await kindsOf(panel.grietje, '2026-03-20')).toEqual([])
  })
})

describe('the work of who keeps the house', () => {
  let world: World
  let jelle: Person
  beforeAll(async () => {
    world = await aFund()
    jelle = await enter(world, 'jelle')
  })
  const work = (day: string) => workOf(db(), jelle, day)

  test('is the set-up that no round can open without, and a role that ends within a month', async () => {
    expect(await work(dayOf(today))).toMatchObject([{ kind: 'set-up-missing', href: '/admin/setup' }])
    const owner = ownerSql()
    await owner`update roles set until_on = '2026-05-01' where person_id = ${(await enter(world, 'henk')).person}`
    await owner.end()
    const kinds = async (day: string) => (await work(day)).map(({ kind }) => kind)
    expect(await kinds('2026-03-31')).not.toContain('role-ends')
    expect(await work('2026-04-01')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'role-ends', name: 'auditor', on: '2026-05-01' }),
      ]),
    )
    expect(await kinds('2026-05-02')).not.toContain('role-ends')
  })

  test('is who never came in two weeks after the invitation', async () => {
    const owner = ownerSql()
    await owner`update roles set from_on = '2026-03-10' where fund_id = ${world.fund}`
    await owner.end()
    const quiet = async (day: string) => (await work(day)).filter(({ kind }) => kind === 'invitation-quiet')
    expect(await quiet('2026-03-23')).toEqual([])
    expect((await quiet('2026-03-24')).map(({ title }) => title)).toContain('Henk Plantinga')
  })

  test('is a task that was given up, and an archive until it is taken away', async () => {
    const before = await work(dayOf(today))
    expect(before.map(({ kind }) => kind)).not.toContain('jobs-failed')
    const owner = ownerSql()
    await owner`select graphile_worker.add_job('seal-log')`
    await owner`update graphile_worker._private_jobs set attempts = max_attempts
      where task_id = (select id from graphile_worker._private_tasks where identifier = 'seal-log')`
    await yes(exportFund({ ...jelle, steppedUpAt: today }, { operation: operation() }, today))
    await owner`update fund_archives set made_at = asked_at, sha256 = 'x' where fund_id = ${world.fund}`
    await owner.end()
    const kinds = (await work(dayOf(today))).map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['jobs-failed', 'archive-ready']))
    expect(await workOf(db(), await enter(world, 'henk'), dayOf(today))).toEqual([])
  })

  test('asks as many questions however much there is', async () => {
    const asked = async () =>
      (await overheard(() => deskWork(jelle, new URLSearchParams(), dayOf(later({ days: 60 })), 'house')))
        .statements.length
    const before = await asked()
    const owner = ownerSql()
    await owner`insert into people (id, email, name, created_at)
      select gen_random_uuid(), 'p' || n || '@voorbeeld.nl', 'P' || n, now() from generate_series(1, 50) n`
    await owner`insert into roles (id, fund_id, person_id, role, from_on, until_on)
      select gen_random_uuid(), ${world.fund}, id, 'auditor', '2026-03-01', '2026-05-20' from people where name ~ '^P[0-9]+$'`
    await owner.end()
    expect(await asked()).toBe(before)
  })
})

test('the chair’s list asks as many questions of many batches as of one', async () => {
  const world = await aFund()
  const panel = await aPanel(world)
  await screened(world, panel)
  const asked = async () =>
    (await overheard(() => deskWork(panel.grietje, new URLSearchParams(), '2026-04-25', 'panel'))).statements
      .length
  const before = await asked()
  const owner = ownerSql(database.url())
  await owner`insert into batches (id, fund_id, round_id, name, stage, scoring_until, created_at)
    select gen_random_uuid(), fund_id, round_id, name || n, stage, scoring_until, created_at
    from batches, generate_series(1, 20) n where fund_id = ${world.fund}`
  await owner.end()
  expect(await asked()).toBe(before)
})
