import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { complain } from '#app/commands/complain.server.ts'
import { decideComplaint } from '#app/commands/decide-complaint.server.ts'
import { endHold } from '#app/commands/end-hold.server.ts'
import { returnReport } from '#app/commands/return-report.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { refused } from '#app/domain/verdict.ts'
import { formatDay } from '#app/i18n/format.ts'
import { complaintForm } from '#app/server/complaining/own-complaint.server.ts'
import { grantPage } from '#app/server/granting/grant-page.server.ts'
import { officeGrant } from '#app/server/granting/office-grant.server.ts'
import { ownGrantPage } from '#app/server/reports/own-grant-page.server.ts'
import { db } from '#db/client.server.ts'
import { frozenAnswer } from '#db/queries/complaint-letters.server.ts'
import { complaintById } from '#db/queries/complaints.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { grantDecisions } from '#db/queries/grant-decisions.server.ts'
import { ownProposal } from '#db/queries/proposals.server.ts'
import { funds } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, later, operation, yes } from '#tests/world/base.ts'
import { outsider } from '#tests/world/complaining.ts'
import { announcedEnding, course, heldGrant, ownEnding } from '#tests/world/course.ts'
import { type GrantWorld, runningGrant } from '#tests/world/granting.ts'
import { reporting, sentReport } from '#tests/world/reporting.ts'

useDatabase()

let made: GrantWorld
beforeEach(async () => {
  made = await runningGrant(await aFund())
})

const at = later({ days: 1 }, course.decide)
const found = async (id: string) => (await complaintById(db(), made.fund, id))!
const form = <About extends object>(about: About) => ({
  operation: operation(),
  words: 'Dit klopt niet.',
  ...about,
})

