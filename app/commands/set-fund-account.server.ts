import { can, type Person, steppedUp } from '#app/domain/access.ts'
import type { FundAccountForm } from '#app/domain/payment/fund-account.ts'
import { allowed, firstRefusal, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { sepaText } from '#app/exchange/sepa-text.ts'
import { transaction } from '#db/client.server.ts'
import { fundAccounts } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/payments.server.ts'

/**
 * Says which account the fund pays from, and which file its bank asks for. What was said before stays. Only the
 * administrator, who just proved who they are. Refuses `not-found`, `step-up-needed`, `holder-unwritable`.
 */
export async function setFundAccount(
  actor: Person,
  form: FundAccountForm,
  now: Date,
): Promise<Verdict<{ account: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'set-fund-account', ...form }, now, async () => {
      const verdict = firstRefusal(can(actor, 'set-fund-account'), steppedUp(actor, now))
      if (!verdict.ok) return verdict
      const { iban, bic, holder, painVersion } = form
      if (sepaText(holder, 'name') === null) return refused('holder-unwritable')
      await lockFund(tx, actor.fund)
      const account = newId(now)
      const row = { id: account, fundId: actor.fund, iban, bic, holder, painVersion }
      await tx.insert(fundAccounts).values({ ...row, setBy: actor.id, setAt: now })
      await record(tx, { type: 'fund-account-set', fund: actor.fund, actor: actor.id, account, at: now })
      return allowed({ account })
    }),
  )
}
