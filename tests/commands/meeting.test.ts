import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { announceLottery } from '#app/commands/announce-lottery.server.ts'
import { drawLottery } from '#app/commands/draw-lottery.server.ts'
import { recordMeeting } from '#app/commands/record-meeting.server.ts'
import { scoreInMeeting } from '#app/commands/score-in-meeting.server.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { committedText, drawnOrder } from '#app/domain/panel/lottery.ts'
import { sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { db } from '#db/client.server.ts'
import { batchById } from '#db/queries/batches.server.ts'
import { lotteriesOf, lotteryById } from '#db/queries/lotteries.server.ts'
import { meetingRecordsOf, roomFor } from '#db/queries/meeting.server.ts'
import { panelSays } from '#db/queries/panel-says.server.ts'
import { rankedBatch } from '#db/queries/ranking.server.ts'
import { conflicts, lotteries, meetingRecords, reviewScores } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, later, operation, type World, yes } from '#tests/world/base.ts'
import { awaitingDecision, declare, moments, type Panel, turn } from '#tests/world/panel.ts'

useDatabase()

const reason = (code: string) => ({ ok: false, reason: { code } })
const batchNamed = async (world: World, id: string) => {
  const batch = await batchById(db(), world.fund, id)
  if (!batch) throw new Error('no batch')
  return batch
}
const meet = (panel: Panel, batch: string) => turn(panel, batch, 'revealed', 'open-meeting', moments.decision)

describe('the meeting', () => {
  let world: World
  let panel: Panel
  let batch = ''
  let proposal = ''
  let reader = ''
  const note = (change = {}) => ({ operation: operation(), advice: 'fund' as const, note: null, ...change })
  const anew = (change = {}) => ({
    operation: operation(),
    member: reader,
    criterion: 'verbinding' as const,
    score: 5,
    reason: 'De bewoners legden het uit.',
    ...change,
  })

  beforeAll(async () => {
    world = await aFund(30_000_00)
    const path = await awaitingDecision(world, [{ score: 3 }])
    ;({ panel, batch } = path)
    proposal = path.proposals[0] as string
    reader = path.pairs[0]?.member as string
  })

  test('waits for its stage', async () => {
    expect(await recordMeeting(panel.grietje, proposal, note(), moments.decision)).toMatchObject(
      reason('stage-out-of-order'),
    )
    await yes(meet(panel, batch))
  })

  test('only the chair writes, and only who may hear of it', async () => {
    for (const actor of [panel.aukje, panel.sipke, panel.tjitske]) {
      expect(await recordMeeting(actor, proposal, note(), moments.decision)).toMatchObject(
        reason('not-found'),
      )
      expect(await scoreInMeeting(actor, proposal, anew(), moments.decision)).toMatchObject(
        reason('not-found'),
      )
    }
  })

  test('a new score counts, says whose it is, and leaves the locked one', async () => {
    const ranked = async () => rankedBatch(db(), await batchNamed(world, batch), dayOf(moments.decision))
    const locked = () =>
      db().select().from(reviewScores).orderBy(reviewScores.reviewId, reviewScores.criterion)
    const [before, kept] = [await ranked(), await locked()]
    await yes(scoreInMeeting(panel.grietje, proposal, anew({ score: 4 }), moments.decision))
    await yes(scoreInMeeting(panel.grietje, proposal, anew(), later({ minutes: 1 }, moments.decision)))
    const after = await ranked()
    expect(await locked()).toEqual(kept)
    expect(before.ranking.rows[0]?.mean).toBeCloseTo(3)
    expect(after.ranking.rows[0]?.mean).toBeCloseTo(3 + (2 * 0.2) / 3)
    expect(after.before).toEqual([{ proposal, mean: before.ranking.rows[0]?.mean }])
  })

  test.each([
    [{ reason: ' ' }, 'meeting-score-needs-reason'],
    [{ score: 0 }, 'score-out-of-scale'],
  ])('%j is refused: %s', async (change, code) => {
    expect(await scoreInMeeting(panel.grietje, proposal, anew(change), moments.decision)).toMatchObject(
      reason(code),
    )
  })

  test('nobody scores anew who did not read', async () => {
    const strange = anew({ member: panel.grietje.person })
    expect(await scoreInMeeting(panel.grietje, proposal, strange, moments.decision)).toMatchObject(
      reason('no-review-to-change'),
    )
  })

  test('who is near leaves the room, by name, and that is kept with the record; the newest record counts', async () => {
    await yes(declare(panel.tjitske, proposal, 'close', moments.decision))
    await yes(recordMeeting(panel.grietje, proposal, note(), moments.decision))
    const last = note({ advice: 'wait', note: 'Goed, maar er is te weinig geld.' })
    await yes(recordMeeting(panel.grietje, proposal, last, later({ minutes: 2 }, moments.decision)))
    const room = await roomFor(db(), world.fund, proposal, dayOf(moments.decision))
    expect(room).toEqual({ out: [{ id: panel.tjitske.person, name: 'Tjitske Bosma' }], silent: [] })
    const rows = await db().select().from(meetingRecords).orderBy(meetingRecords.recordedAt)
    expect(rows.map(({ outOfRoom }) => outOfRoom)).toEqual([[panel.tjitske.person], [panel.tjitske.person]])
    expect((await meetingRecordsOf(db(), [proposal])).get(proposal)).toMatchObject({
      advice: 'wait',
      by: 'Grietje Terpstra',
    })
    const [says] = (
      await panelSays(
        db(),
        await batchNamed(world, batch),
        [{ id: proposal, state: 'awaiting-decision' }],
        dayOf(moments.decision),
      )
    ).values()
    expect(says).toMatchObject({ advice: 'wait', lot: null, ahead: null })
  })

  test('a chair who is near writes nothing', async () => {
    await db()
      .insert(conflicts)
      .values({
        id: newId(moments.decision),
        fundId: world.fund,
        proposalId: proposal,
        personId: panel.grietje.person,
        grade: 'close',
        grounds: ['work'],
        declaredAt: moments.decision,
      })
    expect(await recordMeeting(panel.grietje, proposal, note(), moments.decision)).toMatchObject(
      reason('conflict-close'),
    )
  })

  test('what was said is never changed in the database', async () => {
    await expect(db().execute(sql`update meeting_scores set score = 1`)).rejects.toThrow()
    await expect(db().execute(sql`delete from meeting_records`)).rejects.toThrow()
  })
})

