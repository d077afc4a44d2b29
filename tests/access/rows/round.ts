import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { editRoundForm, formHash } from '#app/commands/edit-round-form.server.ts'
import { programmeSchema } from '#app/commands/import-programme.server.ts'
import { makeRound } from '#app/commands/make-round.server.ts'
import { noExtraForm } from '#app/domain/proposal/extra/extra-form.ts'
import { db } from '#db/client.server.ts'
import { rounds } from '#db/schema/index.ts'
import { enter, later, operation, today, type World, yes } from '#tests/world/base.ts'

export function programme() {
  const read = (file: string) => JSON.parse(readFileSync(`db/seed/programme/${file}`, 'utf8'))
  const learned = { learnedOn: '2024-12-31', figures: read('figures-2024.json') as unknown[] }
  return { programme: programmeSchema.parse(read('leeuwarden-oost.json')), ...learned }
}

/** A page that the round would ask of its own, not in use yet. */
export async function asksMore(world: World) {
  const sipke = await enter(world, 'sipke', today)
  const text = { title: 'Het gebouw', hint: '', showIf: null }
  const form = {
    operation: operation(),
    seen: formHash(noExtraForm),
    change: { act: 'add-page' as const, text },
  }
  await yes(editRoundForm(sipke, world.round, form, today))
}

/** Another round of the same fund, so that its panel works by itself. */
export async function inRound(world: World, slug: string): Promise<World> {
  const form = { ...world.roundForm, slug, name: `Ronde ${slug}` }
  const { round } = await yes(makeRound(world.fund, 'system', form, later({ days: -30 })))
  return { ...world, round, roundForm: form }
}

export async function potOf(round: string): Promise<string> {
  const [row] = await db().select({ pot: rounds.potId }).from(rounds).where(eq(rounds.id, round))
  if (!row) throw new Error('no round')
  return row.pot
}
