import { verifyLog } from '#app/commands/verify-log.server.ts'
import { findDatabase, openDatabase } from './database.server.ts'

/** Reads the whole log, recomputes every hash and says what it found; ends with 1 when anything was changed. */
export async function auditVerify(): Promise<number> {
  openDatabase(await findDatabase(), 2)
  const { events, chains, seals, faults } = await verifyLog()
  const lines = faults.map(({ where, what }) => `${where}: ${what}`)
  const count = `${events} events in ${chains} chains under ${seals} seals: ${faults.length} faults`
  process.stdout.write(`${[...lines, count].join('\n')}\n`)
  return faults.length > 0 ? 1 : 0
}
