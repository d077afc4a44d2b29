import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { changeSetting } from '#app/commands/change-setting.server.ts'
import { noteAllowance } from '#app/commands/note-allowance.server.ts'
import { type PresenceForm, recordPresence } from '#app/commands/record-presence.server.ts'
import { takeBackAllowance } from '#app/commands/take-back-allowance.server.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { cents } from '#app/domain/money.ts'
import { listNamed } from '#app/server/lists/list-sheets.server.ts'
import { allowanceFor, allowancesOf } from '#app/server/panel/allowances.server.ts'
import { presencePage } from '#app/server/panel/presence-page.server.ts'
import { db } from '#db/client.server.ts'
import { presencesOf } from '#db/queries/allowances.server.ts'
import { events } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { awaitingDecision, moments, type Panel, turn } from '#tests/world/panel.ts'

useDatabase()

let world: World
let panel: Panel
let batch = ''
const now = later({ days: 3 }, moments.decision)
const today = dayOf(now)
const evening = addDays(today, -2)
const reason = (code: string) => ({ ok: false, reason: { code } })
const at = (change: Partial<PresenceForm> = {}): PresenceForm => ({
  operation: operation(),
  heldOn: evening,
  present: [],
  corrects: false,
  ...change,
})
const dueOf = async (person: string) =>
  (await presencesOf(db(), world.fund, person)).map(({ heldOn, dueCents }) => [heldOn, dueCents])
const set = async (name: 'residentAllowanceCents' | 'yearAllowanceCents', typed: string, seen: number) => {
  const form = { operation: operation(), typed, seen: JSON.stringify(seen) }
  await yes(changeSetting(await enter(world, 'jelle'), name, form, now))
}

beforeAll(async () => {
  world = await aFund(30_000_00)
  const path = await awaitingDecision(world, [{ score: 3 }])
  ;({ panel, batch } = path)
})

describe('who was at a meeting', () => {
  test('is written down once the batch meets, by the chair alone', async () => {
    expect(await recordPresence(panel.grietje, batch, at(), now)).toMatchObject(reason('stage-out-of-order'))
    await yes(turn(panel, batch, 'revealed', 'open-meeting', moments.decision))
    for (const actor of [panel.aukje, panel.sipke, panel.tjitske])
      expect(await recordPresence(actor, batch, at(), now)).toMatchObject(reason('not-found'))
    expect(await recordPresence(panel.grietje, operation(), at(), now)).toMatchObject(reason('not-found'))
  })

  test('is of the panel, on a day that has come', async () => {
    const nobody = at()
    expect(await recordPresence(panel.grietje, batch, nobody, now)).toMatchObject(reason('presence-empty'))
    const tomorrow = at({ heldOn: addDays(today, 1), present: [panel.aukje.person] })
    expect(await recordPresence(panel.grietje, batch, tomorrow, now)).toMatchObject(
      reason('meeting-day-wrong'),
    )
    const staff = at({ present: [panel.sipke.person] })
    expect(await recordPresence(panel.grietje, batch, staff, now)).toMatchObject(
      reason('presence-of-another'),
    )
  })

  test('gives residents what the fund gives on that day, and what was written stays when that changes', async () => {
    const both = [panel.aukje.person, panel.sanne.person]
    await yes(recordPresence(panel.grietje, batch, at({ heldOn: addDays(evening, -1), present: both }), now))
    expect(await dueOf(panel.aukje.person)).toEqual([[addDays(evening, -1), 0]])
    await set('residentAllowanceCents', '50', 0)
    await set('yearAllowanceCents', '80', 0)
    await yes(recordPresence(panel.grietje, batch, at({ present: both }), now))
    await yes(recordPresence(panel.grietje, batch, at({ heldOn: today, present: both }), now))
    expect(await dueOf(panel.aukje.person)).toEqual([
      [today, 30_00],
      [evening, 50_00],
      [addDays(evening, -1), 0],
    ])
    expect((await dueOf(panel.sanne.person)).map(([, due]) => due)).toEqual([0, 0, 0])
  })

  test('is put right by writing the day again, without touching who was right', async () => {
    const { aukje, mohamed, sanne } = panel
    const page = await presencePage(panel.grietje, batch, new URLSearchParams({ on: today }), now)
    expect(page.present.sort()).toEqual([aukje.person, sanne.person].sort())
    const fresh = await presencePage(panel.grietje, batch, new URLSearchParams(), now)
    expect(fresh).toMatchObject({ corrects: null, present: [] })
    const right = { heldOn: today, present: [aukje.person, mohamed.person] }
    expect(await recordPresence(panel.grietje, batch, at(right), now)).toMatchObject(
      reason('meeting-day-written'),
    )
    await yes(recordPresence(panel.grietje, batch, at({ ...right, corrects: true }), now))
    expect((await dueOf(aukje.person))[0]).toEqual([today, 30_00])
    expect(await dueOf(mohamed.person)).toEqual([[today, 50_00]])
    expect((await dueOf(sanne.person)).map(([on]) => on)).toEqual([evening, addDays(evening, -1)])
    const told = await db().select().from(events).where(eq(events.type, 'presence-recorded'))
    expect(told.map(({ data }) => data)).toContainEqual({ heldOn: today, present: 2, batch })
  })
})

