import { beforeAll, describe, expect, test } from 'vitest'
import { forgetWorkMarks } from '#app/commands/forget-work-marks.server.ts'
import { handWork, returnWork, shelveWork } from '#app/commands/mark-work.server.ts'
import { noteContact } from '#app/commands/note-contact.server.ts'
import { deskTitle } from '#app/components/office/work-desk.tsx'
import type { Person } from '#app/domain/access.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import { deskWork } from '#app/server/office/desk-page.server.ts'
import { workPage } from '#app/server/office/work-page.server.ts'
import { ownerSql } from '#db/client.server.ts'
import { heldBy } from '#db/queries/work-marks.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { outsider } from '#tests/world/complaining.ts'
import { type GrantWorld, granting, runningGrant } from '#tests/world/granting.ts'
import { declare } from '#tests/world/panel.ts'

useDatabase()

let world: World
let made: GrantWorld
let sipke: Person
let durk: Person
let key: string
const now = later({ days: 10 }, granting.fund)
const today = dayOf(now)

beforeAll(async () => {
  world = await aFund(900_000_00)
  made = await runningGrant(world)
  sipke = made.panel.sipke
  durk = await outsider(world, made.proposal)
  const step = { what: 'Bel de huurbaas', on: addDays(today, 3), by: sipke.person }
  const form = { operation: operation(), kind: 'call' as const, on: today, words: 'Over de zaal.', step }
  key = `step-${(await yes(noteContact(sipke, made.proposal, form, now))).moment}`
})

const place = () => ({ sort: 'steps' as const, key })
const desk = async (who: Person, lies = '', at = now) => {
  const work = await deskWork(who, new URLSearchParams({ lies }), dayOf(at))
  const { days, elsewhere } = work
  const items = days.flatMap((day) => day.items)
  return {
    title: deskTitle(work),
    keys: items.map((item) => item.key),
    note: items.find((item) => item.key === key)?.note,
    elsewhere,
  }
}
const code = async (verdict: Promise<{ ok: boolean; reason?: { code: string } }>) => {
  const { ok, reason } = await verdict
  return ok ? 'ok' : reason?.code
}

