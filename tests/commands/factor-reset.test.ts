import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { askFactorReset } from '#app/commands/ask-factor-reset.server.ts'
import { confirmFactorReset, endFactorReset } from '#app/commands/end-factor-reset.server.ts'
import { confirmSecondFactor, offeredSecret } from '#app/commands/second-factor.server.ts'
import { totpOf } from '#app/commands/use-second-factor.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { db } from '#db/client.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { secondFactorOf } from '#db/queries/people.server.ts'
import { outgoingMails, recoveryCodes, sessions } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world.ts'

useDatabase()

let world: World
let jelle: Person
let tjitske: Person
let sipke: Person
const at = later({ days: 1 })
const asks = (reason = 'Ik sprak hem op kantoor.') => ({ operation: operation(), reason })
const press = () => ({ operation: operation() })
const fresh = async (name: 'jelle' | 'tjitske' | 'sipke') => ({
  ...(await enter(world, name)),
  steppedUpAt: at,
})

beforeAll(async () => {
  world = await aFund()
  jelle = await fresh('jelle')
  tjitske = await fresh('tjitske')
  sipke = await fresh('sipke')
  await db()
    .insert(sessions)
    .values({
      ...{ idHash: sipke.session, personId: sipke.person, factors: ['mail'] },
      ...{ createdAt: today, lastSeenAt: today, expiresAt: later({ days: 20 }) },
    })
  const secret = await offeredSecret(sipke.person)
  const code = totpOf(secret, 'x', 'Dichtbij').generate({ timestamp: today.getTime() })
  await yes(confirmSecondFactor(sipke, code, today))
})

const code = async (verdict: Promise<{ ok: boolean; reason?: { code: string } }>) => {
  const { ok, reason } = await verdict
  return ok ? 'ok' : reason?.code
}
const mailed = async (template: string) => {
  const rows = await db().select().from(outgoingMails).where(eq(outgoingMails.template, template))
  return rows.map(({ recipient }) => recipient)
}

describe('a new second lock', () => {
  test('is asked only by who may, who stepped up, and not for oneself', async () => {
    expect(await code(askFactorReset(sipke, sipke.person, asks(), at))).toBe('not-found')
    expect(await code(askFactorReset({ ...jelle, steppedUpAt: null }, sipke.person, asks(), at))).toBe(
      'step-up-needed',
    )
    expect(await code(askFactorReset(jelle, jelle.person, asks(), at))).toBe('reset-own')
    expect(await code(askFactorReset(jelle, tjitske.person, asks(), at))).toBe('reset-no-lock')
  })

  test('takes two: the lock is gone and they are signed out only once another confirms', async () => {
    const { reset } = await yes(askFactorReset(jelle, sipke.person, asks(), at))
    expect(await mailed('factor-reset-asked')).toEqual([sipke.person])
    expect(await code(askFactorReset(tjitske, sipke.person, asks(), at))).toBe('reset-asked')
    expect(await code(confirmFactorReset(jelle, reset, press(), at))).toBe('reset-own')
    expect(await code(confirmFactorReset(sipke, reset, press(), at))).toBe('not-found')
    expect((await secondFactorOf(db(), sipke.person))?.confirmedAt).toBeTruthy()
    expect((await workOf(db(), tjitske, dayOf(at))).map(({ kind }) => kind)).toContain('factor-reset')
    await yes(confirmFactorReset(tjitske, reset, press(), at))
    expect(await secondFactorOf(db(), sipke.person)).toBeFalsy()
    expect(await db().$count(recoveryCodes, eq(recoveryCodes.personId, sipke.person))).toBe(0)
    const live = and(eq(sessions.personId, sipke.person), eq(sessions.endedAt, at))
    expect(await db().$count(sessions, live)).toBe(1)
    expect(await mailed('factor-reset-confirmed')).toEqual([sipke.person])
    expect(await code(confirmFactorReset(tjitske, reset, press(), at))).toBe('reset-over')
    expect((await workOf(db(), tjitske, dayOf(at))).map(({ kind }) => kind)).not.toContain('factor-reset')
  })

  test('is over after three days, or when it was stopped', async () => {
    const secret = await offeredSecret(sipke.person)
    const typed = totpOf(secret, 'x', 'Dichtbij').generate({ timestamp: at.getTime() })
    await yes(confirmSecondFactor(sipke, typed, at))
    const { reset } = await yes(askFactorReset(tjitske, sipke.person, asks(), at))
    const days = later({ days: 4 }, at)
    expect(await code(confirmFactorReset({ ...jelle, steppedUpAt: days }, reset, press(), days))).toBe(
      'reset-over',
    )
    await yes(endFactorReset(jelle, reset, press(), at))
    expect(await code(confirmFactorReset(jelle, reset, press(), at))).toBe('reset-over')
    expect((await secondFactorOf(db(), sipke.person))?.confirmedAt).toBeTruthy()
  })
})