describe('what is paid', () => {
  const paid = (amount: number, change = {}) => ({
    ...{ operation: operation(), amount: cents(amount), paidOn: today },
    ...change,
  })

  test('is noted by the manager, up to what is open, and never twice by one press', async () => {
    const { sipke, aukje, tjitske, grietje } = panel
    for (const actor of [tjitske, grietje, aukje])
      expect(await noteAllowance(actor, aukje.person, paid(10_00), now)).toMatchObject(reason('not-found'))
    expect(await noteAllowance(sipke, tjitske.person, paid(10_00), now)).toMatchObject(reason('not-found'))
    expect(await noteAllowance(sipke, 'nobody', paid(10_00), now)).toMatchObject(reason('not-found'))
    expect(await noteAllowance(sipke, aukje.person, paid(80_01), now)).toMatchObject(
      reason('allowance-not-open'),
    )
    const form = paid(60_00)
    const { payment } = await yes(noteAllowance(sipke, aukje.person, form, now))
    expect(await yes(noteAllowance(sipke, aukje.person, form, now))).toEqual({ ok: true, payment })
    const own = await allowanceFor(world.fund, aukje.person)
    expect(own?.open).toMatch(/^€.20$/)
    expect(own?.payments).toHaveLength(1)
  })

  test('can be taken back once, and the line stays', async () => {
    const { sipke, aukje } = panel
    const first = (await allowanceFor(world.fund, aukje.person))?.payments[0]?.id ?? ''
    expect(await takeBackAllowance(panel.tjitske, first, { operation: operation() }, now)).toMatchObject(
      reason('not-found'),
    )
    await yes(takeBackAllowance(sipke, first, { operation: operation() }, now))
    expect(await takeBackAllowance(sipke, first, { operation: operation() }, now)).toMatchObject(
      reason('not-found'),
    )
    const own = await allowanceFor(world.fund, aukje.person)
    expect(own?.open).toMatch(/^€.80$/)
    expect(own?.payments).toMatchObject([{ id: first, back: expect.stringContaining(sipke.name) }])
    await expect(db().execute(sql`delete from allowance_payments`)).rejects.toThrow()
    await expect(db().execute(sql`update allowance_payments set cents = 1`)).rejects.toThrow()
  })

  test('says so when more was paid than a corrected meeting gives', async () => {
    const { sipke, aukje, grietje } = panel
    await yes(noteAllowance(sipke, aukje.person, paid(80_00), now))
    await yes(recordPresence(grietje, batch, at({ heldOn: today, corrects: true }), now))
    expect(await allowanceFor(world.fund, aukje.person)).toMatchObject({
      open: null,
      over: expect.stringMatching(/^€.30$/),
    })
  })

  test('stands in the list of the office, by year, and in its file', async () => {
    const year = today.slice(0, 4)
    const { rows, years } = await allowancesOf(panel.sipke, new URLSearchParams({ year }))
    expect(years).toContain(year)
    expect(rows.find(({ person }) => person === panel.aukje.person)).toMatchObject({
      ...{ meetings: 2, due: 50_00, paid: 80_00, open: -30_00 },
    })
    const sheet = await listNamed('allowances')?.sheet({
      ...{ actor: panel.sipke, query: new URLSearchParams({ year }), today, now },
    })
    expect(sheet?.rows.map(([name]) => name)).toContain('Aukje Sinnema')
  })
})
