import { randomBytes } from 'node:crypto'
import { createCookie } from '@remix-run/node'
import { and, eq, isNull } from 'drizzle-orm'
import type { Actor, Person, Role } from '#app/domain/access.ts'
import { configuration } from '#app/effects/configuration.server.ts'
import { sha256 } from '#app/effects/hash.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { type SessionRow, sessionByHash } from '#db/queries/people.server.ts'
import { sessions } from '#db/schema/index.ts'

const minute = 60_000
const hour = 60 * minute

/** How long somebody may stay away, and how long a session lasts at all. */
const limits = {
  applicant: { idle: 20 * hour, whole: 30 * 24 * hour },
  panel: { idle: 12 * hour, whole: 12 * hour },
  office: { idle: 30 * minute, whole: 8 * hour },
}

export const sessionCookieName = '__Host-session'
const cookie = () =>
  createCookie(sessionCookieName, {
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    path: '/',
    maxAge: limits.applicant.whole / 1000,
    secrets: [configuration().secret],
  })

export type Visitor = { session: SessionRow; actor: Actor }

/** Who is here: a signed-in person, an anonymous writer with a session, or nobody. */
export async function visitor(request: Request, now: Date): Promise<Visitor | null> {
  const id = await cookie().parse(request.headers.get('Cookie'))
  if (typeof id !== 'string' || id === '') return null
  const session = await sessionByHash(db(), sha256(id), now)
  if (!session || outstayed(session, now)) return null
  await touch(session, now)
  return { session, actor: await actorOf(session) }
}

/** Opens a session and answers the cookie that carries it; the person is empty for an anonymous writer. */
export async function openSession(
  now: Date,
  person: string | null = null,
  factors: ('mail' | 'totp')[] = [],
): Promise<{ idHash: string; headers: Headers }> {
  const id = randomBytes(32).toString('base64url')
  const idHash = sha256(id)
  await db()
    .insert(sessions)
    .values({
      idHash,
      personId: person,
      factors,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + limits.applicant.whole),
    })
  return { idHash, headers: new Headers({ 'Set-Cookie': await cookie().serialize(id) }) }
}

/** Ends a session for good and answers the header that takes its cookie away. */
export async function endSession(idHash: string, now: Date): Promise<Headers> {
  await db().update(sessions).set({ endedAt: now }).where(eq(sessions.idHash, idHash))
  return new Headers({ 'Set-Cookie': await cookie().serialize('', { maxAge: 0 }) })
}

/** Is an anonymous writer asked for an address now? True once in a session, and then no more. */
export async function asksForAddress(actor: Actor, now: Date): Promise<boolean> {
  const asked = await db()
    .update(sessions)
    .set({ addressAskedAt: now })
    .where(and(eq(sessions.idHash, actor.session), isNull(sessions.addressAskedAt)))
    .returning({ idHash: sessions.idHash })
  return asked.length > 0
}

/** Is this somebody with a role in the fund, who also sees what is only prepared or tried? */
export async function isInside(request: Request, now: Date): Promise<boolean> {
  return ((await visitor(request, now))?.actor.roles.length ?? 0) > 0
}

export function isPerson(actor: Actor): actor is Person {
  return actor.person !== null
}

async function actorOf(session: SessionRow): Promise<Actor> {
  const fund = session.roles[0]?.fundId ?? (await currentFund(db()))?.id ?? ''
  return {
    id: session.person?.id ?? session.idHash,
    person: session.person?.id ?? null,
    fund,
    name: session.person?.name ?? '',
    email: session.person?.email ?? null,
    roles: session.roles.filter((held) => held.fundId === fund).map((held) => held.role),
    locale: localeOf(session.person?.locale),
    session: session.idHash,
    steppedUpAt: session.steppedUpAt,
  }
}

function localeOf(locale: string | undefined): Actor['locale'] {
  return locale === 'en' || locale === 'fy' ? locale : 'nl'
}

function limitFor(roles: readonly { role: Role }[]) {
  if (roles.some(({ role }) => role !== 'reviewer' && role !== 'chair')) return limits.office
  return roles.length > 0 ? limits.panel : limits.applicant
}

function outstayed(session: SessionRow, now: Date): boolean {
  const limit = limitFor(session.roles)
  const idle = now.getTime() - session.lastSeenAt.getTime()
  const whole = now.getTime() - session.createdAt.getTime()
  return idle > limit.idle || whole > limit.whole
}

async function touch(session: SessionRow, now: Date): Promise<void> {
  if (now.getTime() - session.lastSeenAt.getTime() < minute) return
  await db().update(sessions).set({ lastSeenAt: now }).where(eq(sessions.idHash, session.idHash))
}
