import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { finishSection } from '#app/commands/finish-section.server.ts'
import { submitProposal } from '#app/commands/submit-proposal.server.ts'
import type { Person } from '#app/domain/access.ts'
import { refused } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { db, ownerSql } from '#db/client.server.ts'
import { latestSubmission, openQuestion, ownProposal, savedSections } from '#db/queries/proposals.server.ts'
import {
  events,
  memberships,
  outgoingMails,
  proposals,
  screeningQuestions,
  submissions,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { taalmaatjes } from '#tests/domain/proposal/proposals.ts'
import { allDeclared, aVisitor, begun, draftOf, sent, submitted, typePage } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'

useDatabase({ max: 12 })

let world: World
let ineke: Person
let fatma: Person
beforeAll(async () => {
  world = await aFund()
  ineke = await enter(world, 'ineke')
  fatma = await enter(world, 'fatma')
  await enter(world, 'sipke')
})

const soon = later({ minutes: 5 })
const sending = () => ({ operation: operation(), ...allDeclared })
const send = (proposal: string, at = soon, form = sending(), actor: Person = ineke) =>
  submitProposal(actor, proposal, form, at)
const typeAgain = (
  proposal: string,
  page: Parameters<typeof typePage>[2],
  fields: Parameters<typeof typePage>[3],
  at = later({ minutes: 3 }),
) => yes(typePage(ineke, proposal, page, fields, at))

describe('sending', () => {
  test('freezes the document with its hash and the declarations', async () => {
    const { proposal, submission } = await submitted(world, ineke)
    const frozen = await latestSubmission(db(), proposal)
    expect(frozen).toEqual({
      id: submission,
      number: 1,
      document: taalmaatjes,
      documentHash: hashOf(taalmaatjes),
      declaration: allDeclared,
      submittedAt: soon,
    })
  })

  test('gives the reference, the state, the day and eight weeks', async () => {
    const draft = await draftOf(world, ineke)
    const before = await db().execute(
      sql`select last from reference_counters where fund_id = ${world.fund} and year = 2026`,
    )
    const { reference } = await sent(ineke, draft, soon)
    expect(reference).toBe(`LO-2026-${String(Number(before[0]?.last ?? 0) + 1).padStart(4, '0')}`)
    expect(await ownProposal(db(), ineke, draft)).toMatchObject({
      state: 'submitted',
      reference,
      submittedAt: soon,
      decisionDue: '2026-05-05',
    })
  })

  test('tells the initiative and the manager by mail, once each, and the log', async () => {
    const { proposal, submission } = await submitted(world, ineke)
    const [event] = await db()
      .select({ id: events.id, data: events.data })
      .from(events)
      .where(and(eq(events.subjectId, proposal), eq(events.type, 'proposal-submitted')))
    expect(event?.data).toEqual({ proposal, submission, documentHash: hashOf(taalmaatjes) })
    const mails = await db()
      .select({ template: outgoingMails.template })
      .from(outgoingMails)
      .where(eq(outgoingMails.eventId, event!.id))
    expect(mails.map(({ template }) => template).sort()).toEqual(['proposal-arrived', 'proposal-submitted'])
  })

  test('numbers without a gap when many send at once', async () => {
    const drafts = await Promise.all(Array.from({ length: 4 }, () => draftOf(world, ineke)))
    const answers = await Promise.all(drafts.map((draft) => yes(send(draft))))
    const numbers = answers.map(({ reference }) => Number(reference.slice(-4))).sort((a, b) => a - b)
    expect(numbers).toEqual([0, 1, 2, 3].map((more) => numbers[0]! + more))
  })
})

describe('pressing again', () => {
  test('behaviour 11: a twin answers what the first did, and there is one frozen copy', async () => {
    const draft = await draftOf(world, ineke)
    const form = sending()
    const answers = await Promise.all(Array.from({ length: 6 }, () => yes(send(draft, soon, form))))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await db().select().from(submissions).where(eq(submissions.proposalId, draft))).toHaveLength(1)
  })

  test('another form, at the same moment or later, hears that it was sent', async () => {
    const draft = await draftOf(world, ineke)
    const answers = await Promise.all([send(draft), send(draft), send(draft)])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    const reference = (await ownProposal(db(), ineke, draft))?.reference
    for (const answer of answers.filter((one) => !one.ok)) {
      expect(answer).toMatchObject({ reason: { code: 'already-sent', reference, eventTime: soon } })
    }
  })
})

