import { sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'

/** A task in the background that was tried as often as it may, and given up: how many of it, since when. */
export type FailedJob = { task: string; number: number; first: Date }

export async function failedJobs(reader: Reader): Promise<FailedJob[]> {
  const rows = await reader.execute<{ task: string; number: number; first: string }>(
    sql`select task, number, first from web.failed_jobs()`,
  )
  return [...rows].map(({ first, ...row }) => ({ ...row, first: new Date(first) }))
}
