import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { acceptReport } from '#app/commands/accept-report.server.ts'
import { returnReport } from '#app/commands/return-report.server.ts'
import { saveReport } from '#app/commands/save-report.server.ts'
import { sendReport } from '#app/commands/send-report.server.ts'
import { startReport } from '#app/commands/start-report.server.ts'
import { verifyLog } from '#app/commands/verify-log.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { trancheState } from '#app/domain/grant/tranche.ts'
import type { ReportSave } from '#app/domain/results/report-content.ts'
import { hashOf } from '#app/effects/hash.ts'
import { db } from '#db/client.server.ts'
import { grantById } from '#db/queries/grants.server.ts'
import { reportAt, savedAt } from '#db/queries/reports.server.ts'
import { factsOfGrant } from '#db/queries/tranches.server.ts'
import {
  events,
  lessons,
  measurements,
  memberships,
  milestoneAcceptances,
  outgoingMails,
  spending,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { type GrantWorld, grantState, runningGrant } from '#tests/world/granting.ts'
import { declare } from '#tests/world/panel.ts'
import {
  judgedReport,
  known,
  reporting,
  reportOn,
  sentReport,
  typedFigure,
  typedReport,
  writtenReport,
} from '#tests/world/reporting.ts'
import { aFund, enter, later, operation, yes } from '#tests/world.ts'

useDatabase()

/** A running grant in a world of its own. */
const take = async (): Promise<GrantWorld> => runningGrant(await aFund())

const lesson = (title: string): ReportSave => ({ part: 'lesson', content: { title, text: 'Dat werkt.' } })
const save = (
  made: GrantWorld,
  version: number,
  what: ReportSave,
  by: Person = made.owner,
  key = operation(),
) =>
  saveReport(
    by,
    made.grant,
    'r1',
    { operation: key, version, save: what },
    later({ minutes: 9 }, reporting.first),
  )
const send = (made: GrantWorld, version: number, key = operation(), at = reporting.first) =>
  sendReport(made.owner, made.grant, 'r1', { operation: key, version }, at)
const accept = (
  made: GrantWorld,
  report: string,
  milestones: string[] = [known.firstMilestone],
  by: Person = made.panel.sipke,
) => acceptReport(by, report, { operation: operation(), milestones, publishLesson: false }, reporting.judged)
const typesOf = async (made: GrantWorld) =>
  (
    await db()
      .select({ type: events.type })
      .from(events)
      .where(eq(events.subjectId, made.grant))
      .orderBy(events.sequence)
  ).map(({ type }) => type)
const mailsOf = async (made: GrantWorld, template: string) =>
  db()
    .select({ to: outgoingMails.recipient })
    .from(outgoingMails)
    .where(and(eq(outgoingMails.fundId, made.fund), eq(outgoingMails.template, template)))

describe('writing a report', () => {
  test('it is begun once, with what the terms know, by who may write for the initiative', async () => {
    const made = await take()
    const begin = (by: Person, moment = 'r1', key = operation()) =>
      startReport(by, made.grant, moment, { operation: key }, reporting.first)
    const stranger = await enter(made, 'durk')
    expect(await begin(stranger)).toMatchObject({ reason: { code: 'not-found' } })
    expect(await begin(made.owner, 'r9')).toMatchObject({ reason: { code: 'not-found' } })
    expect(
      await startReport(made.owner, 'no-key', 'r1', { operation: operation() }, reporting.first),
    ).toMatchObject({
      reason: { code: 'not-found' },
    })
    const key = operation()
    const [one, twin] = await Promise.all([begin(made.owner, 'r1', key), begin(made.owner, 'r1', key)])
    expect(one).toEqual(twin)
    expect(await begin(made.owner)).toEqual(one)
    const report = await reportOn(made)
    expect(report).toMatchObject({ state: 'draft', version: 1 })
    const { content } = await savedAt(db(), report.id, 1)
    expect(content.indicators).toMatchObject([
      {
        indicator: known.indicator,
        figures: [
          {
            value: null,
            from: '2026-09-01',
            to: '2026-12-10',
            neighbourhood: 'bilgaard',
            method: 'Lijst van de coördinator',
          },
        ],
      },
    ])
    expect((await typesOf(made)).filter((type) => type === 'report-started')).toHaveLength(1)
  })

  test('a reader reads, and hears whom to ask; an editor writes', async () => {
    const made = await take()
    const report = await writtenReport(made)
    const reader = await enter(made, 'durk')
    const editor = await enter(made, 'fatma')
    const [row] = await db().select().from(memberships).where(eq(memberships.personId, made.owner.person))
    const of = { fundId: made.fund, initiativeId: row!.initiativeId, since: reporting.first }
    await db()
      .insert(memberships)
      .values([
        { ...of, personId: reader.person, relation: 'reader' },
        { ...of, personId: editor.person, relation: 'editor' },
      ])
    expect(await save(made, report.version, lesson('Anders'), reader)).toMatchObject({
      reason: { code: 'reader-only', ownerName: made.owner.name },
    })
    expect(await save(made, report.version, lesson('Anders'), editor)).toEqual({
      ok: true,
      version: report.version + 1,
    })
    const before = await savedAt(db(), report.id, report.version)
    const after = await savedAt(db(), report.id, report.version + 1)
    expect(after.savedByName).toBe(editor.name)
    expect(after.content).toEqual({ ...before.content, lesson: { title: 'Anders', text: 'Dat werkt.' } })
  })

  test('a stale tab overwrites nothing: other parts are kept, the same part is refused', async () => {
    const made = await take()
    const { version } = await writtenReport(made)
    const money: ReportSave = { part: 'spending', content: [] }
    expect(await save(made, version, lesson('Eerste'))).toEqual({ ok: true, version: version + 1 })
    expect(await save(made, version, money)).toEqual({ ok: true, version: version + 2 })
    expect(await save(made, version, lesson('Tweede'))).toMatchObject({
      reason: { code: 'changed-by-yourself' },
    })
    expect(await save(made, version, lesson('Eerste'))).toEqual({ ok: true, version: version + 2 })
    expect(await save(made, version + 2, lesson('Tweede'))).toEqual({ ok: true, version: version + 3 })
    const unknown: ReportSave = {
      part: 'indicator',
      content: {
        ...(await savedAt(db(), (await reportOn(made)).id, 1)).content.indicators[0]!,
        indicator: 'i9',
      },
    }
    expect(await save(made, version, unknown)).toMatchObject({ reason: { code: 'not-found' } })
  })
})

describe('sending a report', () => {
  test('only a whole one, as it was read, once', async () => {
    const made = await take()
    const { version } = await writtenReport(made, 'r1', typedReport({ spending: { later: 'yes' } }))
    expect(await send(made, version)).toMatchObject({
      reason: { code: 'sections-not-done', sections: ['spending'] },
    })
    const whole: ReportSave = {
      part: 'spending',
      content: known.lines.map((budgetLine) => ({ budgetLine, cents: 0 as never })),
    }
    await yes(save(made, version, whole))
    expect(await send(made, version)).toMatchObject({ reason: { code: 'changed-by-yourself' } })
    const key = operation()
    const [one, twin] = await Promise.all([send(made, version + 1, key), send(made, version + 1, key)])
    expect(one).toEqual(twin)
    expect(one).toMatchObject({ ok: true, version: version + 1 })
    expect(await send(made, version + 1)).toMatchObject({
      reason: { code: 'not-in-this-state', state: 'sent' },
    })
    expect(await send(made, version, key)).toMatchObject({ reason: { code: 'operation-reused' } })
    expect(await save(made, version + 1, lesson('Te laat'))).toMatchObject({
      reason: { code: 'not-in-this-state' },
    })
    const report = await reportOn(made)
    const { content } = await savedAt(db(), report.id, report.version)
    const [event] = await db()
      .select()
      .from(events)
      .where(and(eq(events.subjectId, made.grant), eq(events.type, 'report-sent')))
    expect(event?.data).toMatchObject({ version: version + 1, contentHash: hashOf(content) })
    expect(await mailsOf(made, 'report-received')).toHaveLength(1)
    expect(await mailsOf(made, 'report-arrived')).toEqual([{ to: made.panel.sipke.person }])
  })

  test('after a question it is changed and sent again', async () => {
    const made = await take()
    const report = await sentReport(made)
    const ask = (question: string, by: Person = made.panel.sipke) =>
      returnReport(by, report.id, { operation: operation(), question }, reporting.judged)
    expect(await ask('Hoeveel?', made.panel.tjitske)).toMatchObject({ reason: { code: 'not-found' } })
    expect(await ask(' ')).toMatchObject({ reason: { code: 'question-empty' } })
    await yes(ask(' Hoeveel koppels zijn er in Bilgaard? '))
    expect(await reportOn(made)).toMatchObject({
      state: 'returned',
      question: 'Hoeveel koppels zijn er in Bilgaard?',
    })
    expect(await accept(made, report.id)).toMatchObject({
      reason: { code: 'not-in-this-state', state: 'returned' },
    })
    expect(await mailsOf(made, 'report-returned')).toHaveLength(1)
    const { version } = await yes(save(made, report.version, lesson('Beter')))
    await yes(send(made, version, operation(), later({ days: 1 }, reporting.judged)))
    expect(await reportOn(made)).toMatchObject({ state: 'sent', question: null, version })
    await yes(
      acceptReport(
        made.panel.sipke,
        report.id,
        { operation: operation(), milestones: [], publishLesson: false },
        later({ days: 2 }, reporting.judged),
      ),
    )
    expect(
      await db().select().from(milestoneAcceptances).where(eq(milestoneAcceptances.grantId, made.grant)),
    ).toEqual([])
  })
})

describe('accepting a report', () => {
  test('lays down what it counted and makes the next tranche ready, in one transaction', async () => {
    const made = await take()
    const places = {
      ...typedFigure('14'),
      ...typedFigure('10', { neighbourhood: 'vrijheidswijk', valueMax: '12' }, 1),
    }
    const report = await sentReport(made, 'r1', typedReport({ indicators: { [known.indicator]: places } }))
    const stateOfSecond = async () => {
      const facts = await factsOfGrant(db(), made.fund, made.grant, dayOf(reporting.judged))
      const tranche = facts!.plan.tranches[1]!
      return trancheState(tranche, { facts: facts!.facts, release: null, onHold: false }).state
    }
    expect(await stateOfSecond()).toBe('waiting')
    expect(await db().select().from(measurements).where(eq(measurements.reportId, report.id))).toEqual([])
    expect(await accept(made, report.id, [known.lastMilestone])).toMatchObject({
      reason: { code: 'not-found' },
    })
    const key = operation()
    const form = { operation: key, milestones: [known.firstMilestone], publishLesson: true }
    const twins = await Promise.all(
      [1, 2].map(() => acceptReport(made.panel.sipke, report.id, form, reporting.judged)),
    )
    expect(twins[0]).toEqual(twins[1])
    expect(twins[0]).toEqual({ ok: true, report: report.id, grant: made.grant })
    expect(await accept(made, report.id)).toMatchObject({ reason: { code: 'report-accepted' } })
    expect(await stateOfSecond()).toBe('ready')
    const rows = await db()
      .select()
      .from(measurements)
      .where(eq(measurements.reportId, report.id))
      .orderBy(measurements.value)
    expect(rows).toMatchObject([
      {
        value: 10,
        valueMax: 12,
        neighbourhood: 'vrijheidswijk',
        baseline: false,
        acceptedAt: reporting.judged,
      },
      { value: 14, valueMax: null, neighbourhood: 'bilgaard', recordedBy: made.owner.person },
    ])
    expect(
      await db().select().from(spending).where(eq(spending.reportId, report.id)).orderBy(spending.cents),
    ).toMatchObject([{ cents: 0 }, { cents: 432_000 }])
    expect(await db().select().from(lessons).where(eq(lessons.grantId, made.grant))).toMatchObject([
      { title: 'Het schoolplein werkt beter', published: true, learnedOn: '2026-12-10' },
    ])
    expect((await typesOf(made)).slice(-3)).toEqual([
      'report-accepted',
      'milestone-accepted',
      'tranche-ready',
    ])
    expect(await mailsOf(made, 'report-accepted')).toHaveLength(1)
    expect(await mailsOf(made, 'tranche-ready')).toHaveLength(2)
    expect(await grantState(made)).toBe('running')
    expect((await verifyLog()).faults).toEqual([])
  })

  test('a baseline that was measured since counts for the conditions', async () => {
    const made = await take()
    const based = {
      ...typedFigure('29'),
      baselineValue: '3',
      baselineOn: '1-9-2026',
      baselineMethod: 'Gevraagd bij de start',
    }
    const report = await judgedReport(made, 'r1', typedReport({ indicators: { [known.indicator]: based } }))
    const rows = await db()
      .select()
      .from(measurements)
      .where(eq(measurements.reportId, report.id))
      .orderBy(measurements.value)
    expect(rows).toMatchObject([
      { value: 3, baseline: true, periodFrom: '2026-09-01', periodTo: '2026-09-01' },
      { value: 29, baseline: false },
    ])
  })

  test('not by who stands near the initiative, nor by who did not say how they stand', async () => {
    const made = await take()
    const report = await sentReport(made)
    const grant = await grantById(db(), made.fund, made.grant)
    await yes(declare(made.panel.sipke, grant!.proposal, 'close', later({ minutes: 40 }, reporting.first)))
    expect(await accept(made, report.id)).toMatchObject({ reason: { code: 'conflict-close' } })
    const question = { operation: operation(), question: 'Hoeveel?' }
    expect(await returnReport(made.panel.sipke, report.id, question, reporting.judged)).toMatchObject({
      reason: { code: 'conflict-close' },
    })
    expect(await accept(made, report.id, [], made.owner)).toMatchObject({ reason: { code: 'not-found' } })
    expect(await reportAt(db(), made.grant, 'r1')).toMatchObject({ state: 'sent' })
  })

  test('with the final report the grant is settling, and nothing more is written', async () => {
    const made = await take()
    await judgedReport(made)
    const figures = { [known.indicator]: typedFigure('41', { to: '1-7-2027' }) }
    const story = {
      'milestones[0].milestone': known.lastMilestone,
      'milestones[0].reached': 'on',
      'milestones[0].reachedOn': '1-6-2027',
      'milestones[0].whatHappened': 'Klaar.',
    }
    await judgedReport(made, 'r2', typedReport({ indicators: figures, story }), reporting.final)
    expect(await grantState(made)).toBe('settling')
    expect(await typesOf(made)).toContain('grant-settling')
    expect(
      await startReport(made.owner, made.grant, 'r2', { operation: operation() }, reporting.settled),
    ).toMatchObject({
      reason: { code: 'not-in-this-state', state: 'settling' },
    })
  })
})