describe('work that is not done now', () => {
  test('is put away with a reason, comes back on its day, and is taken back earlier', async () => {
    const until = addDays(today, 5)
    const form = { operation: operation(), until, reason: 'De huurbaas is op reis.' }
    await yes(shelveWork(sipke, place(), form, now))
    expect((await desk(durk)).keys).not.toContain(key)
    expect((await desk(durk)).elsewhere.map(({ href }) => href)).toEqual(['/manager?lies=shelf'])
    expect((await desk(durk, 'shelf')).keys).toEqual([key])
    expect((await desk(durk, 'shelf')).title).toBe('Eén ding ligt weg')
    expect((await desk(durk, 'shelf')).note).toContain('De huurbaas is op reis.')
    expect((await desk(sipke, '', later({ days: 5 }, now))).keys).toContain(key)
    const back = { operation: operation() }
    expect(await code(returnWork(durk, place(), back, later({ minutes: 1 }, now)))).toBe('work-of-other')
    const last = formatDay(addDays(today, 60), 'nl')
    expect((await workPage(sipke, place(), today)).shelf).toEqual({ day: last, isTerm: false })
    expect((await workPage(durk, place(), today)).ofOther?.what).toContain('Sipke Hoekstra')
    await yes(returnWork(sipke, place(), back, later({ minutes: 1 }, now)))
    expect((await desk(sipke)).keys).toContain(key)
  })

  test('is given to a colleague, on whose desk it then stands', async () => {
    const at = later({ minutes: 2 }, now)
    const form = { operation: operation(), person: durk.person, reason: 'Jij kent hem.' }
    await yes(handWork(sipke, place(), form, at))
    expect((await desk(sipke)).keys).not.toContain(key)
    expect((await desk(sipke, 'hand')).keys).toEqual([key])
    expect((await desk(sipke, 'hand')).title).toBe('Eén ding ligt bij een collega')
    const theirs = await desk(durk)
    expect(theirs.keys).toContain(key)
    expect(theirs.note).toContain('Jij kent hem.')
  })

  test('is taken back by who gave it, also when nobody had agreed to do it', async () => {
    const at = later({ days: 70 }, now)
    const quiet = { sort: 'quiet' as const, key: `quiet-${made.grant}` }
    const form = { operation: operation(), person: durk.person, reason: 'Jij belt haar vaker.' }
    await yes(handWork(sipke, quiet, form, at))
    expect((await desk(sipke, '', at)).keys).not.toContain(quiet.key)
    expect((await workPage(sipke, quiet, dayOf(at))).ofOther).toBeNull()
    await yes(returnWork(sipke, quiet, { operation: operation() }, later({ minutes: 1 }, at)))
    expect((await desk(sipke, '', at)).keys).toContain(quiet.key)
  })

  test('is not for who gave it on once who got it has no role any more', async () => {
    const mark = { topic: 'hand' as const, until: null, person: 'weg', sort: 'quiet', reason: '' }
    const marks = new Map([['x', [{ ...mark, key: 'x', name: 'Weg', by: 'Sipke', byId: 'sipke' }]]])
    const who = { mine: ['sipke'], holders: ['sipke', 'durk'], names: new Map([['durk', 'Durk']]), away: [] }
    const held = heldBy({ holder: 'durk', key: 'x' }, marks, who)
    expect(held).toMatchObject({ givenBy: null, holder: { id: 'durk' } })
    expect(heldBy({ holder: null, key: 'x' }, marks, { ...who, holders: ['weg'] }).givenBy).toBe('sipke')
  })

  test('is refused for what is not on the desk, for who may not do it, and for an unfit day', async () => {
    const said = (until: string) => ({ operation: operation(), until, reason: 'Later' })
    const soon = addDays(today, 2)
    expect(await code(shelveWork(sipke, { ...place(), key: 'step-x' }, said(soon), now))).toBe('not-found')
    expect(await code(shelveWork(await enter(world, 'henk'), place(), said(soon), now))).toBe('not-found')
    expect(await code(shelveWork(sipke, place(), said(today), now))).toBe('shelf-day')
    expect(await code(shelveWork(sipke, place(), said(addDays(today, 61)), now))).toBe('shelf-long')
    const hand = { operation: operation(), person: made.owner.person, reason: 'X' }
    expect(await code(handWork(sipke, place(), hand, now))).toBe('not-found')
  })

  test('is not offered to who stands too near to it', async () => {
    await yes(declare(durk, made.proposal, 'interest', later({ minutes: 3 }, now)))
    const { colleagues } = await workPage(sipke, place(), today)
    expect(colleagues.map(({ value }) => value)).not.toContain(durk.person)
    const form = { operation: operation(), person: durk.person, reason: 'Toch' }
    expect(await code(handWork(sipke, place(), form, later({ minutes: 4 }, now)))).toBe('hand-closed')
  })

  test('is given on by another manager only while who holds it is away', async () => {
    const at = later({ minutes: 5 }, now)
    const form = { operation: operation(), person: sipke.person, reason: 'Durk is ziek.' }
    const other = await enter(world, 'tjitske')
    const beside = { ...other, roles: ['manager', 'approver'] as const }
    expect(await code(handWork(beside, place(), form, at))).toBe('work-of-other')
    const owner = ownerSql()
    await owner`insert into roles (id, fund_id, person_id, role, from_on, until_on, stands_in_for, stands_in_because)
      values (gen_random_uuid(), ${world.fund}, ${made.owner.person}, 'manager', ${today}, ${today}, ${durk.person}, 'away')`
    await owner.end()
    await yes(handWork(beside, place(), form, at))
    expect((await desk(sipke)).keys).toContain(key)
  })

  test('is everybody’s again once what was said of it is too old to matter', async () => {
    expect(await forgetWorkMarks(later({ days: 89 }, now))).toMatchObject({ marks: 0 })
    expect((await yes(forgetWorkMarks(later({ days: 91 }, now)))).marks).toBeGreaterThan(2)
    expect((await desk(sipke)).keys).toContain(key)
  })
})
