import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'

export type Job = { task: string; payload: Record<string, string>; key: string }

/** Queues a job in the same transaction; a job with the same key that has not started yet is the same job. */
export async function enqueue(
  tx: Tx,
  task: string,
  payload: Record<string, string>,
  options: { key: string; runAt?: Date },
): Promise<void> {
  await tx.execute(
    sql`select enqueue_job(${task}, ${JSON.stringify(payload)}::json, ${options.key}, ${options.runAt?.toISOString() ?? null}::timestamptz)`,
  )
}