describe('not agreeing with what was decided on a grant', () => {
  test('is an objection to an ending under the Awb, for who had no part in it; founded, it is looked at again', async () => {
    const ending = await announcedEnding(made)
    await db().update(funds).set({ regime: 'awb' }).where(eq(funds.id, made.fund))
    expect(await grantDecisions(db(), made.proposal)).toMatchObject([{ about: 'ending', id: ending }])
    const about = { about: 'ending' as const, subject: ending }
    const { complaint } = await yes(complain(made.owner, made.proposal, form(about), at))
    const one = await found(complaint)
    expect(one).toMatchObject({
      kind: 'objection',
      about: 'ending',
      subject: { id: ending, grant: made.grant },
    })
    expect([...one.involved].sort()).toEqual([made.panel.sipke.person, made.panel.tjitske.person].sort())
    expect(await complain(made.owner, made.proposal, form(about), at)).toEqual(refused('complaint-open'))
    const durk = await outsider(made, made.proposal)
    const answer = { outcome: 'founded' as const, reasons: 'U hebt gelijk.', unheardReason: null }
    const unadvised = { followsAdvice: null, departureReason: null }
    const said = { operation: operation(), ...answer, ...unadvised }
    const { correction } = await yes(decideComplaint(durk, complaint, said, at))
    expect(correction).toBe('look-again')
    expect((await frozenAnswer(db(), complaint))?.facts).toMatchObject({ about: 'ending', correction })
  })

  test('is a complaint about a report that came back, under the Awb too', async () => {
    await db().update(funds).set({ regime: 'awb' }).where(eq(funds.id, made.fund))
    const report = await sentReport(made)
    const back = later({ days: 2 }, reporting.first)
    const question = { operation: operation(), question: 'Waar is de foto?' }
    await yes(returnReport(made.panel.sipke, report.id, question, back))
    const about = { about: 'report' as const, subject: report.id }
    const { complaint } = await yes(complain(made.owner, made.proposal, form(about), back))
    expect(await found(complaint)).toMatchObject({
      kind: 'complaint',
      about: 'report',
      involved: [made.panel.sipke.person],
    })
  })

  test('is an objection to held payments under the Awb, also when they are free again', async () => {
    const { hold } = await heldGrant(made)
    const over = { operation: operation(), outcome: 'solved', words: 'De data zijn er.' } as const
    await yes(endHold(made.panel.sipke, hold, over, course.resume))
    await db().update(funds).set({ regime: 'awb' }).where(eq(funds.id, made.fund))
    const about = { about: 'hold' as const, subject: hold }
    const { complaint } = await yes(complain(made.owner, made.proposal, form(about), at))
    expect(await found(complaint)).toMatchObject({
      ...{ kind: 'objection', about: 'hold' },
      ...{ subject: { id: hold, grant: made.grant }, involved: [made.panel.sipke.person] },
    })
    expect(await complain(made.owner, made.proposal, form(about), at)).toEqual(refused('complaint-open'))
  })

  test('stands on the desk of who may answer it: the approver when the only manager did it', async () => {
    const { hold } = await heldGrant(made)
    const about = { about: 'hold' as const, subject: hold }
    const { complaint } = await yes(complain(made.owner, made.proposal, form(about), at))
    const { sipke, tjitske } = made.panel
    const onDesk = async (person: Person) =>
      (await workOf(db(), person, dayOf(at))).find(({ key }) => key === `complaint-${complaint}`)
    expect(await onDesk(sipke)).toBeUndefined()
    expect(await onDesk(tjitske)).toMatchObject({ kind: 'complaint', of: 'approver' })
    const durk = await outsider(made, made.proposal)
    expect(await onDesk(durk)).toMatchObject({ of: 'manager' })
    expect([await onDesk(sipke), await onDesk(tjitske)]).toEqual([undefined, undefined])
  })

  test('is begun beside what is held, with that chosen; not while it waits for an answer', async () => {
    const { hold } = await heldGrant(made)
    const held = async () => (await ownGrantPage(made.owner, made.grant, course.hold, 'nl')).holds
    const href = `/applicant/proposals/${made.proposal}/complaint?about=hold%3A${hold}`
    expect(await held()).toMatchObject([{ disagree: href }])
    const proposal = (await ownProposal(db(), made.owner, made.proposal))!
    const opened = (asked: string | null) => complaintForm(made.owner, proposal, asked, course.hold, 'nl')
    expect(await opened(`hold:${hold}`)).toMatchObject({
      ...{ title: 'Niet eens met wat wij deden?', chosen: `hold:${hold}` },
    })
    for (const asked of [null, 'hold:x', 'ending']) expect((await opened(asked)).chosen).toBe('decision')
    const about = { about: 'hold' as const, subject: hold }
    await yes(complain(made.owner, made.proposal, form(about), course.hold))
    expect(await held()).toMatchObject([{ disagree: null }])
  })

  test('that is right is told on the page of the grant, to both sides, as long as it stands', async () => {
    const { hold } = await heldGrant(made)
    const about = { about: 'hold' as const, subject: hold }
    const { complaint } = await yes(complain(made.owner, made.proposal, form(about), course.hold))
    const { sipke, tjitske } = made.panel
    const pages = async () => {
      const grant = await officeGrant(sipke, made.grant)
      return {
        office: (await grantPage(sipke, grant, course.resume, 'nl')).again,
        own: (await ownGrantPage(made.owner, made.grant, course.resume, 'nl')).again,
      }
    }
    expect(await pages()).toEqual({ office: [], own: [] })
    const answer = { outcome: 'founded' as const, reasons: 'U hebt gelijk.', unheardReason: null }
    const said = { operation: operation(), ...answer, followsAdvice: null, departureReason: null }
    await yes(decideComplaint(tjitske, complaint, said, course.hold))
    const day = formatDay(dayOf(course.hold), 'nl')
    const told = { id: complaint, about: expect.stringContaining(day), text: expect.stringContaining(day) }
    expect(await pages()).toMatchObject({
      office: [{ ...told, href: `/manager/complaints/${complaint}` }],
      own: [{ ...told, href: `/applicant/proposals/${made.proposal}/complaints/${complaint}` }],
    })
    const over = { operation: operation(), outcome: 'solved', words: 'U had gelijk.' } as const
    await yes(endHold(sipke, hold, over, course.resume))
    expect(await pages()).toEqual({ office: [], own: [] })
  })

  test('needs something that the fund decided: not what the initiative did itself', async () => {
    const settlement = form({ about: 'settlement' as const })
    expect(await complain(made.owner, made.proposal, settlement, at)).toEqual(refused('no-decision-yet'))
    await ownEnding(made)
    const ending = form({ about: 'ending' as const })
    expect(await complain(made.owner, made.proposal, ending, at)).toEqual(refused('no-decision-yet'))
  })
})
