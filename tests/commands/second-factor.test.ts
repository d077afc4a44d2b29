import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { askBoundCode } from '#app/commands/ask-code.server.ts'
import {
  authenticatorAddress,
  confirmSecondFactor,
  offeredSecret,
  showSecondFactor,
} from '#app/commands/second-factor.server.ts'
import { stepUp } from '#app/commands/step-up.server.ts'
import { totpOf } from '#app/commands/use-second-factor.server.ts'
import { type Person, steppedUp } from '#app/domain/access.ts'
import { refused } from '#app/domain/verdict.ts'
import { codeOf } from '#app/effects/codes.server.ts'
import { newId } from '#app/effects/id.ts'
import { db } from '#db/client.server.ts'
import { codeRequests, secondFactors, sessions } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, today, type World, yes } from '#tests/world.ts'

useDatabase()

let world: World
beforeAll(async () => {
  world = await aFund()
})

async function withSession(key: 'sipke' | 'tjitske' | 'aukje' | 'wim'): Promise<Person & { email: string }> {
  const person = await enter(world, key)
  await db()
    .insert(sessions)
    .values({
      idHash: person.session,
      personId: person.person,
      factors: ['mail'],
      createdAt: today,
      lastSeenAt: today,
      expiresAt: later({ days: 1 }),
    })
  return person
}

const at = (secret: string, when: Date) =>
  totpOf(secret, 'x', 'Dichtbij').generate({ timestamp: when.getTime() })

describe('the second factor', () => {
  test('an app is confirmed with its first code; the secret is sealed and stays the same until then', async () => {
    const sipke = await withSession('sipke')
    const secret = await offeredSecret(sipke.person)
    expect(await offeredSecret(sipke.person)).toBe(secret)
    const [row] = await db().select().from(secondFactors).where(eq(secondFactors.personId, sipke.person))
    expect(row?.sealedSecret).not.toContain(secret)
    expect(authenticatorAddress(secret, sipke.email, 'Dichtbij')).toContain(secret)
    expect(await confirmSecondFactor(sipke, '000000', today)).toEqual(refused('code-wrong', {}))
    const { recoveryCodes } = await yes(confirmSecondFactor(sipke, at(secret, today), today))
    expect(new Set(recoveryCodes).size).toBe(10)
    const [session] = await db().select().from(sessions).where(eq(sessions.idHash, sipke.session))
    expect(session?.factors).toEqual(['mail', 'totp'])
    expect(await showSecondFactor(sipke, at(secret, today), today)).toEqual(refused('code-wrong', {}))
    const next = later({ minutes: 1 })
    expect((await showSecondFactor(sipke, at(secret, next), next)).ok).toBe(true)
    const recovery = recoveryCodes[0] ?? ''
    expect((await showSecondFactor(sipke, recovery, next)).ok).toBe(true)
    expect((await showSecondFactor(sipke, recovery, next)).ok).toBe(false)
  })

  test('a step-up lasts a quarter of an hour, and its code belongs to one session', async () => {
    const tjitske = await withSession('tjitske')
    const other = await withSession('wim')
    const { request } = await yes(askBoundCode(tjitske, { kind: 'step-up' }, today))
    expect((await stepUp(other, { code: codeOf(request) }, today)).ok).toBe(false)
    expect((await stepUp(tjitske, { code: codeOf(request) }, today)).ok).toBe(true)
    expect((await stepUp(tjitske, { code: codeOf(request) }, today)).ok).toBe(false)
    const [session] = await db().select().from(sessions).where(eq(sessions.idHash, tjitske.session))
    const fresh = { steppedUpAt: session?.steppedUpAt ?? null }
    expect(steppedUp(fresh, later({ minutes: 15 })).ok).toBe(true)
    expect(steppedUp(fresh, later({ minutes: 16 }))).toEqual(refused('step-up-needed'))
  })

  test('a code to sign an agreement does not step up', async () => {
    const aukje = await withSession('aukje')
    const request = newId(today)
    await db()
      .insert(codeRequests)
      .values({
        id: request,
        purpose: 'sign-agreement',
        email: aukje.email,
        personId: aukje.person,
        sessionHash: aukje.session,
        createdAt: today,
        expiresAt: later({ minutes: 10 }),
      })
    expect((await stepUp(aukje, { code: codeOf(request) }, today)).ok).toBe(false)
  })
})
