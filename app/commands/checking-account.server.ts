import { can, type Person } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import type { Tx } from '#db/client.server.ts'
import { type AccountSet, accountsOf } from '#db/queries/accounts.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { handles } from './may-judge.server.ts'

export type LockedAccount = {
  grant: Grant
  account: AccountSet
  accounts: AccountSet[]
  newest: string | undefined
}

/**
 * Locks a grant for who checks one of its accounts: the manager or an approver who may handle it. Refuses `not-found`, and
 * what a conflict refuses.
 */
export async function lockAccount(
  tx: Tx,
  actor: Person,
  of: { grant: string; account: string },
  now: Date,
): Promise<Verdict<LockedAccount>> {
  const may = can(actor, 'check-account')
  if (!may.ok) return may
  const grant = await lockGrant(tx, actor.fund, of.grant)
  const accounts = grant ? await accountsOf(tx, grant.id) : []
  const account = accounts.find(({ id }) => id === of.account)
  if (!grant || !account) return refused('not-found')
  const role = actor.roles.includes('manager') ? 'manager' : 'approver'
  const clear = await handles(tx, actor, grant, role, now)
  if (!clear.ok) return clear
  return allowed({ grant, account, accounts, newest: accounts.at(-1)?.id })
}
