import { and, eq, isNotNull } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { acceptReport } from '#app/commands/accept-report.server.ts'
import { remindReports } from '#app/commands/remind-reports.server.ts'
import { returnReport } from '#app/commands/return-report.server.ts'
import { skipReport } from '#app/commands/skip-report.server.ts'
import { addDays, amsterdamInstant, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { sendingsOf } from '#db/queries/reports.server.ts'
import { measurements, outgoingMails } from '#db/schema/index.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { useDatabase } from '#tests/database.ts'
import { type GrantWorld, runningGrant } from '#tests/world/granting.ts'
import { declare } from '#tests/world/panel.ts'
import {
  judgedReport,
  known,
  reporting,
  reportOn,
  sentReport,
  typedFigure,
  typedReport,
} from '#tests/world/reporting.ts'
import { aFund, later, operation, yes } from '#tests/world.ts'

useDatabase()

const take = async (): Promise<GrantWorld> => runningGrant(await aFund())
const mailsOf = (made: GrantWorld) =>
  db()
    .select()
    .from(outgoingMails)
    .where(eq(outgoingMails.fundId, made.fund))
    .orderBy(outgoingMails.createdAt)
const aboutReports = async (made: GrantWorld) =>
  (await mailsOf(made)).filter(({ template }) => /^report-(asked|reminder|late|skipped)/.test(template))

describe('a report that is due', () => {
  test('is asked for, reminded of and missed, each once and to everybody of the initiative', async () => {
    const made = await take()
    const due = (await versionInForce(db(), made.grant))?.terms.reports[0]?.due as IsoDate
    for (const days of [-22, -21, -20, -7, -6, -3, -1, 0, 1, 2])
      await remindReports(amsterdamInstant(addDays(due, days), '08:00'))
    const mails = await aboutReports(made)
    expect(mails.map(({ template, createdAt }) => [dayOf(createdAt), template])).toEqual([
      [addDays(due, -21), 'report-asked'],
      [addDays(due, -7), 'report-reminder-7'],
      [addDays(due, -3), 'report-reminder-3'],
      [addDays(due, -1), 'report-reminder-1'],
      [addDays(due, 1), 'report-late'],
    ])
    for (const mail of mails)
      for (const locale of ['nl', 'en', 'fy'] as const) {
        const { text } = await renderMail(mail.template, await mailValues({ ...mail, locale }), locale)
        expect(text).toContain('/reports/r1')
      }
  })

  test('is not asked for once it was sent, and twins ask once', async () => {
    const made = await take()
    await sentReport(made)
    await remindReports(reporting.first)
    expect(await aboutReports(made)).toEqual([])
    const other = await take()
    await Promise.all([1, 2, 3].map(() => remindReports(reporting.first)))
    expect(await aboutReports(other)).toHaveLength(1)
  })
})

describe('a report that the fund does without', () => {
  test('needs a reason, is told, and cannot be the final one', async () => {
    const made = await take()
    await declare(made.panel.sipke, made.proposal)
    const skip = (moment: string, reason: string) =>
      skipReport(made.panel.sipke, made.grant, moment, { operation: operation(), reason }, reporting.first)
    expect(await skip('r1', ' ')).toMatchObject({ reason: { code: 'reason-needed' } })
    const final = (await versionInForce(db(), made.grant))?.terms.reports.find(({ kind }) => kind === 'final')
    expect(await skip(final?.id ?? '', 'het mag')).toMatchObject({ reason: { code: 'final-report-needed' } })
    await yes(skip('r1', ' wij spraken elkaar vorige week. '))
    expect(await reportOn(made)).toMatchObject({
      state: 'skipped',
      skipReason: 'wij spraken elkaar vorige week',
    })
    expect(await skip('r1', 'nog eens')).toMatchObject({ reason: { code: 'not-in-this-state' } })
    const [mail, ...others] = await aboutReports(made)
    expect([mail?.template, others]).toEqual(['report-skipped', []])
    const said = {
      nl: 'Deelbetaling 2 van € 8.000 blijft wachten op dit verslag.',
      en: 'Payment 2 of € 8,000 keeps waiting for this report.',
      fy: 'Dielbetelling 2 fan € 8.000 bliuwt wachtsjen op dit ferslach.',
    }
    for (const locale of ['nl', 'en', 'fy'] as const) {
      const { text } = await renderMail('report-skipped', await mailValues({ ...mail!, locale }), locale)
      expect(text).toContain('wij spraken elkaar vorige week.')
      expect(text.replace(/\s+/g, ' ')).toContain(said[locale])
    }
    expect(
      await skipReport(
        made.owner,
        made.grant,
        'r1',
        { operation: operation(), reason: 'x' },
        reporting.first,
      ),
    ).toMatchObject({
      reason: { code: 'not-found' },
    })
  })
})

describe('what was said before', () => {
  test('each sending keeps its version and its question', async () => {
    const made = await take()
    const report = await sentReport(made)
    await declare(made.panel.sipke, made.proposal)
    const question = { operation: operation(), question: 'Hoeveel waren het er?' }
    await yes(returnReport(made.panel.sipke, report.id, question, reporting.judged))
    expect(await sendingsOf(db(), report.id)).toMatchObject([
      { number: 1, version: report.version, question: 'Hoeveel waren het er?' },
    ])
  })

  test('a later report corrects an earlier figure, which keeps its value', async () => {
    const made = await take()
    await judgedReport(
      made,
      'r1',
      typedReport({ indicators: { [known.indicator]: typedFigure('29', { before: '12' }) } }),
    )
    const [first] = await db().select().from(measurements).where(eq(measurements.grantId, made.grant))
    expect(first).toMatchObject({ value: 29, tookPartBefore: 12, correctedById: null })
    const typed = typedReport(
      {
        indicators: {
          [known.indicator]: {
            ...typedFigure('35', { to: '1-7-2027' }),
            'corrections[0].measurement': first?.id ?? '',
            'corrections[0].value': '27',
            'corrections[0].valueMax': '28',
            'corrections[0].denominator': '40',
            'corrections[0].qualifier': 'about',
            'corrections[0].reason': 'Twee mensen stonden dubbel op de lijst.',
          },
        },
      },
      known.lastMilestone,
    )
    const moment = (await versionInForce(db(), made.grant))?.terms.reports.at(-1)?.id ?? ''
    const report = await sentReport(made, moment, typed, reporting.final)
    const form = { operation: operation(), milestones: [], publishLesson: false }
    await yes(acceptReport(made.panel.sipke, report.id, form, later({ days: 2 }, reporting.final)))
    const corrected = await db()
      .select()
      .from(measurements)
      .where(and(eq(measurements.grantId, made.grant), isNotNull(measurements.correctionReason)))
    expect(corrected).toMatchObject([
      {
        ...{ value: 27, valueMax: 28, qualifier: 'about', denominator: 40, tookPartBefore: 12 },
        correctionReason: 'Twee mensen stonden dubbel op de lijst.',
        correctedById: null,
      },
    ])
    const [old] = await db()
      .select()
      .from(measurements)
      .where(eq(measurements.id, first?.id ?? ''))
    expect(old).toMatchObject({ value: 29, correctedById: corrected[0]?.id })
  })
})
