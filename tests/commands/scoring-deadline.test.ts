import { like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { remindReviews } from '#app/commands/remind-reviews.server.ts'
import { setScoringDeadline } from '#app/commands/set-scoring-deadline.server.ts'
import { languages } from '#app/i18n/languages.ts'
import { mailInWords } from '#app/server/mail/words.server.ts'
import { db } from '#db/client.server.ts'
import { readingList } from '#db/queries/reviewer/reading-list.server.ts'
import { outgoingMails } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, operation, yes } from '#tests/world/base.ts'
import { aPanel, assigned, declare, declared, moments, reviewed, screened, turn } from '#tests/world/panel.ts'

useDatabase()

const reminded = async () =>
  (await db().select().from(outgoingMails).where(like(outgoingMails.template, 'reviewer-reminder-%'))).map(
    ({ template, recipient }) => `${template} ${recipient}`,
  )

test('who still reads is reminded once at each of seven, three and one days; who is done or near is not', async () => {
  const world = await aFund()
  const panel = await aPanel(world)
  const { proposal, batch } = await screened(world, panel)
  await declared(panel, proposal)
  const pairs = await assigned(world, panel, batch)
  await yes(turn(panel, batch, 'conflicts', 'open-scoring'))
  const readers = [panel.aukje, panel.mohamed, panel.sanne, panel.wim].filter(({ person }) =>
    pairs.some(({ member }) => member === person),
  )
  const [open, done, near] = readers as [typeof panel.aukje, typeof panel.aukje, typeof panel.aukje]
  const set = (until: string) =>
    setScoringDeadline(panel.sipke, batch, { operation: operation(), until }, moments.scoring)
  expect(await set('2026-03-01')).toMatchObject({ ok: false, reason: { code: 'day-has-passed' } })
  expect(await set('2026-05-08')).toMatchObject({ ok: false, reason: { code: 'after-promised-day' } })
  await yes(set('2026-04-10'))
  expect(await readingList(db(), open)).toMatchObject([{ scoringUntil: '2026-04-10' }])
  await reviewed(done, proposal)
  await yes(declare(near, proposal, 'close', moments.scoring))

  expect(await remindReviews(new Date('2026-04-02T10:00:00Z'))).toBe(0)
  expect(await remindReviews(new Date('2026-04-03T10:00:00Z'))).toBe(1)
  expect(await remindReviews(new Date('2026-04-03T12:00:00Z'))).toBe(0)
  expect(await remindReviews(new Date('2026-04-07T10:00:00Z'))).toBe(1)
  expect(await remindReviews(new Date('2026-04-09T10:00:00Z'))).toBe(1)
  expect((await reminded()).sort()).toEqual(
    [1, 3, 7].map((days) => `reviewer-reminder-${days} ${open.person}`),
  )
  const [mail] = await db()
    .select()
    .from(outgoingMails)
    .where(like(outgoingMails.template, 'reviewer-reminder-3'))
  for (const locale of languages)
    expect(JSON.stringify(await mailInWords({ ...mail!, locale }))).not.toMatch(/\{\{|undefined/)
})
