import type { Person } from '#app/domain/access.ts'
import { canAskProof, type ProofQuestion } from '#app/domain/payment/account.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { accountProofs } from '#db/schema/index.ts'
import { lockAccount } from './checking-account.server.ts'

/**
 * Asks the initiative, by mail and on its page, to send a proof of the account that counts now, with a word of one's own
 * or none. The manager or an approver. Refuses `not-found`, and what `canAskProof` refuses.
 */
export async function askAccountProof(
  actor: Person,
  grantId: string,
  form: ProofQuestion,
  now: Date,
): Promise<Verdict<{ account: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'ask-account-proof', grant: grantId, ...form }, now, async () => {
      const locked = await lockAccount(tx, actor, { grant: grantId, account: form.account }, now)
      if (!locked.ok) return locked
      const { grant, account, newest } = locked
      const verdict = canAskProof(account, newest)
      if (!verdict.ok) return verdict
      await tx.insert(accountProofs).values({
        id: newId(now),
        fundId: grant.fund,
        accountId: account.id,
        step: 'asked',
        words: form.words || null,
        by: actor.person,
        at: now,
      })
      const event = { fund: grant.fund, actor: actor.id, grant: grant.id, account: account.id, at: now }
      await record(tx, { type: 'bank-proof-asked', ...event, again: false })
      return allowed({ account: account.id })
    }),
  )
}
