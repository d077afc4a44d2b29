import { randomBytes } from 'node:crypto'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import { canAnnounce, committedText } from '#app/domain/panel/lottery.ts'
import { allowed, firstRefusal, refused, type Verdict } from '#app/domain/verdict.ts'
import { sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { type Batch, batchById } from '#db/queries/batches.server.ts'
import { lotteriesOf } from '#db/queries/lotteries.server.ts'
import { tiedIn } from '#db/queries/tied.server.ts'
import { lotteries } from '#db/schema/index.ts'
import { lockBatch } from '#db/writes/panel.server.ts'
import { judges } from './may-judge.server.ts'

export type LotteryForm = { operation: string; source: string; drawnOn: IsoDate }

/**
 * The chair announces a lottery among the equals at the line of the money: the hash of their references and of a secret
 * that nobody has seen is published, with the source and the day of the number that will decide. Refuses `not-found` to
 * others, `stage-out-of-order` outside the meeting and after it, what `judges` refuses for any of the equals, and what
 * `canAnnounce` refuses.
 */
export async function announceLottery(
  actor: Person,
  batchId: string,
  form: LotteryForm,
  now: Date,
): Promise<Verdict<{ lottery: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'announce-lottery', batch: batchId, ...form }, now, async () => {
      const locked = can(actor, 'lead-panel').ok ? await lockBatch(tx, actor.fund, batchId, 'update') : null
      const batch = locked && (await batchById(tx, actor.fund, locked.id))
      if (!batch) return refused('not-found')
      if (batch.stage !== 'meeting' && batch.stage !== 'decided')
        return refused('stage-out-of-order', { state: batch.stage, machine: 'batch' })
      const { tied, left } = await tiedIn(tx, batch, dayOf(now))
      const running = await isRunning(tx, batch.id, tied)
      const names = tied.map(({ reference }) => reference)
      const may = canAnnounce(form, { tied: names, running, today: dayOf(now) })
      const verdict = firstRefusal(may, ...(await clearOf(tx, actor, tied, now)))
      if (!verdict.ok) return verdict
      return allowed({ lottery: await write(tx, actor, batch, { form, tied, left }, now) })
    }),
  )
}

type Tied = { id: string; reference: string; asked: Cents }

async function clearOf(tx: Tx, actor: Person, tied: readonly Tied[], now: Date): Promise<Verdict[]> {
  const verdicts = []
  for (const { id } of tied) verdicts.push(await judges(tx, actor, { id }, 'chair', now))
  return verdicts
}

async function isRunning(tx: Tx, batch: string, tied: readonly Tied[]): Promise<boolean> {
  const all = await lotteriesOf(tx, batch)
  return all.some(({ about }) => about.some(({ id }) => tied.some((one) => one.id === id)))
}

async function write(
  tx: Tx,
  actor: Person,
  batch: Batch,
  { form, tied, left }: { form: LotteryForm; tied: readonly Tied[]; left: number },
  now: Date,
): Promise<string> {
  const id = newId(now)
  const seed = randomBytes(16).toString('hex')
  const commitment = sha256(
    committedText(
      tied.map(({ reference }) => reference),
      seed,
    ),
  )
  await tx.insert(lotteries).values({
    id,
    fundId: actor.fund,
    batchId: batch.id,
    proposals: tied.map(({ id: proposal, reference, asked }) => ({ id: proposal, reference, asked })),
    leftCents: cents(left),
    seed,
    commitment,
    source: form.source.trim(),
    drawnOn: form.drawnOn,
    committedBy: actor.person,
    committedAt: now,
  })
  await record(tx, {
    type: 'lottery-announced',
    fund: actor.fund,
    actor: actor.id,
    batch: batch.id,
    lottery: id,
    commitment,
    drawnOn: form.drawnOn,
    at: now,
  })
  return id
}
