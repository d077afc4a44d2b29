import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { askSignInCode } from '#app/commands/ask-code.server.ts'
import { signIn } from '#app/commands/sign-in.server.ts'
import { startDraft } from '#app/commands/start-draft.server.ts'
import { refused } from '#app/domain/verdict.ts'
import { codeOf, linkTokenOf } from '#app/effects/codes.server.ts'
import { db } from '#db/client.server.ts'
import { codeRequests, memberships, outgoingMails, proposals, sessions } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, later, operation, today, type World, yes } from '#tests/world.ts'

useDatabase({ max: 12 })

let world: World
beforeAll(async () => {
  world = await aFund()
})

async function asked(session: string, email: string, at = today): Promise<string> {
  return (await yes(askSignInCode(session, { email, back: '/applicant' }, at))).request
}

describe('signing in by code', () => {
  test('the code of the mail signs in once, makes a person, and remembers where to go', async () => {
    const request = await asked('browser-a', 'nieuw@example.org')
    const mails = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.address, 'nieuw@example.org'))
    expect(mails.map(({ template, props }) => [template, props])).toEqual([['sign-in-code', { request }]])
    const first = await yes(signIn('browser-a', { code: codeOf(request) }, 'nl', today))
    expect(first.back).toBe('/applicant')
    expect(await signIn('browser-a', { code: codeOf(request) }, 'nl', today)).toEqual(refused('code-expired'))
    const again = await asked('browser-b', 'nieuw@example.org')
    expect((await yes(signIn('browser-b', { token: linkTokenOf(again) }, 'nl', today))).person).toBe(
      first.person,
    )
  })

  test('nothing that lies in the database signs anybody in', async () => {
    const request = await asked('browser-c', 'c@example.org')
    const [row] = await db().select().from(codeRequests).where(eq(codeRequests.id, request))
    expect(JSON.stringify(row)).not.toContain(codeOf(request))
    expect(JSON.stringify(row)).not.toContain(linkTokenOf(request))
  })

  test('the code works in the browser that asked, for ten minutes', async () => {
    const request = await asked('browser-d', 'd@example.org')
    expect(await signIn('browser-e', { code: codeOf(request) }, 'nl', today)).toEqual(refused('code-expired'))
    expect(await signIn('browser-d', { code: codeOf(request) }, 'nl', later({ minutes: 10 }))).toEqual(
      refused('code-expired'),
    )
  })

  test('a new request kills the one before', async () => {
    const old = await asked('browser-f', 'f@example.org')
    const fresh = await asked('browser-f', 'f@example.org', later({ minutes: 1 }))
    expect((await signIn('browser-f', { token: linkTokenOf(old) }, 'nl', later({ minutes: 2 }))).ok).toBe(
      false,
    )
    expect((await signIn('browser-f', { code: codeOf(fresh) }, 'nl', later({ minutes: 2 }))).ok).toBe(true)
  })

  test('twenty guesses at once get five answers, and then the right code is too late', async () => {
    const request = await asked('browser-g', 'g@example.org')
    const wrong = codeOf(request) === '000000' ? '111111' : '000000'
    const guesses = await Promise.all(
      Array.from({ length: 20 }, () => signIn('browser-g', { code: wrong }, 'nl', today)),
    )
    const codes = guesses.map((guess) => (guess.ok ? 'in' : guess.reason.code))
    expect(codes.filter((code) => code === 'code-wrong')).toHaveLength(5)
    expect(codes.filter((code) => code === 'too-many-tries')).toHaveLength(15)
    expect(await signIn('browser-g', { code: codeOf(request) }, 'nl', today)).toEqual(
      refused('too-many-tries', { minutes: 10 }),
    )
  })

  test('the right code twice at the same moment signs in once', async () => {
    const request = await asked('browser-h', 'h@example.org')
    const both = await Promise.all(
      [1, 2].map(() => signIn('browser-h', { code: codeOf(request) }, 'nl', today)),
    )
    expect(both.filter((verdict) => verdict.ok)).toHaveLength(1)
  })

  test('five mails to one address in ten minutes are enough, whoever asks', async () => {
    for (let n = 0; n < 5; n++) await asked(`browser-i${n}`, 'i@example.org')
    expect(await askSignInCode('browser-i9', { email: 'i@example.org', back: null }, today)).toEqual(
      refused('too-many-tries', { minutes: 10 }),
    )
    expect(
      (await askSignInCode('browser-i9', { email: 'i@example.org', back: null }, later({ minutes: 11 }))).ok,
    ).toBe(true)
  })

  test('what this browser wrote without an account becomes theirs', async () => {
    const session = 'browser-j'
    await db()
      .insert(sessions)
      .values({
        idHash: session,
        factors: [],
        createdAt: today,
        lastSeenAt: today,
        expiresAt: later({ days: 30 }),
      })
    const anonymous = {
      id: session,
      person: null,
      fund: world.fund,
      name: '',
      email: null,
      roles: [],
      locale: 'nl' as const,
      session,
      steppedUpAt: null,
    }
    const form = { operation: operation(), round: world.round, eligibility: {}, fills: {} }
    const { proposal } = await yes(startDraft(anonymous, form, today))
    const request = await asked(session, 'j@example.org')
    const { person } = await yes(signIn(session, { code: codeOf(request) }, 'nl', today))
    const [row] = await db().select().from(proposals).where(eq(proposals.id, proposal))
    expect(row?.sessionHash).toBe(null)
    const members = await db().select().from(memberships).where(eq(memberships.personId, person))
    expect(members.map(({ initiativeId, relation }) => [initiativeId, relation])).toEqual([
      [row?.initiativeId, 'owner'],
    ])
    const mails = await db().select().from(outgoingMails).where(eq(outgoingMails.address, 'j@example.org'))
    expect(mails.map(({ template }) => template).sort()).toEqual(['draft-saved', 'sign-in-code'])
  })
})
