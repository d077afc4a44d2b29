import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Person } from '#app/domain/access.ts'
import { canPractise, type PracticeScores } from '#app/domain/panel/practice.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { rubricWords } from '#app/i18n/rubric-words.server.ts'
import { db } from '#db/client.server.ts'
import { batchById } from '#db/queries/batches.server.ts'
import { practiceSpread } from '#db/queries/practice.server.ts'
import { roundById } from '#db/queries/rounds.server.ts'
import { notFound } from '../answers.server.ts'
import { scoreWords } from './score-form.server.ts'

const score = z.enum(['1', '2', '3', '4', '5', 'cannot-judge'], {
  error: (issue) => (issue.input === undefined ? 'scoreEmpty' : 'wrong'),
})

/** The five scores of the practice proposal, as they are posted. */
export const PracticePost = z.strictObject({
  operation: z.uuid(),
  voornemen: score,
  verbinding: score,
  verandering: score,
  vooruitgang: score,
  verantwoording: score,
})

/** What was posted as numbers; "cannot judge" is null. */
export function practiceIn(posted: z.output<typeof PracticePost>): PracticeScores {
  const entries = criteria.map((key) => [key, posted[key] === 'cannot-judge' ? null : Number(posted[key])])
  return Object.fromEntries(entries) as PracticeScores
}

/** The practice proposal of a batch with the rubric of its round; the scores of others only for who scored it. */
export async function practicePage(actor: Person, batchId: string | undefined) {
  const batch = await batchById(db(), actor.fund, batchId ?? '')
  const round = batch && (await roundById(db(), actor.fund, batch.round))
  if (!batch || !round) throw notFound()
  const found = await practiceSpread(db(), actor, batch.id)
  const { title, text, plan, talk } = rubricWords(currentLocale()).practice
  return {
    batchName: batch.name,
    open: canPractise(batch, found !== null).ok,
    words: { title, text },
    plan: { title: plan.title, applicant: plan.applicant },
    members: found?.members ?? 0,
    criteria: criteria.map((key) => ({
      key,
      ...scoreWords(key, round.rubric),
      parts: [...plan.parts[key]],
      found: found && {
        own: found.own.find(({ criterion }) => criterion === key)?.score ?? null,
        spread: found.spread.find(({ criterion }) => criterion === key) ?? null,
        talk: talk[key],
      },
    })),
    operation: randomUUID(),
  }
}
