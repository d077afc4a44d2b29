import type { Submission } from '@conform-to/react'
import type { Actor } from '#app/domain/access.ts'
import type { Refusal } from '#app/domain/verdict.ts'
import { db } from '#db/client.server.ts'
import { contactsOf } from '#db/queries/fund.server.ts'
import { refused } from '../answers.server.ts'

/** A refusal as the applicant reads it: with somebody to call. */
export async function refusedHere(actor: Actor, refusal: Refusal, form?: Submission<unknown, string[]>) {
  const [person] = await contactsOf(db(), actor.fund)
  return refused(refusal, form, { person: person ?? null, audience: 'applicant', machine: 'proposal' })
}
