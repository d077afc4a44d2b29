import type { Person } from '#app/domain/access.ts'
import type { NameForm } from '#app/domain/payment/account.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { nameChecks } from '#db/schema/index.ts'
import { lockAccount } from './checking-account.server.ts'

/**
 * Keeps what a bank said of a name and a number together (Verification of Payee). A name that is not of that number stops
 * payments to it until another check says otherwise. Refuses `not-found`, `account-replaced` for one that counts no more.
 */
export async function recordNameCheck(
  actor: Person,
  grantId: string,
  form: NameForm,
  now: Date,
): Promise<Verdict<{ account: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'record-name-check', grant: grantId, ...form }, now, async () => {
      const locked = await lockAccount(tx, actor, { grant: grantId, account: form.account }, now)
      if (!locked.ok) return locked
      const { grant, account, newest } = locked
      if (account.id !== newest) return refused('account-replaced')
      await tx.insert(nameChecks).values({
        id: newId(now),
        fundId: grant.fund,
        accountId: account.id,
        result: form.result,
        bankName: form.bankName || null,
        checkedBy: actor.person,
        checkedAt: now,
      })
      const event = { fund: grant.fund, actor: actor.id, grant: grant.id, account: account.id, at: now }
      await record(tx, { type: 'bank-name-checked', ...event, result: form.result })
      return allowed({ account: account.id })
    }),
  )
}
