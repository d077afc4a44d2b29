import { and, asc, desc, eq } from 'drizzle-orm'
import type { BlockKind, HarvestBlock } from '#app/domain/results/annual-report.ts'
import type { HarvestEdition } from '#app/domain/results/annual-report-edition.ts'
import type { SeenNumbers } from '#app/domain/results/annual-report-number.ts'
import type { Reader } from '#db/client.server.ts'
import { harvestApprovals, harvestBlocks, harvests, harvestTexts, people } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type HarvestRow = {
  id: string
  year: number
  cutOff: string
  version: number
  startedBy: string
  startedAt: Date
  approval: { edition: HarvestEdition; hash: string; by: string; at: Date } | null
}

/** A part with its newest text; `textVersion` is that of the text, `writer` nobody for what the data wrote. */
export type BlockRow = Omit<HarvestBlock, 'erased'> & {
  id: string
  textVersion: number
  seen: SeenNumbers
  writer: { id: string; name: string } | null
  writtenAt: Date
}

/** Every harvest of a fund, the newest first. */
export async function harvestsOf(reader: Reader, fund: string): Promise<HarvestRow[]> {
  return select(reader, eq(harvests.fundId, fund))
}

/** One of this fund; null for anything else. */
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

async function select(reader: Reader, where: ReturnType<typeof and>): Promise<HarvestRow[]> {
  const rows = await reader
    .select({ harvest: harvests, approval: harvestApprovals })
    .from(harvests)
    .leftJoin(harvestApprovals, eq(harvestApprovals.harvestId, harvests.id))
    .where(where)
    .orderBy(desc(harvests.year), desc(harvests.version))
  return rows.map(({ harvest, approval }) => ({
    id: harvest.id,
    year: harvest.year,
    cutOff: harvest.cutOff,
    version: harvest.version,
    startedBy: harvest.startedBy,
    startedAt: harvest.startedAt,
    approval: approval && {
      edition: approval.edition,
      hash: approval.hash,
      by: approval.approvedBy,
      at: approval.approvedAt,
    },
  }))
}
