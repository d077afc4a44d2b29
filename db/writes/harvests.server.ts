import { and, eq } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { HarvestBlock } from '#app/domain/results/annual-report.ts'
import type { SeenNumbers } from '#app/domain/results/annual-report-number.ts'
import type { Tx } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import {
  funds,
  harvestApprovals,
  harvestBlocks,
  harvestOffers,
  harvestPrints,
  harvests,
  harvestTexts,
} from '#db/schema/index.ts'

/** Holds whoever would start another harvest of this fund, or write in or approve one, until the transaction ends. */
export async function lockHarvests(tx: Tx, fund: string): Promise<void> {
  if (!isUuid(fund)) return
  await tx.select({ id: funds.id }).from(funds).where(eq(funds.id, fund)).for('no key update')
}

export async function addHarvest(tx: Tx, harvest: typeof harvests.$inferInsert): Promise<void> {
  await tx.insert(harvests).values(harvest)
}

/** Another last day, until which a harvest tells what was known. */
export async function saveCutOff(tx: Tx, harvest: string, cutOff: IsoDate): Promise<void> {
  await tx.update(harvests).set({ cutOff }).where(eq(harvests.id, harvest))
}

type Ended = { by: string; at: Date; reason: string }

/** A harvest that was taken away: nobody reads it any more, and its row says who did that and why. */
export async function markRemoved(tx: Tx, harvest: string, { by, at, reason }: Ended): Promise<void> {
  await tx
    .update(harvests)
    .set({ removedBy: by, removedAt: at, removedReason: reason })
    .where(eq(harvests.id, harvest))
}

export async function addOffer(tx: Tx, offer: typeof harvestOffers.$inferInsert): Promise<void> {
  await tx.insert(harvestOffers).values(offer)
}

/** A harvest that was handed over comes back. */
export async function markReturned(tx: Tx, offer: string, { by, at, reason }: Ended): Promise<void> {
  await tx
    .update(harvestOffers)
    .set({ returnedBy: by, returnedAt: at, returnedReason: reason })
    .where(eq(harvestOffers.id, offer))
}

/** A part with its first text. */
export type NewBlock = HarvestBlock & {
  id: string
  textId: string
  seen: SeenNumbers
  writtenBy: string | null
  writtenAt: Date
}

export async function addBlocks(
  tx: Tx,
  { fund, harvest }: { fund: string; harvest: string },
  blocks: readonly NewBlock[],
): Promise<void> {
  await tx.insert(harvestBlocks).values(
    blocks.map(({ id, key, kind, pillar, title, indicators }, sort) => ({
      ...{ id, key, kind, pillar, title, indicators, sort },
      fundId: fund,
      harvestId: harvest,
    })),
  )
  await tx.insert(harvestTexts).values(
    blocks.map(({ id, textId, text, seen, writtenBy, writtenAt }) => ({
      ...{ id: textId, fundId: fund, blockId: id, version: 1, seen, writtenBy, writtenAt },
      ...text,
    })),
  )
}

export async function addText(tx: Tx, text: typeof harvestTexts.$inferInsert): Promise<void> {
  await tx.insert(harvestTexts).values(text)
}

export async function addApproval(tx: Tx, approval: typeof harvestApprovals.$inferInsert): Promise<void> {
  await tx.insert(harvestApprovals).values(approval)
}

/** Is there a print of this harvest in this language? */
export async function hasPrint(tx: Tx, harvest: string, locale: string): Promise<boolean> {
  const rows = await tx
    .select({ id: harvestPrints.id })
    .from(harvestPrints)
    .where(and(eq(harvestPrints.harvestId, harvest), eq(harvestPrints.locale, locale)))
  return rows.length > 0
}

export async function addPrint(tx: Tx, print: typeof harvestPrints.$inferInsert): Promise<void> {
  await tx.insert(harvestPrints).values(print)
}
