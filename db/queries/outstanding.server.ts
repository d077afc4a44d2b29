import { sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { OpenSum } from '#app/domain/grant/outstanding.ts'
import type { TrancheState } from '#app/domain/grant/tranche.ts'
import { cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'

/** The tranches of a fund that are not paid at the end of a day, added up by planned day and by the state they have now. */
export async function openSums(
  reader: Reader,
  fund: string,
  on: IsoDate,
  today: IsoDate,
): Promise<OpenSum[]> {
  const paidLater = on < today ? sql`or s.paid_on > ${on}` : sql``
  const rows = await reader.execute<{ planned_on: IsoDate; state: TrancheState; cents: string }>(sql`
    select s.planned_on, s.state, sum(s.amount_cents) as cents
    from tranche_standings s
    where s.fund_id = ${fund} and (s.late_from is not null ${paidLater})
    group by 1, 2`)
  return rows.map((row) => ({ plannedOn: row.planned_on, state: row.state, cents: cents(Number(row.cents)) }))
}
