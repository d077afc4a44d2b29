import { z } from 'zod'
import type { ClauseFields } from '#app/components/granting/clause-fields.tsx'
import { regimes } from '#app/domain/fund.ts'
import { type Clause, clauseNeeds } from '#app/domain/grant/clauses.ts'
import { instrumentKinds } from '#app/domain/grant/instrument.ts'
import { type Cents, parseMoney, typedMoney } from '#app/domain/money.ts'
import { tracks } from '#app/domain/round.ts'

const text = (most: number) => z.string().trim().max(most, 'long').optional().default('')
const some = <One extends string>(values: readonly [One, ...One[]]) =>
  z
    .union([z.array(z.enum(values)), z.enum(values).transform((one) => [one])])
    .optional()
    .transform((chosen = []) => [...new Set(chosen)])
const amount = z
  .string()
  .trim()
  .optional()
  .transform((typed, context): Cents | null => {
    if (!typed) return null
    const cents = parseMoney(typed)
    if (cents === null) context.addIssue({ code: 'custom', message: 'amount' })
    return cents
  })

/** An article as it is posted; whether it may be saved is judged by the domain. */
export const ClausePost = z
  .strictObject({
    operation: z.uuid(),
    seen: z.coerce.number().int().min(0),
    title: text(200),
    plain: text(2_000),
    legal: text(8_000),
    lawyerCheck: text(500),
    order: z
      .string()
      .trim()
      .regex(/^\d{1,4}([.,]\d{1,2})?$/, 'number')
      .transform((typed) => Number(typed.replace(',', '.'))),
    instruments: some(instrumentKinds),
    regimes: some(regimes),
    tracks: some(tracks),
    needs: some(clauseNeeds),
    amountFrom: amount,
    amountTo: amount,
    byChoice: z.literal('on').optional(),
  })
  .transform(({ operation, seen, instruments, regimes, tracks, needs, ...form }) => ({
    operation,
    seen: seen === 0 ? null : seen,
    clause: {
      title: form.title,
      plain: form.plain,
      legal: form.legal,
      order: form.order,
      ...(form.lawyerCheck === '' ? {} : { lawyerCheck: form.lawyerCheck }),
      appliesWhen: {
        instruments,
        regimes,
        tracks,
        needs,
        amount: { fromCents: form.amountFrom, toCents: form.amountTo },
        byChoice: form.byChoice === 'on',
      },
    },
  }))

/** The fields of the form with what an article says; of a new one with what is usual. */
export function clauseFields(clause: Clause | null): ClauseFields {
  const when = clause?.appliesWhen
  const money = (cents: number | null | undefined) => (cents == null ? '' : typedMoney(cents))
  return {
    seen: String(clause?.version ?? 0),
    title: clause?.title ?? '',
    plain: clause?.plain ?? '',
    legal: clause?.legal ?? '',
    lawyerCheck: clause?.lawyerCheck ?? '',
    order: String(clause?.order ?? 50).replace('.', ','),
    instruments: when?.instruments ?? [...instrumentKinds],
    regimes: when?.regimes ?? ['private'],
    tracks: when?.tracks ?? ['full'],
    needs: when?.needs ?? [],
    amountFrom: money(when?.amount.fromCents),
    amountTo: money(when?.amount.toCents),
    byChoice: when?.byChoice ? ['on'] : [],
  }
}

/** What an English text is posted as; the version that it translates stands beside it. */
export const TranslationPost = z.strictObject({
  operation: z.uuid(),
  of: z.coerce.number().int().min(1),
  title: text(200),
  plain: text(2_000),
  legal: text(8_000),
})
