import { eq } from 'drizzle-orm'
import { announceLottery } from '#app/commands/announce-lottery.server.ts'
import { keepLetter } from '#app/commands/keep-letter.server.ts'
import { nameMember } from '#app/commands/name-member.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { cents } from '#app/domain/money.ts'
import { db } from '#db/client.server.ts'
import { grants, rounds } from '#db/schema/index.ts'
import { paidForMeeting } from '#tests/world/allowance.ts'
import { later, operation, type World, yes } from '#tests/world/base.ts'
import {
  anAward,
  aPanel,
  assigned,
  awaitingDecision,
  declare,
  declared,
  moments,
  prepared,
  screened,
  turn,
} from '#tests/world/panel.ts'

/** In review, with three readers, of whom one turned out to be close and one to have an interest. */
export async function onThePanel(world: World) {
  const panel = await aPanel(world)
  const { proposal, batch } = await screened(world, panel)
  await declared(panel, proposal)
  const readers = [panel.aukje, panel.mohamed, panel.sanne]
  await assigned(
    world,
    panel,
    batch,
    readers.map(({ person }) => ({ proposal, member: person })),
  )
  await yes(turn(panel, batch, 'conflicts', 'open-scoring'))
  await yes(declare(panel.mohamed, proposal, 'close', moments.scoring))
  await yes(declare(panel.sanne, proposal, 'interest', moments.scoring))
  return { panel: proposal, batch, reader: panel.aukje.person }
}

export async function named(owner: Person, proposal: string): Promise<string> {
  const form = { operation: operation(), member: null, words: 'Wim Kuipers', reason: 'Onze buurman.' }
  return (await yes(nameMember(owner, proposal, form, later({ minutes: 10 })))).naming
}

export async function awaiting(world: World) {
  const { panel, proposals } = await awaitingDecision(world)
  const [proposal = ''] = proposals
  return { judged: proposal, decision: await prepared(panel, proposal, anAward(20_000_00)) }
}

/** A batch that meets, with equals at the line of the money, one that is spoken of, and a lottery that was announced. */
export async function meets(world: World) {
  await db()
    .update(rounds)
    .set({ ceilingCents: cents(30_000_00) })
    .where(eq(rounds.id, world.round))
  const { panel, batch, proposals } = await awaitingDecision(world, [{}, { title: 'Moestuin' }])
  await yes(turn(panel, batch, 'revealed', 'open-meeting', moments.decision))
  const form = {
    operation: operation(),
    source: 'Staatsloterij',
    drawnOn: dayOf(later({ days: 400 }, moments.decision)),
  }
  const { lottery } = await yes(announceLottery(panel.grietje, batch, form, moments.decision))
  return {
    meeting: batch,
    spoken: proposals[0] ?? '',
    lottery,
    ...(await paidForMeeting(world, panel, batch)),
  }
}

/** The kept letter about the decision that a grant came from. */
export async function keptLetter(grant: string) {
  const [row] = await db().select().from(grants).where(eq(grants.id, grant))
  const made = { bytes: new TextEncoder().encode('%PDF-1.7'), pages: 1, renderer: 'test' }
  await keepLetter(row?.decisionId ?? '', made, moments.decision)
  return { taken: row?.decisionId ?? '', decided: row?.proposalId ?? '' }
}
