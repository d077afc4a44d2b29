import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { mentionsIn } from '#app/domain/near/mention.ts'
import { mayRead } from '#app/domain/panel/conflict.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { record } from '#app/effects/record.server.ts'
import type { Tx } from '#db/client.server.ts'
import { gradesOn } from '#db/queries/conflicts.server.ts'
import { stepTakers } from '#db/queries/contact-moments.server.ts'
import { mentions } from '#db/schema/index.ts'

/**
 * Whom the words of a note mention: people of the office, but not who writes, nor who may not read about the proposal. Refuses
 * `mention-unclear` (mention) for what fits several of them.
 */
export async function mentionedIn(
  tx: Tx,
  actor: Person,
  proposal: string,
  words: string,
  now: Date,
): Promise<Verdict<{ people: string[] }>> {
  const colleagues = await stepTakers(tx, actor.fund, dayOf(now))
  const { people, unclear } = mentionsIn(words, colleagues)
  const [first] = unclear
  if (first) return refused('mention-unclear', { mention: first, fields: ['words'] })
  const grades = await gradesOn(tx, proposal)
  const reads = (person: string) => mayRead(grades.get(person) ?? 'none').ok
  return allowed({ people: people.filter((person) => person !== actor.person && reads(person)) })
}

/** Puts a note on the desk of everybody it mentions for the first time, and tells them by mail. */
export async function mention(
  tx: Tx,
  actor: Person,
  about: { proposal: string; moment: string },
  people: readonly string[],
  now: Date,
): Promise<void> {
  for (const person of people) {
    const row = { fundId: actor.fund, momentId: about.moment, personId: person }
    const first = await tx
      .insert(mentions)
      .values({ ...row, mentionedBy: actor.person, mentionedAt: now })
      .onConflictDoNothing()
      .returning({ person: mentions.personId })
    const event = { fund: actor.fund, actor: actor.id, ...about, person, at: now }
    if (first.length > 0) await record(tx, { type: 'colleague-mentioned', ...event })
  }
}
