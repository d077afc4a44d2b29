import type { HarvestEdition, HarvestLanguage } from '#app/domain/results/annual-report-edition.ts'
import { hashOf, sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { approvedHarvest } from '#db/queries/harvests.server.ts'
import { keepFile } from '#db/writes/grants.server.ts'
import { addPrint, hasPrint, lockHarvests } from '#db/writes/harvests.server.ts'

export type HarvestMade = {
  bytes: Uint8Array
  pages: number
  renderer: string
  fileName: string
  newsletter: string
}

/**
 * Keeps the document and the newsletter text of an approved harvest in a language, made by the system: once, and again after
 * words of it were erased. What was made of an `edition` with more words than it has now is not kept. Answers whether it was.
 */
export async function keepHarvestPrint(
  { harvest, edition }: { harvest: string; edition: HarvestEdition },
  locale: HarvestLanguage,
  made: HarvestMade,
  now: Date,
): Promise<boolean> {
  return transaction(async (tx) => {
    const known = await approvedHarvest(tx, harvest)
    if (!known) return false
    await lockHarvests(tx, known.fund)
    const approved = await approvedHarvest(tx, harvest)
    if (!approved || hashOf(approved.edition) !== hashOf(edition)) return false
    if (await hasPrint(tx, harvest, locale)) return false
    const { newsletter, bytes, ...file } = made
    const [document, fileHash] = [newId(now), sha256(bytes)]
    const kept = { id: document, fundId: approved.fund, kind: 'harvest', sha256: fileHash, createdAt: now }
    await keepFile(tx, { ...file, bytes, ...kept })
    const print = { id: newId(now), fundId: approved.fund, harvestId: harvest, locale, newsletter }
    await addPrint(tx, { ...print, documentId: document, madeAt: now })
    const event = { fund: approved.fund, actor: 'system', harvest, locale, document, fileHash, at: now }
    await record(tx, { type: 'harvest-printed', ...event })
    return true
  })
}
