import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Person } from '#app/domain/access.ts'
import type { LinkForm } from '#app/domain/aid/undertaking.ts'
import { undertakingKey } from '#app/domain/aid/undertaking.ts'
import { readKvk } from '#app/domain/proposal/typing.ts'
import { db } from '#db/client.server.ts'
import { undertakingsKnown } from '#db/queries/aid.server.ts'
import { someMoney } from '../fund/money-form.server.ts'
import { day, maybeWords, words } from '../granting/course-form.server.ts'
import { undertakingWord } from './aid-words.ts'

const line = z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(200, { error: 'tooLong' })
const kvk = line.transform((typed, ctx): string => {
  const reading = readKvk(typed)
  if ('value' in reading) return reading.value
  ctx.addIssue({ code: 'custom', message: 'kvk' })
  return z.NEVER
})

export const LinkPost = z.strictObject({
  operation: z.uuid(),
  one: line,
  otherKvk: kvk,
  otherName: line,
  reason: words,
})
export const PartPost = z.strictObject({ operation: z.uuid(), reason: words })
export const AidPost = z
  .strictObject({
    operation: z.uuid(),
    undertaking: line,
    giver: line,
    on: day,
    amount: someMoney,
    regulation: maybeWords,
    source: line,
  })
  .transform(({ amount, ...rest }) => ({ ...rest, cents: amount }))

/** Whom a link or aid can be recorded for. */
export async function undertakingChoices(actor: Person) {
  const known = await undertakingsKnown(db(), actor.fund)
  return {
    undertakings: [...known].map(([key, name]) => ({
      value: key,
      label: `${name} (${undertakingWord(key)})`,
    })),
    operation: randomUUID(),
  }
}

/** The two that a form names, with the name under which the fund knows the first; null when it knows no such. */
export async function linkIn(
  actor: Person,
  { operation, one, otherKvk, otherName, reason }: z.output<typeof LinkPost>,
): Promise<(LinkForm & { operation: string }) | null> {
  const known = await undertakingsKnown(db(), actor.fund)
  const oneName = known.get(one)
  if (oneName === undefined) return null
  const other = undertakingKey(otherKvk, '')
  return { operation, one, oneName, other, otherName: known.get(other) ?? otherName, reason }
}