describe('what stops it', () => {
  test('the round is closed from its last instant on', async () => {
    const draft = await draftOf(world, ineke)
    const { closesAt } = world.roundForm
    expect(await send(draft, closesAt)).toMatchObject({ reason: { code: 'round-closed' } })
    expect(await ownProposal(db(), ineke, draft)).toMatchObject({ state: 'draft', reference: null })
    await yes(send(draft, new Date(closesAt.getTime() - 1)))
  })

  test('the round is not open yet', async () => {
    const early = later({ days: -5 }, world.roundForm.opensAt)
    const draft = await draftOf(world, ineke, {}, early)
    expect(await send(draft, later({ minutes: 9 }, early))).toMatchObject({
      reason: { code: 'round-not-open' },
    })
  })

  test('a section is not done: it names the questions', async () => {
    const draft = await begun(world, ineke)
    const verdict = await send(draft)
    expect(verdict).toMatchObject({ reason: { code: 'sections-not-done' } })
    expect(verdict.ok || verdict.reason.missing).toContainEqual({ section: 'money', question: 'budgetLines' })
  })

  test('a section is whole but nobody called it ready', async () => {
    const draft = await draftOf(world, ineke)
    const { version } = (await savedSections(db(), draft)).money
    await yes(
      finishSection(
        ineke,
        draft,
        'money',
        { operation: operation(), version, done: false },
        later({ minutes: 3 }),
      ),
    )
    expect(await send(draft)).toMatchObject({ reason: { code: 'sections-not-done', sections: ['money'] } })
  })

  test('costs and money differ', async () => {
    const draft = await draftOf(world, ineke)
    await typeAgain(draft, ['money', 'amountAsked'], { amountAsked: '20.001' })
    expect(await send(draft)).toMatchObject({
      reason: { code: 'budget-unbalanced', costs: 2_125_050, funding: 2_125_150 },
    })
  })

  test('less is asked than the round gives', async () => {
    const draft = await draftOf(world, ineke, { amount: '499,99' })
    expect(await send(draft)).toMatchObject({ reason: { code: 'amount-below-minimum' } })
  })

  test('a declaration is not ticked', async () => {
    const draft = await draftOf(world, ineke)
    const form = { ...sending(), declareTruth: false as unknown as true }
    expect(await send(draft, soon, form)).toEqual(
      refused('declaration-missing', { declarations: ['declareTruth'] }),
    )
  })

  test('nobody is signed in: an anonymous draft has no address yet', async () => {
    const visitor = await aVisitor(world)
    const draft = await draftOf(world, visitor)
    expect(await submitProposal(visitor, draft, sending(), soon)).toEqual(refused('sign-in-needed'))
  })

  test('it is somebody else’s, or one may only write', async () => {
    const draft = await draftOf(world, ineke)
    expect(await send(draft, soon, sending(), fatma)).toEqual(refused('not-found'))
    const { initiative } = (await ownProposal(db(), ineke, draft))!
    await db().insert(memberships).values({
      fundId: world.fund,
      initiativeId: initiative,
      personId: fatma.person,
      relation: 'editor',
      since: today,
    })
    expect(await send(draft, soon, sending(), fatma)).toEqual(refused('not-found'))
  })
})

describe('when a step breaks, nothing of it is there', () => {
  test.each(['submissions', 'reference_counters', 'proposals', 'events', 'outgoing_mails'])(
    'writing %s',
    async (table) => {
      const draft = await draftOf(world, ineke)
      const before = await counted(draft)
      await breaking(table, () => expect(send(draft)).rejects.toThrow())
      expect(await counted(draft)).toEqual(before)
      expect(await ownProposal(db(), ineke, draft)).toMatchObject({
        state: 'draft',
        reference: null,
        decisionDue: null,
      })
      await yes(send(draft))
    },
  )
})

describe('a proposal that came back with a question', () => {
  const asked = later({ days: 3 })
  async function returned(dueOn = '2026-04-15') {
    const first = await submitted(world, ineke)
    await db()
      .update(proposals)
      .set({ state: 'returned', decisionDue: null })
      .where(eq(proposals.id, first.proposal))
    const sipke = await enter(world, 'sipke')
    await db()
      .insert(screeningQuestions)
      .values({
        id: newId(asked),
        fundId: world.fund,
        proposalId: first.proposal,
        section: 'money',
        text: 'Is de btw erbij?',
        dueOn,
        askedBy: sipke.person,
        askedAt: asked,
      })
    return first
  }

  test('is answered by sending again: a second copy, the same reference, and the clock runs on, no further than the round promises', async () => {
    const first = await returned()
    const again = later({ days: 10 })
    await typeAgain(first.proposal, ['money', 'vatReclaimable'], { vatReclaimable: 'yes' }, again)
    const second = await sent(ineke, first.proposal, again)
    expect(second.reference).toBe(first.reference)
    expect(await latestSubmission(db(), first.proposal)).toMatchObject({
      number: 2,
      document: { money: { vatReclaimable: 'yes' } },
    })
    const [old] = await db().select().from(submissions).where(eq(submissions.id, first.submission))
    expect(old?.document).toEqual(taalmaatjes)
    expect(await openQuestion(db(), first.proposal)).toBeNull()
    expect(await ownProposal(db(), ineke, first.proposal)).toMatchObject({
      state: 'submitted',
      submittedAt: soon,
      decisionDue: '2026-05-08',
    })
  })

  test('may be sent after the round has closed', async () => {
    const first = await returned()
    await sent(ineke, first.proposal, later({ days: 1 }, world.roundForm.closesAt))
  })

  test('but not after the last day for an answer', async () => {
    const first = await returned('2026-03-14')
    const last = new Date('2026-03-14T22:59:59Z')
    expect(await send(first.proposal, new Date(last.getTime() + 1000))).toMatchObject({
      reason: { code: 'question-overdue', due: '2026-03-14' },
    })
    await sent(ineke, first.proposal, last)
  })
})

async function counted(proposal: string) {
  const [frozen, log, mails] = await Promise.all([
    db().$count(submissions, eq(submissions.proposalId, proposal)),
    db().$count(events, eq(events.subjectId, proposal)),
    db().$count(outgoingMails),
  ])
  const counters = await db().execute(
    sql`select year, last from reference_counters where fund_id = ${world.fund}`,
  )
  return { frozen, log, mails, counters: [...counters] }
}

/** Lets every write to a table fail while something runs. */
async function breaking(table: string, work: () => Promise<unknown>): Promise<void> {
  const sql = ownerSql()
  try {
    await sql.unsafe(`create or replace function break_it() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
      create trigger break_it before insert or update on ${table} for each row execute function break_it()`)
    await work()
    await sql.unsafe(`drop trigger break_it on ${table}`)
  } finally {
    await sql.end()
  }
}
