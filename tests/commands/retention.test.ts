import { desc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { askCallBack } from '#app/commands/ask-call-back.server.ts'
import { dueNow, eraseExpired } from '#app/commands/erase-expired.server.ts'
import { finishCallBack } from '#app/commands/finish-call-back.server.ts'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { verifyLog } from '#app/commands/verify-log.server.ts'
import { withdrawProposal } from '#app/commands/withdraw-proposal.server.ts'
import type { Person } from '#app/domain/access.ts'
import { wholeText } from '#app/domain/opening.ts'
import { refused } from '#app/domain/verdict.ts'
import { db } from '#db/client.server.ts'
import { callBacks, erasures, events, openings, proposalSections, submissions } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'

useDatabase()

let world: World
let ineke: Person
let jelle: Person
let sipke: Person
let withdrawn: string

beforeAll(async () => {
  world = await aFund()
  ineke = await enter(world, 'ineke')
  jelle = await enter(world, 'jelle')
  sipke = await enter(world, 'sipke')
  withdrawn = (await submitted(world, ineke)).proposal
  await yes(withdrawProposal(ineke, withdrawn, { operation: operation(), reason: 'no-time' }, today))
})

const years = (count: number) => later({ days: 366 * count })
const freshAt = (now: Date): Person => ({ ...jelle, steppedUpAt: now })

describe('a plan that did not go on', () => {
  test('stays until its time is over', async () => {
    expect((await dueNow(db(), world.fund, 'refused', years(1))).rows).toEqual([])
  })

  test('then goes, exactly as it was shown, by the administrator who just proved who they are', async () => {
    const now = years(3)
    const { rows, seen } = await dueNow(db(), world.fund, 'refused', now)
    expect(new Set(rows.map(({ what }) => what))).toEqual(new Set(['submission', 'draft']))
    expect(new Set(rows.map(({ subject }) => subject))).toEqual(new Set([withdrawn]))
    const form = { operation: operation(), kind: 'refused', seen } as const
    expect(await eraseExpired({ ...jelle, steppedUpAt: null }, form, now)).toEqual(refused('step-up-needed'))
    expect(await eraseExpired({ ...sipke, steppedUpAt: now }, form, now)).toEqual(refused('not-found'))
    expect(await eraseExpired(freshAt(now), { ...form, seen: 'other' }, now)).toEqual(refused('list-changed'))
    expect(await eraseExpired(freshAt(now), form, now)).toMatchObject({ ok: true, erased: rows.length })

    const [copy] = await db().select().from(submissions).where(eq(submissions.proposalId, withdrawn))
    expect(copy?.document).toBeNull()
    const sections = await db()
      .select()
      .from(proposalSections)
      .where(eq(proposalSections.proposalId, withdrawn))
    expect(sections.every(({ answers }) => answers === null)).toBe(true)
    expect(await db().$count(erasures)).toBe(rows.length)
    const happened = await db()
      .select()
      .from(events)
      .orderBy(desc(events.number))
      .limit(rows.length + 1)
    expect(happened.map(({ type }) => type)).toEqual([...rows.map(() => 'erased'), 'kept-time-ended'])
    expect((await dueNow(db(), world.fund, 'refused', now)).rows).toEqual([])
    expect(await verifyLog()).toMatchObject({ faults: [] })
  })

  test('is not erased twice: nothing is left', async () => {
    const now = years(3)
    const { seen } = await dueNow(db(), world.fund, 'refused', now)
    const form = { operation: operation(), kind: 'refused', seen } as const
    expect(await eraseExpired(freshAt(now), form, now)).toEqual(refused('nothing-to-erase'))
  })
})

test('a request to call back goes half a year after the call, and never before it', async () => {
  const wish = {
    name: 'Douwe',
    phone: '0580000099',
    email: undefined,
    neighbourhood: 'bilgaard',
    times: '',
    about: '',
  }
  const { callBack } = await yes(askCallBack(world.fund, wish, 'nl', today))
  const now = years(1)
  expect((await dueNow(db(), world.fund, 'call-backs', now)).rows).toEqual([])
  await yes(finishCallBack(sipke, callBack, { operation: operation() }, today))
  const { rows, seen } = await dueNow(db(), world.fund, 'call-backs', now)
  expect(rows).toMatchObject([{ what: 'call-back', row: callBack }])
  await yes(eraseExpired(freshAt(now), { operation: operation(), kind: 'call-backs', seen }, now))
  const [row] = await db().select().from(callBacks).where(eq(callBacks.id, callBack))
  expect(row).toMatchObject({ name: '', phone: '' })
})

describe('who opened what', () => {
  test('is one line for a person, a row and a day', async () => {
    for (const minutes of [0, 5, 10])
      await noteOpenings(sipke, [wholeText(withdrawn, 'office')], later({ minutes }))
    await noteOpenings(sipke, [wholeText(withdrawn, 'office')], later({ days: 1 }))
    await noteOpenings(jelle, [wholeText(withdrawn, 'office')], today)
    expect(await db().$count(openings)).toBe(3)
  })

  test('cannot be changed or taken away before its time, whoever asks', async () => {
    await expect(db().delete(openings)).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(db().update(openings).set({ side: 'panel' })).rejects.toMatchObject({
      cause: { code: '42501' },
    })
    const { seen, openings: count } = await dueNow(db(), world.fund, 'openings', years(1))
    expect(count).toBe(0)
    const form = { operation: operation(), kind: 'openings', seen } as const
    expect(await eraseExpired(freshAt(years(1)), form, years(1))).toEqual(refused('nothing-to-erase'))
  })

  test('goes when its time is over', async () => {
    const now = years(3)
    const { seen, openings: count } = await dueNow(db(), world.fund, 'openings', now)
    expect(count).toBe(3)
    await yes(eraseExpired(freshAt(now), { operation: operation(), kind: 'openings', seen }, now))
    expect(await db().$count(openings)).toBe(0)
  })
})
