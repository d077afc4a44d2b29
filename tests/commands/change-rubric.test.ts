import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { changeRubric, type RubricForm } from '#app/commands/change-rubric.server.ts'
import { equalWeights } from '#app/domain/panel/rubric.ts'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { db } from '#db/client.server.ts'
import { roundById } from '#db/queries/rounds.server.ts'
import { rounds } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, operation, today, type World, yes } from '#tests/world/base.ts'

useDatabase()

const before = new Date('2026-01-20T10:00:00Z')
const verbinding = {
  question: 'Wie doet mee?',
  anchors: { 1: 'Niemand.', 3: 'Een paar.', 5: 'De hele straat.' },
}

function aRubric(change: Partial<RubricForm> = {}): RubricForm {
  return {
    operation: operation(),
    weightsBp: equalWeights,
    language: 'nl',
    words: { verbinding },
    practice: true,
    ...change,
  }
}

const roundOf = async (world: World) =>
  (await roundById(db(), world.fund, world.round)) as NonNullable<Awaited<ReturnType<typeof roundById>>>

test('before the opening the manager words and weighs the V’s, and others read the Dutch words until there are more', async () => {
  const world = await aFund()
  const sipke = await enter(world, 'sipke')
  await yes(changeRubric(sipke, world.round, aRubric(), before))
  const round = await roundOf(world)
  expect(round).toMatchObject({ weights: equalWeights, practice: true })
  expect(criterionWords('verbinding', 'nl', round.rubric)).toMatchObject({ question: 'Wie doet mee?' })
  expect(criterionWords('verbinding', 'fy', round.rubric).levels['5']).toEqual({ anchor: 'De hele straat.' })
  expect(criterionWords('voornemen', 'en', round.rubric)).toEqual(criterionWords('voornemen', 'en'))
})

test('weights make a whole, and nobody else changes them', async () => {
  const world = await aFund()
  const sipke = await enter(world, 'sipke')
  const tooMuch = aRubric({ weightsBp: { ...equalWeights, voornemen: 3_000 } })
  expect(await changeRubric(sipke, world.round, tooMuch, before)).toMatchObject({
    ok: false,
    reason: { code: 'weights-not-hundred', total: 11_000 },
  })
  expect(await changeRubric(await enter(world, 'grietje'), world.round, aRubric(), before)).toMatchObject({
    reason: { code: 'not-found' },
  })
})

test('from the opening on it is frozen, in the database as well', async () => {
  const world = await aFund()
  const sipke = await enter(world, 'sipke')
  expect(await changeRubric(sipke, world.round, aRubric(), today)).toMatchObject({
    ok: false,
    reason: { code: 'round-frozen' },
  })
  const bypass = (set: Partial<typeof rounds.$inferInsert>) =>
    db().update(rounds).set(set).where(eq(rounds.id, world.round))
  await expect(bypass({ practice: true })).rejects.toMatchObject({ cause: { code: 'DB008' } })
  await expect(bypass({ weightsBp: equalWeights, rubricChangedAt: today })).rejects.toMatchObject({
    cause: { code: 'DB008' },
  })
  expect((await roundOf(world)).practice).toBe(false)
})
