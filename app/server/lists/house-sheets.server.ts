import { roleWord } from '#app/components/role-word.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { Sheet } from '#app/exchange/sheet.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { failedJobs } from '#db/queries/failed-jobs.server.ts'
import { roleHolders } from '#db/queries/office-people.server.ts'
import type { ListAsked } from './list-sheets.server.ts'

/** Everybody with a role, one line a role, with its days. */
export async function peopleSheet({ actor, today }: ListAsked): Promise<Sheet> {
  const holders = await roleHolders(db(), actor, today)
  return {
    columns: [
      { head: m.account_admin_name(), type: 'text', width: 30 },
      { head: m.account_admin_email(), type: 'text', width: 40 },
      { head: m.account_admin_role(), type: 'text' },
      { head: m.account_admin_since(), type: 'day' },
      { head: m.setup_role_last_day(), type: 'day' },
    ],
    rows: holders.map(({ name, email, role, since, until }) => [name, email, roleWord(role), since, until]),
  }
}

/** The tasks that were given up. */
export async function jobSheet(): Promise<Sheet> {
  const jobs = await failedJobs(db())
  return {
    columns: [
      { head: m.desk_jobs_task(), type: 'text', width: 30 },
      { head: m.desk_jobs_number(), type: 'number' },
      { head: m.desk_jobs_first(), type: 'day' },
    ],
    rows: jobs.map(({ task, number, first }) => [task, number, dayOf(first)]),
  }
}
