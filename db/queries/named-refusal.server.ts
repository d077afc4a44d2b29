import { eq } from 'drizzle-orm'
import type { Refusal } from '#app/domain/verdict.ts'
import type { Reader } from '#db/client.server.ts'
import { funds, pots, rounds } from '#db/schema/index.ts'

/**
 * The words that a refusal of the ledger needs beside its numbers: of a ceiling that was reached what is left under it and
 * its name; of a day that falls short the name of the pot, or `fund` where it is the whole fund that does. Any other refusal
 * comes back as it was.
 */
export async function namedRefusal(reader: Reader, refusal: Refusal): Promise<Refusal> {
  const { code, scope, scopeId, ceiling, committed } = refusal.reason
  if (code === 'cover-short' && typeof scope === 'string') {
    const of = (await nameOfScope(reader, 'pot', scope)) ?? 'fund'
    return { ok: false, reason: { ...refusal.reason, of } }
  }
  if (code !== 'ceiling-reached' || typeof scopeId !== 'string') return refusal
  const left = Math.max(0, Number(ceiling) - Number(committed))
  const name = scope === 'year' ? scopeId : await nameOfScope(reader, String(scope), scopeId)
  return { ok: false, reason: { ...refusal.reason, left, name } }
}

/** The name of a round, a pot or a fund; null when there is none. */
export async function nameOfScope(reader: Reader, scope: string, id: string): Promise<string | null> {
  const table = { round: rounds, pot: pots, fund: funds }[scope]
  if (!table) return null
  const [row] = await reader.select({ name: table.name }).from(table).where(eq(table.id, id))
  return row?.name ?? null
}