describe('a lottery among equals', () => {
  const plan = {
    source: 'Trekking van de Staatsloterij',
    drawnOn: dayOf(later({ days: 3 }, moments.decision)),
  }
  const onTheDay = later({ days: 3 }, moments.decision)
  let world: World
  let panel: Panel
  let batch = ''
  let lottery = ''

  beforeAll(async () => {
    world = await aFund(50_000_00)
    const wishes = [{ score: 5 }, { title: 'Moestuin', score: 4 }, { title: 'Koor', score: 4 }]
    ;({ panel, batch } = await awaitingDecision(world, wishes))
    await yes(meet(panel, batch))
  })

  const announce = () =>
    announceLottery(panel.grietje, batch, { operation: operation(), ...plan }, moments.decision)
  const draw = (number: string, at = onTheDay) =>
    drawLottery(panel.grietje, lottery, { operation: operation(), number }, at)

  test('is announced with the hash alone, once', async () => {
    lottery = (await yes(announce())).lottery
    expect(await announce()).toMatchObject(reason('lottery-running'))
    const shown = await lotteryById(db(), world.fund, lottery)
    const [row] = await db().select().from(lotteries).where(eq(lotteries.id, lottery))
    expect(shown).toMatchObject({ commitment: row?.commitment, drawn: null, left: 30_000_00 })
    expect(JSON.stringify(shown)).not.toContain(row?.seed as string)
  })

  test('waits for its day, and takes no letters for digits', async () => {
    expect(await draw('12345', moments.decision)).toMatchObject(reason('lottery-too-early'))
    expect(await draw('twaalf')).toMatchObject(reason('lottery-number-wrong'))
  })

  test('anybody can do the draw again with what is published', async () => {
    await yes(draw('12 345'))
    const shown = await lotteryById(db(), world.fund, lottery)
    const { seed, number, order } = shown?.drawn ?? { seed: '', number: '', order: [] }
    const names = order.map(({ reference }) => reference)
    expect(number).toBe('12345')
    expect(sha256(committedText(names, seed))).toBe(shown?.commitment)
    expect(drawnOrder([...names].sort(), seed, number, sha256)).toEqual(names)
    expect(order.map(({ won }) => won)).toEqual([true, false])
    expect(await draw('999')).toMatchObject(reason('lottery-drawn'))
  })

  test('decides who has the yes of the panel', async () => {
    const [one] = await lotteriesOf(db(), batch)
    const [won, lost] = one?.drawn?.order ?? []
    const both = [won, lost].map((it) => ({
      id: it?.proposal as string,
      state: 'awaiting-decision' as const,
    }))
    const says = await panelSays(db(), await batchNamed(world, batch), both, dayOf(onTheDay))
    expect([...says.values()].map(({ lot }) => lot)).toEqual(['won', 'lost'])
  })

  test('is drawn once and for all, also for the database', async () => {
    await expect(db().execute(sql`update lotteries set number = '1'`)).rejects.toThrow()
    await expect(db().execute(sql`update lotteries set commitment = ''`)).rejects.toThrow()
  })

  test('there is none without equals', async () => {
    const other = await aFund(50_000_00)
    const path = await awaitingDecision(other, [{ score: 5 }, { title: 'Moestuin', score: 4 }])
    await yes(meet(path.panel, path.batch))
    const form = { operation: operation(), ...plan }
    expect(await announceLottery(path.panel.grietje, path.batch, form, moments.decision)).toMatchObject(
      reason('lottery-no-tie'),
    )
  })
})
