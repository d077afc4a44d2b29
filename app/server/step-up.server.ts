import { redirect } from '@remix-run/node'
import { stepUpPath } from '#app/components/granting/step-up-first.tsx'
import type { Person } from '#app/domain/access.ts'
import { hereOf } from './back.server.ts'
import { clock } from './clock.server.ts'
import { keepPost } from './kept-posts.server.ts'

/** Sends somebody away to prove once more who they are; what they typed is kept and offered to them again afterwards. */
export async function stepUpFirst(request: Request, actor: Person, typed: FormData): Promise<Response> {
  const { back, headers } = await keepPost(typed, actor.session, hereOf(request), clock(request))
  return redirect(stepUpPath(back), { headers })
}
