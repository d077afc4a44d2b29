import { findDatabase, openDatabase } from './database.server.ts'
import { runJobs } from './run-jobs.server.ts'
import { whenStopping } from './stopping.server.ts'

/** The job process: mails, documents, schedules. The web process starts it; more of them may run beside it. */
export async function work(): Promise<void> {
  openDatabase(await findDatabase(), 4)
  whenStopping(await runJobs())
}
