import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'

type By = { id: string; at: string; actor: Person & { email: string } }

/** One thing that somebody asks for, with the operation that a browser would send again after no answer came. */
export type Act = By &
  (
    | { what: 'submit'; proposal: string; operation: string }
    | { what: 'sign'; side: 'grantee' | 'fund'; grant: string; operation: string; typedName: string }
    | { what: 'call' | 'proof'; grant: string; operation: string }
    | { what: 'prepare'; grant: string; tranche: string; operation: string }
    | { what: 'approve'; release: `of ${string}`; operation: string }
    | { what: 'pay'; release: `of ${string}`; operation: string; valueDate: IsoDate }
  )

/** Acts of which each waits for the answer to the one before it. */
export type Chain = Act[]

/** An answer that somebody got to see: from then on it must be true for ever. */
export type Acknowledged = { act: string; answer: { ok: true } & Record<string, unknown> }

/** What a worker is started with. It dies at its `dieAt`th word to the database, just before it or just after it. */
export type Orders = {
  url: string
  chains: Chain[]
  known: Acknowledged[]
  attempt: number
  dieAt: number | null
  die: 'before' | 'after'
}
