import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { codeOf, linkTokenOf, sameSecret } from '#app/effects/codes.server.ts'
import { type CodePurpose, type CodeRequest, countTry } from '#db/writes/codes.server.ts'

const maxTries = 5

/** What was typed from the mail, or what its link carried. */
export type Proof = { code: string } | { token: string }

/**
 * Judges a code against the newest open request of a session for one purpose (and one subject). Every try counts, right
 * or wrong, before it is judged, so that no number of parallel guesses gets more than five. Refuses `code-expired` (none
 * open, or older than ten minutes), `too-many-tries` and `code-wrong` with the tries that are left. The caller takes the
 * request in its own transaction.
 */
export async function judgeCode(
  session: string,
  purpose: CodePurpose,
  proof: Proof,
  now: Date,
  subject: string | null = null,
): Promise<Verdict<{ request: CodeRequest }>> {
  const request = await countTry(session, purpose, subject)
  if (!request || request.expiresAt <= now) return refused('code-expired')
  if (request.tries > maxTries) return refused('too-many-tries', { minutes: 10 })
  const right =
    'code' in proof
      ? sameSecret(proof.code, codeOf(request.id))
      : sameSecret(proof.token, linkTokenOf(request.id))
  return right ? allowed({ request }) : refused('code-wrong', { triesLeft: maxTries - request.tries })
}
