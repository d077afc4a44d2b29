import { asc } from 'drizzle-orm'
import { eventHash, hashOf } from '#app/effects/hash.ts'
import { db } from '#db/client.server.ts'
import { eventSeals, events } from '#db/schema/index.ts'

export type LogFault = {
  where: string
  what: 'hash-differs' | 'chain-broken' | 'sequence-broken' | 'seal-differs' | 'seal-chain-broken'
}

/**
 * Reads the whole log and recomputes every hash: each subject's chain link by link, and each seal over what it covers.
 * Answers how much was read and every fault found; an untouched log has none.
 */
export async function verifyLog(): Promise<{
  events: number
  chains: number
  seals: number
  faults: LogFault[]
}> {
  const faults: LogFault[] = []
  const log = await db()
    .select()
    .from(events)
    .orderBy(asc(events.subjectKind), asc(events.subjectId), asc(events.sequence))
  const heads = new Map<string, { sequence: number; hash: string }>()
  for (const event of log) {
    const chain = `${event.subjectKind}/${event.subjectId}`
    const where = `${chain}#${event.sequence}`
    const head = heads.get(chain)
    if (event.sequence !== (head?.sequence ?? 0) + 1) faults.push({ where, what: 'sequence-broken' })
    if (event.previousHash !== (head?.hash ?? '')) faults.push({ where, what: 'chain-broken' })
    if (event.hash !== eventHash(event)) faults.push({ where, what: 'hash-differs' })
    heads.set(chain, { sequence: event.sequence, hash: event.hash })
  }
  const seals = await db().select().from(eventSeals).orderBy(asc(eventSeals.number))
  const byNumber = [...log].sort((a, b) => a.number - b.number)
  let from = 0
  let previousHash = ''
  for (const seal of seals) {
    const covered = byNumber.filter((event) => event.number > from && event.number <= seal.upToEvent)
    const hash = hashOf({ previousHash: seal.previousHash, events: covered.map((event) => event.hash) })
    if (seal.previousHash !== previousHash)
      faults.push({ where: `seal ${seal.number}`, what: 'seal-chain-broken' })
    if (seal.hash !== hash || seal.events !== covered.length)
      faults.push({ where: `seal ${seal.number}`, what: 'seal-differs' })
    from = seal.upToEvent
    previousHash = seal.hash
  }
  return { events: log.length, chains: heads.size, seals: seals.length, faults }
}
