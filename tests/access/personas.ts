import { eq } from 'drizzle-orm'
import type { AccessSubject, Actor } from '#app/domain/access.ts'
import { openSession } from '#app/server/session.server.ts'
import { db } from '#db/client.server.ts'
import { sessions } from '#db/schema/index.ts'
import type { CastName, World } from '#tests/world/base.ts'
import { enter } from '#tests/world/base.ts'

/** Everybody who may stand before a door, and who plays them. */
export const personas = {
  anonymous: null,
  'anonymous writer': 'browser',
  owner: 'ineke',
  editor: 'fatma',
  reader: 'durk',
  'another applicant': 'baukje',
  'assigned reviewer': 'aukje',
  'reviewer who is close': 'mohamed',
  'reviewer with an interest': 'sanne',
  'reviewer who was not asked': 'wim',
  chair: 'grietje',
  manager: 'sipke',
  approver: 'tjitske',
  auditor: 'henk',
  administrator: 'jelle',
} as const satisfies Record<string, CastName | 'browser' | null>
export type Persona = keyof typeof personas

/** How a persona stands to the rows of a kind; what is not named here is a stranger. */
const standing: Record<string, Partial<Record<Persona, AccessSubject>>> = {
  fund: {},
  initiative: {
    owner: { relation: 'owner' },
    editor: { relation: 'editor' },
    reader: { relation: 'reader' },
  },
  'anonymous draft': { 'anonymous writer': { relation: 'owner' } },
  panel: {
    'assigned reviewer': { panel: 'readable' },
    'reviewer who is close': { panel: 'closed' },
    'reviewer with an interest': { panel: 'closed' },
    'reviewer who was not asked': { panel: 'assigned' },
    chair: { panel: 'assigned' },
  },
}
export type Kind = 'fund' | 'initiative' | 'anonymous draft' | 'panel'

export function standingOf(persona: Persona, kind: Kind): AccessSubject {
  return standing[kind]?.[persona] ?? {}
}

export type Visitor = { persona: Persona; actor: Actor | null; cookie: string | undefined }

/** Somebody with a session, as if they had just signed in with every factor they have. */
export async function visitorOf(world: Pick<World, 'fund'>, persona: Persona, now: Date): Promise<Visitor> {
  const key: CastName | 'browser' | null = personas[persona]
  if (key === null) return { persona, actor: null, cookie: undefined }
  const person = key === 'browser' ? null : await enter(world, key, now)
  const { idHash, cookie } = await sessionOf(person?.person ?? null, now, (person?.roles.length ?? 0) > 0)
  const anonymous = {
    id: idHash,
    person: null,
    fund: world.fund,
    name: '',
    email: null,
    roles: [],
    locale: 'nl' as const,
  }
  return { persona, cookie, actor: { ...(person ?? anonymous), session: idHash, steppedUpAt: now } }
}

/** Each of the personas, signed in. Who only looks leaves a session as it is, so that one serves all that they look at. */
export async function everybody(world: Pick<World, 'fund'>, now: Date): Promise<Visitor[]> {
  const visitors: Visitor[] = []
  for (const persona of Object.keys(personas) as Persona[])
    visitors.push(await visitorOf(world, persona, now))
  return visitors
}

/** A session in the database and the cookie that a browser sends for it. */
export async function sessionOf(
  person: string | null,
  now: Date,
  bothFactors: boolean,
): Promise<{ idHash: string; cookie: string }> {
  const { idHash, headers } = await openSession(now, person, bothFactors ? ['mail', 'totp'] : ['mail'])
  if (bothFactors) await db().update(sessions).set({ steppedUpAt: now }).where(eq(sessions.idHash, idHash))
  return { idHash, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' }
}
