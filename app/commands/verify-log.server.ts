import { asc } from 'drizzle-orm'
import { eventHash, hashOf } from '#app/effects/hash.ts'
import { db, type Reader } from '#db/client.server.ts'
import { eventSeals, events } from '#db/schema/index.ts'

export type LogFault = {
  where: string
  what: 'hash-differs' | 'chain-broken' | 'sequence-broken' | 'seal-differs' | 'seal-chain-broken'
  /** The fund whose event it is; null for a seal, which covers all. */
  fund: string | null
}

/**
 * Reads the whole log and recomputes every hash: each subject's chain link by link, and each seal over what it covers.
 * Answers how much was read and every fault found; an untouched log has none.
 */
export async function verifyLog(reader: Reader = db()): Promise<{
  events: number
  chains: number
  seals: number
  faults: LogFault[]
}> {
  const log = await reader
    .select()
    .from(events)
    .orderBy(asc(events.subjectKind), asc(events.subjectId), asc(events.sequence))
  const seals = await reader.select().from(eventSeals).orderBy(asc(eventSeals.number))
  const { faults, chains } = chainFaults(log)
  return {
    events: log.length,
    chains,
    seals: seals.length,
    faults: [...faults, ...sealFaults(seals, log)],
  }
}

type LoggedEvent = typeof events.$inferSelect

function chainFaults(log: readonly LoggedEvent[]): { faults: LogFault[]; chains: number } {
  const faults: LogFault[] = []
  const heads = new Map<string, { sequence: number; hash: string }>()
  for (const event of log) {
    const chain = `${event.subjectKind}/${event.subjectId}`
    const at = { where: `${chain}#${event.sequence}`, fund: event.fundId }
    const head = heads.get(chain)
    if (event.sequence !== (head?.sequence ?? 0) + 1) faults.push({ ...at, what: 'sequence-broken' })
    if (event.previousHash !== (head?.hash ?? '')) faults.push({ ...at, what: 'chain-broken' })
    if (event.hash !== eventHash(event)) faults.push({ ...at, what: 'hash-differs' })
    heads.set(chain, { sequence: event.sequence, hash: event.hash })
  }
  return { faults, chains: heads.size }
}

/** Seals and events side by side, each read once. */
function sealFaults(
  seals: readonly (typeof eventSeals.$inferSelect)[],
  log: readonly LoggedEvent[],
): LogFault[] {
  const faults: LogFault[] = []
  const byNumber = log.toSorted((one, other) => one.number - other.number)
  let next = 0
  let previousHash = ''
  for (const seal of seals) {
    const covered: string[] = []
    for (; next < byNumber.length && (byNumber[next] as LoggedEvent).number <= seal.upToEvent; next++)
      covered.push((byNumber[next] as LoggedEvent).hash)
    const at = { where: `seal ${seal.number}`, fund: null }
    const hash = hashOf({ previousHash: seal.previousHash, events: covered })
    if (seal.previousHash !== previousHash) faults.push({ ...at, what: 'seal-chain-broken' })
    if (seal.hash !== hash || seal.events !== covered.length) faults.push({ ...at, what: 'seal-differs' })
    previousHash = seal.hash
  }
  return faults
}
