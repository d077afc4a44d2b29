import type { Actor } from '#app/domain/access.ts'
import { clock } from '#app/server/clock.server.ts'
import { openSession, visitor } from '#app/server/session.server.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'

export type Starter = {
  /** Who begins: the person or the browser that is here, else a browser that gets a session now, with its cookie. */
  enter(): Promise<{ actor: Actor; headers: Headers }>
}

/**
 * Anybody may begin a proposal, with an account or without one. A session is opened only when something is really begun,
 * so that a wrong form leaves nothing behind.
 */
export async function requireStarter(request: Request): Promise<Starter> {
  const now = clock(request)
  const here = await visitor(request, now)
  return {
    async enter() {
      if (here) return { actor: here.actor, headers: new Headers() }
      const { idHash, headers } = await openSession(now)
      return { actor: await anonymous(idHash), headers }
    },
  }
}

async function anonymous(session: string): Promise<Actor> {
  const fund = (await currentFund(db()))?.id ?? ''
  return {
    id: session,
    person: null,
    fund,
    name: '',
    email: null,
    roles: [],
    locale: 'nl',
    session,
    steppedUpAt: null,
  }
}
