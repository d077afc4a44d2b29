import type { Person } from '#app/domain/access.ts'
import { canJudgeProof, type ProofJudgement } from '#app/domain/payment/account.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { accountProofs } from '#db/schema/index.ts'
import { lockAccount } from './checking-account.server.ts'

/**
 * Says what the proof of an account shows and how it was seen: that it is theirs, after which it may be paid to, or
 * something else, with words for the initiative, which is asked again. The manager or an approver, never who named the
 * account. Refuses `not-found`, and what `canJudgeProof` refuses.
 */
export async function judgeAccountProof(
  actor: Person,
  grantId: string,
  form: ProofJudgement,
  now: Date,
): Promise<Verdict<{ account: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'judge-account-proof', grant: grantId, ...form }, now, async () => {
      const locked = await lockAccount(tx, actor, { grant: grantId, account: form.account }, now)
      if (!locked.ok) return locked
      const { grant, account, newest } = locked
      const verdict = canJudgeProof(account, newest, actor, form.way)
      if (!verdict.ok) return verdict
      await tx.insert(accountProofs).values({
        id: newId(now),
        fundId: grant.fund,
        accountId: account.id,
        step: form.result,
        way: form.way,
        words: form.words || null,
        by: actor.person,
        at: now,
      })
      const event = { fund: grant.fund, actor: actor.id, grant: grant.id, account: account.id, at: now }
      if (form.result === 'right') await record(tx, { type: 'bank-proof-seen', ...event, way: form.way })
      else await record(tx, { type: 'bank-proof-asked', ...event, again: true })
      return allowed({ account: account.id })
    }),
  )
}
