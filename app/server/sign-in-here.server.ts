import type { Submission } from '@conform-to/react'
import { redirect } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import { signIn } from '#app/commands/sign-in.server.ts'
import type { Proof } from '#app/commands/use-code.server.ts'
import { needsSecondFactor } from '#app/domain/access.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { rolesOf } from '#db/queries/people.server.ts'
import { keptPosts } from '#db/schema/index.ts'
import { refused } from './answers.server.ts'
import { homeOf, safeBack } from './back.server.ts'
import { clock } from './clock.server.ts'
import { endSession, openSession, visitor } from './session.server.ts'

/**
 * Signs in on the session that asked for the code. Whoever was anonymous gets a new session (the old id is worth nothing
 * any more), their kept form moves along unless it is somebody else’s, and they return to where they were.
 */
export async function signInHere(request: Request, proof: Proof, form?: Submission<unknown, string[]>) {
  const now = clock(request)
  const here = await visitor(request, now)
  if (!here) return redirect('/account/sign-in')
  const verdict = await signIn(here.session.idHash, proof, currentLocale(), now)
  if (!verdict.ok) return refused(verdict, form)
  const opened = await openSession(now, verdict.person, ['mail'])
  if (here.actor.person === null || here.actor.person === verdict.person)
    await db()
      .update(keptPosts)
      .set({ sessionHash: opened.idHash })
      .where(eq(keptPosts.sessionHash, here.session.idHash))
  await endSession(here.session.idHash, now)
  const fund = await currentFund(db())
  const roles = fund ? await rolesOf(db(), fund.id, verdict.person, now) : []
  const back = safeBack(verdict.back) ?? homeOf(roles)
  const to = needsSecondFactor(roles) ? `/account/second-factor?back=${encodeURIComponent(back)}` : back
  return redirect(to, { headers: opened.headers })
}
