import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { eraseData } from '#app/commands/erase-data.server.ts'
import { keepChangeDocument } from '#app/commands/keep-change-document.server.ts'
import { addDays } from '#app/domain/calendar.ts'
import { renderChangeDocument } from '#app/server/jobs/render-change.server.ts'
import { db } from '#db/client.server.ts'
import { changeById, changeFile } from '#db/queries/changes.server.ts'
import { documents, events, grants } from '#db/schema/index.ts'
import { jobsFor } from '#emails/events.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later as moment, operation, type World, yes } from '#tests/world/base.ts'
import { later, note, sentChange } from '#tests/world/changing.ts'
import { type GrantWorld, granting, runningGrant } from '#tests/world/granting.ts'

/** Agreements are signed and documents drawn in each of these. */
vi.setConfig({ testTimeout: 60_000 })
useDatabase({ max: 6 })

let world: World
beforeAll(async () => {
  world = await aFund(400_000_00)
})

const now = granting.payment
const eventsOf = (made: GrantWorld) =>
  db()
    .select()
    .from(events)
    .where(and(eq(events.type, 'change-document-kept'), eq(events.subjectId, made.grant)))
    .orderBy(events.sequence)

describe('the PDF of a change', () => {
  test('is made for each class as it is sent, once, and stays as it was made', async () => {
    const made = await runningGrant(world)
    const free = await sentChange(made, 'grantee', (terms) =>
      later(terms, addDays(terms.milestones[0]!.due, 7)),
    )
    const amendment = await sentChange(made, 'fund', (terms) => ({ endsOn: addDays(terms.endsOn, 30) }))
    const other = await runningGrant(world)
    const notice = await sentChange(other, 'grantee', () => ({ place: 'De school' }))
    for (const [of, change] of [
      [made, free],
      [made, amendment],
      [other, notice],
    ] as const) {
      expect(await changeFile(db(), of.grant, change)).toBeNull()
      await Promise.all([renderChangeDocument({ change }, now), renderChangeDocument({ change }, now)])
      const kept = await changeFile(db(), of.grant, change)
      expect(new TextDecoder().decode(kept?.bytes.slice(0, 5))).toBe('%PDF-')
      expect(kept?.fileName).toMatch(/-wijziging-van-v\d\.pdf$/)
      await renderChangeDocument({ change }, moment({ days: 1 }, now))
      expect((await changeFile(db(), of.grant, change))?.sha256).toBe(kept?.sha256)
    }
    expect((await eventsOf(made)).map(({ data }) => data.change)).toEqual([free, amendment])
    expect(await db().select().from(documents).where(eq(documents.kind, 'change'))).toHaveLength(3)
  })

  test('is asked for by every event with which a change leaves', () => {
    const common = { fund: 'f', actor: 'a', grant: 'g', change: 'c', at: now }
    const job = [{ task: 'render-change', payload: { change: 'c' }, key: 'render-change:c' }]
    expect(jobsFor({ ...common, type: 'change-sent', kind: 'notice', side: 'fund' })).toEqual(job)
    expect(jobsFor({ ...common, type: 'change-offered', termsVersion: 'v' })).toEqual(job)
    expect(
      jobsFor({ ...common, type: 'change-applied', kind: 'free', side: 'fund', termsVersion: 'v' }),
    ).toEqual(job)
    expect(jobsFor({ ...common, type: 'change-withdrawn', side: 'fund', sent: true })).toEqual([])
  })

  test('is not made of what was not sent, and another grant does not have it', async () => {
    const made = await runningGrant(world)
    const { change: open } = await yes(note(made, 'grantee', () => ({ place: 'De kerk' })))
    await renderChangeDocument({ change: open }, now)
    expect(await changeFile(db(), made.grant, open)).toBeNull()
    const bytes = { bytes: new Uint8Array([1]), pages: 1, renderer: 'test' }
    expect(await keepChangeDocument({ fund: made.fund, grant: made.grant, change: open }, bytes, now)).toBe(
      false,
    )
    const change = await sentChange(made, 'fund', () => ({ place: 'De school' }))
    await renderChangeDocument({ change }, now)
    const other = await runningGrant(world)
    expect(await changeFile(db(), other.grant, change)).toBeNull()
    expect(await keepChangeDocument({ fund: made.fund, grant: other.grant, change }, bytes, now)).toBe(false)
    await renderChangeDocument({ change: made.grant }, now)
  })

  test('goes when the application is erased, and is not made again', async () => {
    const made = await runningGrant(world)
    const change = await sentChange(made, 'grantee', () => ({ place: 'De school' }))
    const late = await runningGrant(world)
    const unmade = await sentChange(late, 'grantee', () => ({ place: 'De school' }))
    await renderChangeDocument({ change }, now)
    const jelle = { ...(await enter(world, 'jelle')), steppedUpAt: now }
    for (const { grant } of [made, late]) {
      const [row] = await db().select().from(grants).where(eq(grants.id, grant))
      const form = { operation: operation(), what: 'submission', row: row?.submissionId ?? '' } as const
      await yes(eraseData(jelle, form, now))
    }
    expect(await changeFile(db(), made.grant, change)).toBeNull()
    expect(await changeById(db(), made.grant, change)).toMatchObject({ reason: null, diff: [] })
    await renderChangeDocument({ change: unmade }, now)
    expect((await changeById(db(), late.grant, unmade))?.document).toBeNull()
  })
})
