import { and, eq, gt, isNull } from 'drizzle-orm'
import type { CallBackForm } from '#app/domain/call-back.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { neighbourhoodsOf } from '#db/queries/fund.server.ts'
import { callBacks, funds } from '#db/schema/index.ts'

const day = 86_400_000

/**
 * Writes down that somebody wants to be called. Anybody may ask, so no form has an operation of its own: the same number
 * that still waits since less than a day is the same question. Refuses `not-found` without a fund.
 */
export async function askCallBack(
  fund: string,
  form: CallBackForm,
  locale: string,
  now: Date,
): Promise<Verdict<{ callBack: string }>> {
  return transaction(async (tx) => {
    const here = await tx.select({ id: funds.id }).from(funds).where(eq(funds.id, fund)).for('no key update')
    if (here.length === 0) return refused('not-found')
    const [waiting] = await tx
      .select({ id: callBacks.id })
      .from(callBacks)
      .where(
        and(
          eq(callBacks.fundId, fund),
          eq(callBacks.phone, form.phone),
          isNull(callBacks.calledAt),
          gt(callBacks.askedAt, new Date(now.getTime() - day)),
        ),
      )
    if (waiting) return allowed({ callBack: waiting.id })
    const known = await neighbourhoodsOf(tx, fund)
    const neighbourhood = known.find(({ key }) => key === form.neighbourhood)?.key ?? null
    const callBack = newId(now)
    await tx
      .insert(callBacks)
      .values({ id: callBack, fundId: fund, ...form, neighbourhood, locale, askedAt: now })
    await record(tx, { type: 'call-back-asked', fund, actor: 'system', callBack, at: now })
    return allowed({ callBack })
  })
}
