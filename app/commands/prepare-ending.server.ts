import { can, type Person } from '#app/domain/access.ts'
import type { EndingForm } from '#app/domain/grant/ending.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { grantEndings } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { mayEnd } from './announce-ending.server.ts'
import { handles } from './may-judge.server.ts'

/** The manager prepares to end an agreement for the fund; an approver decides. Refuses `not-found` and what `mayEnd` refuses. */
export async function prepareEnding(
  actor: Person,
  grantId: string,
  form: EndingForm & { operation: string },
  now: Date,
): Promise<Verdict<{ grant: string; ending: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'prepare-ending', grant: grantId, ...form }, now, async () => {
      const may = can(actor, 'prepare-ending')
      if (!may.ok) return may
      const grant = await lockGrant(tx, actor.fund, grantId)
      if (!grant) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'manager', now)
      if (!clear.ok) return clear
      const verdict = await mayEnd(tx, 'fund', grant, form, now)
      if (!verdict.ok) return verdict
      const { operation: _operation, ...told } = form
      return allowed({
        grant: grant.id,
        ending: await keepPrepared(tx, actor, grant, told, actor.person, now),
      })
    }),
  )
}

/** Keeps an ending for the fund that somebody prepared, under the lock of its grant, and asks an approver. Answers its id. */
export async function keepPrepared(
  tx: Tx,
  actor: Pick<Person, 'id'>,
  grant: Pick<Grant, 'id' | 'fund'>,
  form: EndingForm,
  by: string,
  now: Date,
): Promise<string> {
  const ending = newId(now)
  await tx.insert(grantEndings).values({
    id: ending,
    fundId: grant.fund,
    grantId: grant.id,
    side: 'fund',
    state: 'prepared',
    ...form,
    preparedBy: by,
    preparedAt: now,
  })
  const about = { grant: grant.id, ending }
  await record(tx, { type: 'ending-prepared', fund: grant.fund, actor: actor.id, ...about, at: now })
  return ending
}
