import type { Person } from '#app/domain/access.ts'
import { type CallForm, canCheckAccount } from '#app/domain/payment/account.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { accountCalls } from '#db/schema/index.ts'
import { lockAccount } from './checking-account.server.ts'

/**
 * Says what came of a call about an account, and on which number that the fund knew before: only when they said that it is
 * right is it paid to. The manager or an approver, never who named the account. Refuses `not-found`, and what
 * `canCheckAccount` refuses.
 */
export async function callAboutAccount(
  actor: Person,
  grantId: string,
  form: CallForm,
  now: Date,
): Promise<Verdict<{ account: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'call-about-account', grant: grantId, ...form }, now, async () => {
      const locked = await lockAccount(tx, actor, { grant: grantId, account: form.account }, now)
      if (!locked.ok) return locked
      const { grant, account, accounts, newest } = locked
      const verdict = canCheckAccount(account, newest, actor)
      if (!verdict.ok) return verdict
      const { result, phone, spokeWith } = form
      await tx.insert(accountCalls).values({
        id: newId(now),
        fundId: grant.fund,
        accountId: account.id,
        result,
        phone,
        spokeWith: spokeWith ?? null,
        calledBy: actor.person,
        calledAt: now,
      })
      const event = { fund: grant.fund, actor: actor.id, grant: grant.id, account: account.id, at: now }
      await record(tx, { type: 'bank-account-called', ...event, result })
      if (result === 'confirmed')
        await record(tx, { type: 'bank-account-confirmed', ...event, changed: accounts.length > 1 })
      return allowed({ account: account.id })
    }),
  )
}
