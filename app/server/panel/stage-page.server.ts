import { randomUUID } from 'node:crypto'
import { mayLead } from '#app/commands/may-judge.server.ts'
import type { StageWaitsView } from '#app/components/panel/stage-waits.tsx'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { isScoring, movesFrom } from '#app/domain/panel/batch.ts'
import { leastReaders, missingOf } from '#app/domain/panel/missing.ts'
import { formatCounted } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { db } from '#db/client.server.ts'
import { type Batch, proposalsIn } from '#db/queries/batches.server.ts'
import { closedToEach } from '#db/queries/closed.server.ts'
import { undeclaredProposals } from '#db/queries/conflicts.server.ts'
import { stageFacts } from '#db/queries/stage-facts.server.ts'
import type { StageWaits } from '#db/queries/stage-waits.server.ts'
import { stagesOf, stageWord } from './stages.server.ts'

/**
 * The next step of a batch for who leads it: what it waits for, whether they may take it, and where it can lead. Of what
 * is closed to them it says only that it is there.
 */
export async function stagePage(chair: Person, batch: Batch, now: Date) {
  const [{ waits, unadvised, ...facts }, lead, undeclared, closed] = await Promise.all([
    stageFacts(db(), batch, dayOf(now)),
    mayLead(db(), chair, batch),
    undeclaredProposals(db(), chair.person, batch.id),
    closedToEach(db(), chair.fund, [chair.person]),
  ])
  const isOpen = (id: string) => !closed(chair.person).has(id)
  const open = unadvised.filter(({ id }) => isOpen(id))
  return {
    id: batch.id,
    name: batch.name,
    stage: batch.stage,
    stages: await stagesOf(batch),
    undeclared,
    interest: !lead.ok && lead.reason.code === 'conflict-interest',
    mayLead: lead.ok,
    waits: await waitsView(batch, waits, isOpen),
    least: leastReaders(batch.track),
    mayGoOn: waits.missing > 0 && waits.fewest >= leastReaders(batch.track),
    unadvised: { titles: open.map(({ title }) => title), closed: unadvised.length - open.length },
    moves: movesFrom(batch.stage, facts).map(({ move, to }) => ({
      move,
      to: stageWord(to),
      operation: randomUUID(),
    })),
  }
}

/** What a stage waits for, in words and numbers; titles only of what is open to who looks. */
export async function waitsView(
  batch: Batch,
  { missing, proposals, undeclared }: StageWaits,
  isOpen: (proposal: string) => boolean,
): Promise<StageWaitsView> {
  const short = proposals.filter((one) => missingOf(one) > 0)
  const titles = new Map((await proposalsIn(db(), batch.id)).map(({ id, title }) => [id, title]))
  return {
    scoring: isScoring(batch.stage),
    missing,
    rows: short
      .filter(({ proposal }) => isOpen(proposal))
      .map(({ proposal: key, has, needs }) => ({ key, title: titles.get(key) ?? '', has, needs })),
    closed: short
      .filter(({ proposal }) => !isOpen(proposal))
      .reduce((total, one) => total + missingOf(one), 0),
    undeclared: undeclared.map(({ member: key, name, proposals: count }) => ({
      key,
      name,
      proposals: formatCounted(count, 'proposal', currentLocale()),
    })),
  }
}
