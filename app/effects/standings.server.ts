import { dayOf } from '#app/domain/calendar.ts'
import { beforeCommit, type Tx } from '#db/client.server.ts'
import { keepStandings } from '#db/writes/standings.server.ts'

/**
 * Has the payments of a grant evaluated again when all that happens to it is written: before the fund is locked, or else
 * before the commit.
 */
export function evaluateLast(tx: Tx, of: { fund: string; grant: string }, at: Date): void {
  beforeCommit(tx, `standings-${of.grant}`, () => keepStandings(tx, of.fund, of.grant, dayOf(at)))
}
