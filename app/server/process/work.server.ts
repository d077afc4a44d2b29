import { findDatabase, openDatabase } from './database.server.ts'
import { runJobs } from './run-jobs.server.ts'
import { whenStopping } from './stopping.server.ts'

/** Says that a parent watches this process: without it, and it may be gone before this one runs, it ends. */
const besideParent = '--beside-parent'

/** The job process: mails, documents, schedules. The web process starts it; more of them may run beside it. */
export async function work(args: string[]): Promise<number | undefined> {
  if (args.includes(besideParent) && !process.connected) return 0
  openDatabase(await findDatabase(), 4)
  whenStopping(await runJobs())
  return undefined
}
