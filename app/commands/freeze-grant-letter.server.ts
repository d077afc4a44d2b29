import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { GrantLetterFacts } from '#app/domain/grant/letter.ts'
import { type LetterBase, missingInLetter } from '#app/domain/panel/letter.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import type { Tx } from '#db/client.server.ts'
import { letterBase } from '#db/queries/grant-letters.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { grantLetters } from '#db/schema/index.ts'

type Told = { base: LetterBase; contactWorkingDays: number }

/**
 * Freezes what a letter about a grant says, in the transaction of what it tells; the worker makes its PDF. `by` null is
 * the system. Refuses `letter-incomplete` while the fund misses what a letter under the Awb must name.
 */
export async function freezeGrantLetter(
  tx: Tx,
  by: Pick<Person, 'name'> | null,
  grant: Grant,
  subject: string,
  write: (told: Told) => GrantLetterFacts,
  now: Date,
): Promise<Verdict<{ letter: string }>> {
  const signer = by?.name ?? null
  const { locale, ...told } = await letterBase(tx, grant, { signer, day: dayOf(now) })
  const missing = missingInLetter(told.base)
  if (missing.length > 0) return refused('letter-incomplete', { missing })
  const facts = write(told)
  const letter = newId(now)
  await tx.insert(grantLetters).values({
    id: letter,
    fundId: grant.fund,
    grantId: grant.id,
    kind: facts.kind,
    subjectId: subject,
    locale,
    facts,
    factsHash: hashOf(facts),
    frozenAt: now,
  })
  return allowed({ letter })
}
