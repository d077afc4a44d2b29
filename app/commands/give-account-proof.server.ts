import { can, type Person } from '#app/domain/access.ts'
import { canGiveProof } from '#app/domain/payment/account.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { accountsOf } from '#db/queries/accounts.server.ts'
import { ownFiles } from '#db/queries/files.server.ts'
import { accountProofs } from '#db/schema/index.ts'
import { lockGrantOf } from '#db/writes/grants.server.ts'

/**
 * Sends a file that shows the number and the name of the account of one's own grant. Refuses `not-found` for another's
 * grant, account or file, and what `canGiveProof` refuses.
 */
export async function giveAccountProof(
  actor: Person,
  grantId: string,
  form: { operation: string; account: string; file: string },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'give-account-proof', grant: grantId, ...form }, now, async () => {
      const grant = await lockGrantOf(tx, actor, grantId)
      if (!grant || !can(actor, 'send-evidence', { relation: grant.relation }).ok) return refused('not-found')
      const accounts = await accountsOf(tx, grant.id)
      const account = accounts.find(({ id }) => id === form.account)
      const [file] = await ownFiles(tx, actor, grant.proposal, form.file)
      if (!account || !file) return refused('not-found')
      const verdict = canGiveProof(account, accounts.at(-1)?.id)
      if (!verdict.ok) return verdict
      await tx.insert(accountProofs).values({
        id: newId(now),
        fundId: grant.fund,
        accountId: account.id,
        step: 'given',
        fileId: file.id,
        by: actor.person,
        at: now,
      })
      const event = { fund: grant.fund, actor: actor.id, grant: grant.id, account: account.id, at: now }
      await record(tx, { type: 'bank-proof-given', ...event, file: file.id })
      return allowed({ grant: grant.id })
    }),
  )
}
