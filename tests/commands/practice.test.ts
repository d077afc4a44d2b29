import { expect, test } from 'vitest'
import { changeRubric } from '#app/commands/change-rubric.server.ts'
import { saveScore } from '#app/commands/save-score.server.ts'
import { scorePractice } from '#app/commands/score-practice.server.ts'
import { db } from '#db/client.server.ts'
import { practiceAsked, practiceSpread } from '#db/queries/practice.server.ts'
import { standingReviews } from '#db/queries/ranking.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, operation, yes } from '#tests/world/base.ts'
import { aPanel, assigned, declared, moments, screened, turn } from '#tests/world/panel.ts'

useDatabase()

const scores = { voornemen: 4, verbinding: 2, verandering: 3, vooruitgang: 5, verantwoording: null }

test('scoring opens after the practice, whose spread is for who practised, and whose scores never count', async () => {
  const world = await aFund()
  const panel = await aPanel(world)
  const rubric = { weightsBp: world.roundForm.weightsBp, language: 'nl', words: {}, practice: true } as const
  const early = new Date('2026-01-20T10:00:00Z')
  await yes(changeRubric(panel.sipke, world.round, { operation: operation(), ...rubric }, early))
  const { proposal, batch } = await screened(world, panel)
  await declared(panel, proposal)
  const pairs = await assigned(world, panel, batch)
  await yes(turn(panel, batch, 'conflicts', 'open-scoring'))
  const [one, other] = [panel.aukje, panel.mohamed, panel.sanne, panel.wim].filter(({ person }) =>
    pairs.some(({ member }) => member === person),
  ) as [typeof panel.aukje, typeof panel.aukje]
  const score = (form = operation()) =>
    saveScore(one, proposal, 'voornemen', { operation: form, score: 4, reason: null }, moments.scoring)

  expect(await practiceAsked(db(), one)).toMatchObject([{ id: batch }])
  expect(await score()).toMatchObject({ ok: false, reason: { code: 'practice-first' } })
  await yes(scorePractice(other, batch, { operation: operation(), scores }, moments.scoring))
  expect(await practiceSpread(db(), one, batch)).toBeNull()
  const own = { ...scores, voornemen: 1 }
  await yes(scorePractice(one, batch, { operation: operation(), scores: own }, moments.scoring))
  expect(await practiceSpread(db(), one, batch)).toMatchObject({
    members: 2,
    spread: [
      { criterion: 'voornemen', counts: [1, 0, 0, 1, 0], cannotJudge: 0 },
      { criterion: 'verbinding', counts: [0, 2, 0, 0, 0] },
      {},
      {},
      { criterion: 'verantwoording', counts: [0, 0, 0, 0, 0], cannotJudge: 2 },
    ],
  })
  expect(await standingReviews(db(), [proposal])).toEqual([])
  await yes(score())
  expect(await scorePractice(one, batch, { operation: operation(), scores }, moments.scoring)).toMatchObject({
    ok: false,
    reason: { code: 'practice-done' },
  })
})

test('a round without practice asks for none', async () => {
  const world = await aFund()
  const panel = await aPanel(world)
  const { batch } = await screened(world, panel)
  expect(
    await scorePractice(panel.aukje, batch, { operation: operation(), scores }, moments.scoring),
  ).toMatchObject({ ok: false, reason: { code: 'practice-not-asked' } })
})
