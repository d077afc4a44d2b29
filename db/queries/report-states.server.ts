import { eq } from 'drizzle-orm'
import type { ReportState } from '#app/domain/results/report.ts'
import type { Reader } from '#db/client.server.ts'
import { reports } from '#db/schema/index.ts'

/** Where the reports of a grant are, by the moment of the terms; one that nobody began has no row. */
export async function reportStates(
  reader: Reader,
  grant: string,
): Promise<{ id: string; moment: string; state: ReportState }[]> {
  const rows = await reader
    .select({ id: reports.id, moment: reports.momentId, state: reports.state })
    .from(reports)
    .where(eq(reports.grantId, grant))
  return rows.map((row) => ({ ...row, state: row.state as ReportState }))
}
