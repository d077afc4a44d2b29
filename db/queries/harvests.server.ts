import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { BlockKind, HarvestBlock } from '#app/domain/results/annual-report.ts'
import type { HarvestEdition } from '#app/domain/results/annual-report-edition.ts'
import type { SeenNumbers } from '#app/domain/results/annual-report-number.ts'
import type { HarvestStand } from '#app/domain/results/annual-report-rules.ts'
import type { Reader } from '#db/client.server.ts'
import {
  harvestApprovals,
  harvestBlocks,
  harvestOffers,
  harvests,
  harvestTexts,
  people,
} from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type HarvestRow = {
  id: string
  year: number
  cutOff: string
  version: number
  startedBy: string
  startedAt: Date
  stand: HarvestStand
  /** The newest time it was handed over for approval, and what came of that; null before the first. */
  offer: HarvestOffer | null
  approval: { edition: HarvestEdition; hash: string; by: string; at: Date } | null
}

export type HarvestOffer = {
  id: string
  by: { id: string; name: string }
  at: Date
  returned: { by: string; at: Date; reason: string } | null
}

/** A part with its newest text; `textVersion` is that of the text, `writer` nobody for what the data wrote. */
export type BlockRow = Omit<HarvestBlock, 'erased'> & {
  id: string
  textVersion: number
  seen: SeenNumbers
  writer: { id: string; name: string } | null
  writtenAt: Date
}

/** Every harvest of a fund that was not taken away, the newest first. */
export async function harvestsOf(reader: Reader, fund: string): Promise<HarvestRow[]> {
  return select(reader, eq(harvests.fundId, fund))
}

/** One of this fund; null for anything else, and for one that was taken away. */
export async function harvestById(
  reader: Reader,
  fund: string,
  id: string | undefined,
): Promise<HarvestRow | null> {
  if (!isUuid(id)) return null
  const [row] = await select(reader, and(eq(harvests.fundId, fund), eq(harvests.id, id)))
  return row ?? null
}

/** The harvest of an approval, of whatever fund: for the worker, who has nothing but its id. */
export async function approvedHarvest(reader: Reader, id: string) {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select({
      fund: harvests.fundId,
      year: harvests.year,
      version: harvests.version,
      edition: harvestApprovals.edition,
      hash: harvestApprovals.hash,
      approvedAt: harvestApprovals.approvedAt,
    })
    .from(harvestApprovals)
    .innerJoin(harvests, eq(harvests.id, harvestApprovals.harvestId))
    .where(eq(harvests.id, id))
  return row ?? null
}

/** The parts of a harvest in their order, each with its newest text; what was erased is none of them any more. */
export async function blocksOf(reader: Reader, harvest: string): Promise<BlockRow[]> {
  const blocks = await reader
    .select()
    .from(harvestBlocks)
    .where(and(eq(harvestBlocks.harvestId, harvest), eq(harvestBlocks.erased, false)))
    .orderBy(asc(harvestBlocks.sort))
  const newest = await reader
    .selectDistinctOn([harvestTexts.blockId], { text: harvestTexts, name: people.name })
    .from(harvestTexts)
    .innerJoin(harvestBlocks, eq(harvestBlocks.id, harvestTexts.blockId))
    .leftJoin(people, eq(people.id, harvestTexts.writtenBy))
    .where(eq(harvestBlocks.harvestId, harvest))
    .orderBy(harvestTexts.blockId, desc(harvestTexts.version))
  const byBlock = new Map(newest.map((row) => [row.text.blockId, row]))
  return blocks.flatMap((block) => {
    const row = byBlock.get(block.id)
    return row ? [blockRow(block, row.text, row.name)] : []
  })
}

function blockRow(
  block: typeof harvestBlocks.$inferSelect,
  text: typeof harvestTexts.$inferSelect,
  name: string | null,
): BlockRow {
  const { id, key, pillar, title, indicators } = block
  return {
    ...{ id, key, pillar, title, indicators, kind: block.kind as BlockKind },
    text: { nl: text.nl, en: text.en },
    textVersion: text.version,
    seen: text.seen,
    writer: text.writtenBy === null ? null : { id: text.writtenBy, name: name ?? '' },
    writtenAt: text.writtenAt,
  }
}

/** The parts as they stand in an edition, without what only their writers need. */
export function partsOf(rows: readonly BlockRow[]): HarvestBlock[] {
  return rows.map(({ key, kind, pillar, title, text, indicators }) => ({
    ...{ key, kind, pillar, title, text, indicators },
  }))
}

const returners = alias(people, 'returners')

async function select(reader: Reader, where: ReturnType<typeof and>): Promise<HarvestRow[]> {
  const rows = await reader
    .select({ harvest: harvests, approval: harvestApprovals })
    .from(harvests)
    .leftJoin(harvestApprovals, eq(harvestApprovals.harvestId, harvests.id))
    .where(and(where, isNull(harvests.removedAt)))
    .orderBy(desc(harvests.year), desc(harvests.version))
  const offers = await reader
    .selectDistinctOn([harvestOffers.harvestId], {
      id: harvestOffers.id,
      harvest: harvestOffers.harvestId,
      by: harvestOffers.offeredBy,
      name: people.name,
      at: harvestOffers.offeredAt,
      returner: returners.name,
      returnedAt: harvestOffers.returnedAt,
      reason: harvestOffers.returnedReason,
    })
    .from(harvestOffers)
    .innerJoin(harvests, eq(harvests.id, harvestOffers.harvestId))
    .innerJoin(people, eq(people.id, harvestOffers.offeredBy))
    .leftJoin(returners, eq(returners.id, harvestOffers.returnedBy))
    .where(where)
    .orderBy(harvestOffers.harvestId, desc(harvestOffers.offeredAt), desc(harvestOffers.id))
  return rows.map(({ harvest, approval }) => {
    const found = offers.find((one) => one.harvest === harvest.id)
    const offer = found ? offerRow(found) : null
    return {
      id: harvest.id,
      year: harvest.year,
      cutOff: harvest.cutOff,
      version: harvest.version,
      startedBy: harvest.startedBy,
      startedAt: harvest.startedAt,
      stand: approval ? 'approved' : offer && !offer.returned ? 'offered' : 'drafting',
      offer,
      approval: approval && {
        edition: approval.edition,
        hash: approval.hash,
        by: approval.approvedBy,
        at: approval.approvedAt,
      },
    }
  })
}

type Offered = {
  id: string
  by: string
  name: string
  at: Date
  returner: string | null
  returnedAt: Date | null
  reason: string | null
}

function offerRow({ id, by, name, at, returner, returnedAt, reason }: Offered): HarvestOffer {
  return {
    ...{ id, by: { id: by, name }, at },
    returned: returnedAt && { by: returner ?? '', at: returnedAt, reason: reason ?? '' },
  }
}
