import type { Person } from '#app/domain/access.ts'
import { canHandleArchive } from '#app/domain/archive/kept.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { record } from '#app/effects/record.server.ts'
import { storage } from '#app/effects/storage.server.ts'
import { transaction } from '#db/client.server.ts'
import { archiveKey, archiveThere } from '#db/queries/archive/kept.server.ts'
import { lockFund } from '#db/writes/money.server.ts'

export type HandedOut = { bytes: ReadableStream<Uint8Array>; size: number; madeAt: Date }

/**
 * Hands out a made archive, and records to whom, every time. Only to the administrator, who just proved who they are and sits
 * on no panel. Refuses `not-found` (also once it was taken away), `archive-not-for-panel`, `step-up-needed`.
 */
export async function handOutArchive(
  actor: Person,
  id: string | undefined,
  now: Date,
): Promise<Verdict<HandedOut>> {
  return transaction(async (tx) => {
    const may = canHandleArchive(actor, now)
    if (!may.ok) return may
    const archive = await archiveThere(tx, actor.fund, id)
    const bytes = archive && (await storage().get(archiveKey(actor.fund, id as string)))
    if (!bytes) return refused('not-found')
    await lockFund(tx, actor.fund)
    const about = { type: 'archive-handed-out', archive: id as string } as const
    await record(tx, { ...about, fund: actor.fund, actor: actor.id, at: now })
    return allowed({ bytes, ...archive })
  })
}
