import { and, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import { winners } from '#app/domain/panel/lottery.ts'
import type { Reader } from '#db/client.server.ts'
import { lotteries, rounds } from '#db/schema/index.ts'
import { batches } from '#db/schema/round.ts'
import { isUuid } from './ids.ts'

/** A lottery as everybody may see it: before the draw neither its secret nor its order is there. */
export type Lottery = {
  id: string
  batch: string
  round: string
  commitment: string
  source: string
  drawnOn: IsoDate
  announcedAt: Date
  left: Cents
  drawn: {
    number: string
    seed: string
    at: Date
    order: { reference: string; proposal: string; asked: Cents; won: boolean }[]
  } | null
}

/** The lotteries of a batch, the newest first, with the proposals that each is about. */
export async function lotteriesOf(
  reader: Reader,
  batch: string,
): Promise<(Lottery & { about: { id: string; reference: string }[] })[]> {
  const rows = await select(reader).where(eq(lotteries.batchId, batch)).orderBy(desc(lotteries.committedAt))
  return rows.map((row) => ({
    ...shown(row),
    about: aboutSchema.parse(row.lottery.proposals).map(({ id, reference }) => ({ id, reference })),
  }))
}

/** One lottery of a fund, for everybody; null when there is none. */
export async function lotteryById(reader: Reader, fund: string, id: string): Promise<Lottery | null> {
  if (!isUuid(id)) return null
  const [row] = await select(reader).where(and(eq(lotteries.id, id), eq(lotteries.fundId, fund)))
  return row ? shown(row) : null
}

function select(reader: Reader) {
  return reader
    .select({ lottery: lotteries, round: rounds.name })
    .from(lotteries)
    .innerJoin(batches, eq(batches.id, lotteries.batchId))
    .innerJoin(rounds, eq(rounds.id, batches.roundId))
}

const aboutSchema = z.array(
  z.object({ id: z.string(), reference: z.string(), asked: z.number().int().transform(cents) }),
)

function shown({ lottery, round }: Awaited<ReturnType<typeof select>>[number]): Lottery {
  const about = aboutSchema.parse(lottery.proposals)
  const of = (reference: string) => about.find((one) => one.reference === reference) as (typeof about)[number]
  const { order, number, drawnAt, seed } = lottery
  const won = order && winners(order, (reference) => of(reference).asked, lottery.leftCents)
  return {
    id: lottery.id,
    batch: lottery.batchId,
    round,
    commitment: lottery.commitment,
    source: lottery.source,
    drawnOn: lottery.drawnOn,
    announcedAt: lottery.committedAt,
    left: lottery.leftCents,
    drawn:
      order && number && drawnAt
        ? {
            number,
            seed,
            at: drawnAt,
            order: order.map((reference) => ({
              reference,
              proposal: of(reference).id,
              asked: of(reference).asked,
              won: won?.includes(reference) ?? false,
            })),
          }
        : null,
  }
}
