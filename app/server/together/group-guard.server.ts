import { redirect } from '@remix-run/node'
import { z } from 'zod'
import type { Actor, Person } from '#app/domain/access.ts'
import { type Applying, applying } from '#app/server/applying/here.server.ts'
import { isPerson } from '#app/server/session.server.ts'

/** A form that is a button alone. */
export const ButtonPost = z.strictObject({ operation: z.uuid() })

export type InGroup = { person: Person; here: Applying }

/** One's own proposal, for what only somebody with an address can do; a browser without one gives it first. */
export async function inGroup(applicant: Actor, id: string | undefined, path: string): Promise<InGroup> {
  const here = await applying(applicant, id ?? '')
  if (!isPerson(applicant)) throw redirect(`/account/sign-in?back=${encodeURIComponent(path)}`)
  return { person: applicant, here }
}

/** The path of a request, as somebody who signs in returns to it. */
export function pathOf(request: Request): string {
  return new URL(request.url).pathname.replace(/\.data$/, '')
}
