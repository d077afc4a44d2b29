import { partnerTokenOf } from '#app/effects/codes.server.ts'
import { db } from '#db/client.server.ts'
import { partnerQuestion } from '#db/queries/partners.server.ts'
import { pageUrl, type Values } from './values.server.ts'

/** Who is asked to take part, by whom, in what; and the link with which they answer without an account. */
export async function partnerValues(id: string): Promise<Values> {
  const question = await partnerQuestion(db(), id)
  if (!question) return {}
  return {
    'partner.name': question.partner,
    'partner.role': question.task ?? undefined,
    'programme.year': question.year === null ? undefined : String(question.year),
    'sender.name': question.askedBy,
    'url.invitation': pageUrl(`/partners/${id}/${partnerTokenOf(id)}`),
  }
}
