import { and, desc, eq, sql } from 'drizzle-orm'
import { changesPublicPages, dataOf, type Event, subjectOf } from '#app/domain/event.ts'
import type { Tx } from '#db/client.server.ts'
import { events } from '#db/schema/index.ts'
import { jobsFor, mailsFor } from '#emails/events.ts'
import { enqueue } from './enqueue.server.ts'
import { eventHash } from './hash.ts'
import { newId } from './id.ts'
import { postMails } from './post-mails.server.ts'
import { evaluateLast } from './standings.server.ts'

/**
 * Writes an event at the end of its subject's chain, in the transaction of the command that caused it and under the
 * lock that command holds on the subject, together with the mails and the jobs it causes. After an event of a grant its
 * payments are evaluated again, once all of it is written and before the fund is locked.
 */
export async function record(tx: Tx, event: Event): Promise<string> {
  const subject = subjectOf(event)
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtext('events'))`)
  const [last] = await tx
    .select({ sequence: events.sequence, hash: events.hash })
    .from(events)
    .where(and(eq(events.subjectKind, subject.kind), eq(events.subjectId, subject.id)))
    .orderBy(desc(events.sequence))
    .limit(1)
  const row = {
    id: newId(event.at),
    fundId: event.fund,
    subjectKind: subject.kind,
    subjectId: subject.id,
    sequence: (last?.sequence ?? 0) + 1,
    type: event.type,
    actor: event.actor,
    at: event.at,
    data: dataOf(event),
    previousHash: last?.hash ?? '',
  }
  await tx.insert(events).values({ ...row, hash: eventHash(row) })
  await postMails(tx, event, row.id, mailsFor(event))
  for (const job of jobsFor(event)) await enqueue(tx, job.task, job.payload, { key: job.key })
  if (subject.kind === 'grant') evaluateLast(tx, { fund: event.fund, grant: subject.id }, event.at)
  if (changesPublicPages(event)) await tx.execute(sql`select pg_notify('content_changed', ${event.type})`)
  return row.id
}
