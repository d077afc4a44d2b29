import { and, desc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { addToComplaint, noteAddition } from '#app/commands/add-to-complaint.server.ts'
import { askComplainant } from '#app/commands/ask-complainant.server.ts'
import { complain } from '#app/commands/complain.server.ts'
import { decideComplaint } from '#app/commands/decide-complaint.server.ts'
import { eraseData } from '#app/commands/erase-data.server.ts'
import { extendComplaint } from '#app/commands/extend-complaint.server.ts'
import { nameCommittee, noteAdvice } from '#app/commands/name-committee.server.ts'
import { planHearing } from '#app/commands/plan-hearing.server.ts'
import { prepareDecision } from '#app/commands/prepare-decision.server.ts'
import { reportHearing } from '#app/commands/report-hearing.server.ts'
import { takeDecision } from '#app/commands/take-decision.server.ts'
import { verifyLog } from '#app/commands/verify-log.server.ts'
import { withdrawComplaint } from '#app/commands/withdraw-complaint.server.ts'
import { writeComplaint } from '#app/commands/write-complaint.server.ts'
import type { Person } from '#app/domain/access.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { answerDay } from '#app/domain/complaint.ts'
import { refused } from '#app/domain/verdict.ts'
import { answerPage, complaintPage } from '#app/server/complaining/office-complaint.server.ts'
import { renderComplaintLetter } from '#app/server/jobs/render-complaint-letter.server.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { db } from '#db/client.server.ts'
import { answerFile, frozenAnswer } from '#db/queries/complaint-letters.server.ts'
import { complaintById, correctedBy, reopenedBy } from '#db/queries/complaints.server.ts'
import { decisionOf } from '#db/queries/decisions.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { ownProposal } from '#db/queries/proposals.server.ts'
import { contactPeople, events, funds, outgoingMails, submissions } from '#db/schema/index.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { complained, declined, nextDay, outsider } from '#tests/world/complaining.ts'
import { anAward } from '#tests/world/panel.ts'

useDatabase()

let world: World
let made: Awaited<ReturnType<typeof declined>>
let durk: Person
beforeEach(async () => {
  world = await aFund()
  made = await declined(world)
  durk = await outsider(world, made.proposal)
})

const soon = later({ days: 2 }, nextDay)
const op = () => ({ operation: operation() })
const found = async (id: string) => (await complaintById(db(), world.fund, id))!
const answer = (outcome: 'founded' | 'unfounded', more = {}) => ({
  ...op(),
  outcome,
  reasons: 'Wij lazen uw plan opnieuw.',
  unheardReason: null,
  followsAdvice: null,
  departureReason: null,
  ...more,
})
const lastMail = async () =>
  (
    await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.fundId, world.fund))
      .orderBy(desc(outgoingMails.createdAt), desc(outgoingMails.id))
      .limit(1)
  )[0]!
const told = async () => {
  const mail = await lastMail()
  return { ...mail, ...(await renderMail(mail.template, await mailValues(mail), 'nl')) }
}
const form = (more = {}) =>
  ({ ...op(), about: 'decision', words: 'Ik ben het er niet mee eens.', ...more }) as const
const underAwb = () => db().update(funds).set({ regime: 'awb' }).where(eq(funds.id, world.fund))

describe('not agreeing', () => {
  test('is a complaint with a day for its answer, told at once, without words in the log', async () => {
    const complaint = await complained(made)
    expect(await found(complaint)).toMatchObject({
      kind: 'complaint',
      state: 'received',
      receivedOn: '2026-03-17',
      dueOn: '2026-04-28',
      name: 'Ineke van der Wal',
      decision: { id: made.decision, outcome: 'decline' },
      involved: [made.panel.sipke.person, made.panel.tjitske.person],
    })
    const { subject, text, recipient } = await told()
    expect([subject, recipient]).toEqual(['Wij hebben uw klacht gekregen', made.owner.person])
    expect(text).toContain('dinsdag 28 april 2026')
    expect(text).toContain(`/applicant/proposals/${made.proposal}/complaints/${complaint}`)
    const [event] = await db()
      .select()
      .from(events)
      .where(and(eq(events.type, 'complaint-received'), eq(events.subjectId, made.proposal)))
    expect(event?.data).toEqual({ proposal: made.proposal, complaint, kind: 'complaint' })
  })

  test('is told by a contact who is not who it is about, or by nobody in person', async () => {
    const { sipke } = made.panel
    const ofFund = eq(contactPeople.fundId, world.fund)
    await db().update(contactPeople).set({ name: sipke.name }).where(ofFund)
    const complaint = await complained(made)
    const hears = { ...op(), at: later({ days: 5 }, nextDay), place: 'Buurthuis' }
    await yes(planHearing(sipke, complaint, hears, soon))
    const alone = await told()
    expect(alone.text).toMatch(/Komt het niet uit\? Bel .+: \S+/)
    expect(alone.text).not.toContain(sipke.name)
    const [contact] = await db().select().from(contactPeople).where(ofFund)
    await db()
      .insert(contactPeople)
      .values({ ...contact!, id: operation(), name: 'Anneke', sort: 9 })
    expect((await told()).text).toContain('Vragen? Bel Anneke')
    await yes(decideComplaint(durk, complaint, answer('founded'), soon))
    expect((await told()).text).toContain('Groet van Anneke')
    expect((await frozenAnswer(db(), complaint))?.facts?.person.name).toBe('Anneke')
  })

  test('is an objection under the Awb, in time or with a reason why not', async () => {
    await underAwb()
    const late = later({ days: 60 }, nextDay)
    expect(await complain(made.owner, made.proposal, form(), late)).toEqual(
      refused('objection-late', { on: '2026-04-28' }),
    )
    const { complaint } = await yes(
      complain(made.owner, made.proposal, form({ lateReason: 'Ik was ziek.' }), late),
    )
    expect(await found(complaint)).toMatchObject({ kind: 'objection', lateReason: 'Ik was ziek.' })
    expect((await told()).subject).toBe('Wij hebben uw bezwaar gekregen')
    const about = form({ about: 'treatment' })
    const treated = await yes(complain(made.owner, made.proposal, about, late))
    expect((await found(treated.complaint)).kind).toBe('complaint')
  })

  test('is once at a time, for its writers only', async () => {
    await complained(made)
    expect(await complain(made.owner, made.proposal, form(), soon)).toEqual(refused('complaint-open'))
    const fatma = await enter(world, 'fatma')
    expect(await complain(fatma, made.proposal, form(), soon)).toEqual(refused('not-found'))
    expect(await complain({ ...made.owner, person: null }, made.proposal, form(), soon)).toEqual(
      refused('not-found'),
    )
  })

  test('is written down for who has no account, who gets a link of their own', async () => {
    const letter = {
      ...op(),
      about: 'treatment',
      way: 'letter',
      receivedOn: '2026-03-16',
      name: 'Durkje Buurvrouw',
      email: 'durkje@example.org',
      words: 'Ik werd niet teruggebeld.',
      against: made.panel.sipke.person,
    } as const
    const { complaint } = await yes(writeComplaint(made.panel.sipke, letter, nextDay))
    expect(await found(complaint)).toMatchObject({ involved: [made.panel.sipke.person], dueOn: '2026-04-27' })
    const { text, address } = await told()
    expect(address).toBe('durkje@example.org')
    expect(text).toMatch(new RegExp(`/complaints/${complaint}/[\\w-]{43}`))
    const [event] = await db()
      .select()
      .from(events)
      .where(and(eq(events.type, 'complaint-received'), eq(events.subjectId, world.fund)))
    expect(event?.subjectKind).toBe('fund')
    const wrong = { ...letter, ...op() }
    expect(await writeComplaint(made.panel.tjitske, wrong, nextDay)).toEqual(refused('not-found'))
    expect(await writeComplaint(durk, { ...wrong, reference: 'LO-0' }, nextDay)).toEqual(
      refused('reference-unknown'),
    )
    expect(await writeComplaint(durk, { ...wrong, receivedOn: '2026-03-18' }, nextDay)).toEqual(
      refused('received-later'),
    )
    expect(await writeComplaint(durk, { ...wrong, about: 'decision' }, nextDay)).toEqual(
      refused('no-decision-yet'),
    )
  })
})

describe('handling it', () => {
  let complaint: string
  beforeEach(async () => {
    complaint = await complained(made)
  })

  test('plans a talk, keeps what was said, and answers; nobody whom it is about does', async () => {
    const { sipke, tjitske } = made.panel
    const at = later({ days: 5 }, nextDay)
    await yes(planHearing(sipke, complaint, { ...op(), at, place: 'Buurthuis' }, soon))
    const { subject, text } = await told()
    expect(subject).toBe('Wij horen graag uw verhaal')
    expect(text).toContain('Buurthuis')
    const talk = async (now: Date) => answerPage(await found(complaint), now).talk
    expect(await talk(soon)).toMatchObject({ ahead: true })
    expect(await talk(later({ minutes: 1 }, at))).toMatchObject({ ahead: false })
    const said = { heardOn: dayOf(at), report: 'Ineke legde uit wat er misging.' }
    expect(await reportHearing(sipke, complaint, { ...op(), ...said }, at)).toEqual(refused('was-involved'))
    await yes(reportHearing(durk, complaint, { ...op(), ...said }, at))
    expect(await talk(at)).toBeNull()
    for (const person of [sipke, tjitske])
      expect(await decideComplaint(person, complaint, answer('unfounded'), at)).toEqual(
        refused('was-involved'),
      )
    const { correction } = await yes(decideComplaint(durk, complaint, answer('unfounded'), at))
    expect(correction).toBe('none')
    expect(await found(complaint)).toMatchObject({
      state: 'decided',
      heardBy: durk.name,
      decidedBy: durk.name,
    })
    expect((await told()).subject).toBe('Ons antwoord aan u')
    expect((await ownProposal(db(), made.owner, made.proposal))?.state).toBe('declined')
  })

  test('is offered to who may do it alone; who it is about keeps what decides nothing', async () => {
    const { may, involved } = await complaintPage(made.panel.sipke, complaint, soon)
    expect(involved).not.toBeNull()
    expect(may).toMatchObject({ plan: true, ask: true, hear: false, decide: false })
    expect((await complaintPage(durk, complaint, soon)).may).toMatchObject({ extend: true, decide: true })
  })

  test('tells who is right of no way on', async () => {
    await yes(decideComplaint(durk, complaint, answer('founded'), soon))
    expect((await complaintPage(durk, complaint, soon)).story.answer?.next).toBeNull()
  })

  test('takes longer once, and says so', async () => {
    const reason = 'Wij wachten op een stuk.'
    const due = async () => (await workOf(db(), durk, dayOf(soon))).find(({ kind }) => kind === 'complaint')
    expect(await due()).toMatchObject({ on: '2026-04-28', since: '2026-03-17', title: made.owner.name })
    await yes(extendComplaint(durk, complaint, { ...op(), reason }, soon))
    expect(await found(complaint)).toMatchObject({ dueOn: '2026-04-28', extendedTo: '2026-05-26' })
    expect(await due()).toMatchObject({ on: '2026-05-26' })
    expect((await told()).text).toContain('dinsdag 26 mei 2026')
    expect(await extendComplaint(durk, complaint, { ...op(), reason }, soon)).toEqual(
      refused('extended-before', { on: '2026-05-26' }),
    )
  })

  test('is not for others, and not for who stands near', async () => {
    const henk = await enter(world, 'henk')
    expect(await decideComplaint(henk, complaint, answer('founded'), soon)).toEqual(refused('not-found'))
    const elsewhere = await enter(await aFund(), 'sipke')
    expect(await extendComplaint(elsewhere, complaint, { ...op(), reason: 'x' }, soon)).toEqual(
      refused('not-found'),
    )
  })

  test('a founded one brings the decision up again; the new one has its own reasons and is linked to it', async () => {
    const { correction } = await yes(decideComplaint(durk, complaint, answer('founded'), soon))
    expect(correction).toBe('decide-anew')
    expect((await ownProposal(db(), made.owner, made.proposal))?.state).toBe('awaiting-decision')
    expect(await decisionOf(db(), made.proposal)).toBeNull()
    expect((await reopenedBy(db(), made.proposal))?.id).toBe(complaint)
    const work = await workOf(db(), made.panel.sipke, dayOf(soon))
    expect(work).toMatchObject([{ kind: 'prepare-decision', subject: made.proposal, on: '2026-04-28' }])
    expect(await correctedBy(db(), await found(complaint))).toBeNull()
    const again = later({ days: 1 }, soon)
    const draft = { ...op(), ...anAward(5_000_00) }
    const { decision } = await yes(prepareDecision(made.panel.sipke, made.proposal, draft, again))
    await yes(takeDecision(made.panel.tjitske, decision, op(), again))
    expect((await ownProposal(db(), made.owner, made.proposal))?.state).toBe('awarded')
    expect(await correctedBy(db(), await found(complaint))).toEqual({
      id: decision,
      outcome: 'award',
      on: dayOf(again),
    })
    expect(await reopenedBy(db(), made.proposal)).toBeNull()
    expect((await verifyLog()).faults).toEqual([])
  })

  test('is withdrawn by its writers, or by the fund for them; then nothing is left to answer', async () => {
    const fatma = await enter(world, 'fatma')
    expect(await withdrawComplaint(fatma, complaint, op(), soon)).toEqual(refused('not-found'))
    await yes(withdrawComplaint(made.owner, complaint, op(), soon))
    expect((await told()).template).toBe('complaint-withdrawn')
    expect(await decideComplaint(durk, complaint, answer('founded'), soon)).toEqual(
      refused('not-in-this-state', { state: 'withdrawn', machine: 'complaint' }),
    )
    const again = await complained(made, soon)
    await yes(withdrawComplaint(made.panel.sipke, again, op(), soon))
    expect((await found(again)).state).toBe('withdrawn')
  })
})

describe('asking for more', () => {
  const what = 'Wanneer was dat?'
  const due = async (id: string) => answerDay(await found(id))

  test('lets the term stand still until it came, and tells who complains', async () => {
    const complaint = await complained(made)
    const asking = { ...op(), what, answerBy: dayOf(later({ days: 14 }, soon)) }
    await yes(askComplainant(durk, complaint, asking, soon))
    expect(await due(complaint)).toBe('2026-05-12')
    const { subject, text, recipient } = await told()
    expect([subject, recipient]).toEqual(['Wij willen nog iets van u weten', made.owner.person])
    expect(text).toContain('donderdag 2 april 2026')
    const work = await workOf(db(), durk, dayOf(soon))
    expect(work.find(({ kind }) => kind === 'complaint')).toMatchObject({ on: '2026-05-12' })
    expect(await askComplainant(durk, complaint, { ...asking, ...op() }, soon)).toEqual(
      refused('asked-already', { on: '2026-04-02' }),
    )
    const fatma = await enter(world, 'fatma')
    const came = { ...op(), came: 'In maart.' }
    expect(await addToComplaint(fatma, complaint, came, soon)).toEqual(refused('not-found'))
    await yes(addToComplaint(made.owner, complaint, came, later({ days: 3 }, soon)))
    expect(await due(complaint)).toBe('2026-04-30')
    expect((await found(complaint)).askings).toMatchObject([
      { what, came: 'In maart.', cameOn: '2026-03-22' },
    ])
  })

  test('is answered on paper too, on the day that it came; a complaint under the Awb does not wait', async () => {
    await underAwb()
    const about = form({ about: 'treatment' })
    const { complaint } = await yes(complain(made.owner, made.proposal, about, nextDay))
    const before = await due(complaint)
    const asking = { ...op(), what, answerBy: dayOf(later({ days: 14 }, soon)) }
    await yes(askComplainant(durk, complaint, asking, soon))
    expect(await due(complaint)).toBe(before)
    const noted = { ...op(), came: 'Vorige week.', cameOn: dayOf(soon) }
    const at = later({ days: 4 }, soon)
    await yes(noteAddition(durk, complaint, noted, at))
    expect(await noteAddition(durk, complaint, { ...noted, ...op() }, at)).toEqual(refused('nothing-asked'))
  })
})

describe('a committee', () => {
  test('makes the term longer, advises, and is answered: departing from it needs a reason', async () => {
    await underAwb()
    const complaint = await complained(made)
    const before = answerDay(await found(complaint))
    const named = { ...op(), committee: 'Commissie bezwaren Oost' }
    await yes(nameCommittee(durk, complaint, named, soon))
    expect(answerDay(await found(complaint))).toBe(addDays(before, 42))
    const { subject, text } = await told()
    expect(subject).toBe('Er komt advies over uw bezwaar')
    expect(text).toContain('Commissie bezwaren Oost')
    const unheard = { unheardReason: 'Zij wilde niet.' }
    const at = later({ days: 20 }, soon)
    expect(await decideComplaint(durk, complaint, answer('unfounded', unheard), at)).toEqual(
      refused('advice-missing'),
    )
    const advice = { ...op(), advisedOn: dayOf(at), advice: 'Geef haar gelijk.' }
    await yes(noteAdvice(durk, complaint, advice, at))
    const departs = { ...unheard, followsAdvice: false }
    expect(await decideComplaint(durk, complaint, answer('unfounded', departs), at)).toEqual(
      refused('departure-needs-reason'),
    )
    const departureReason = 'De commissie las een oud plan.'
    await yes(decideComplaint(durk, complaint, answer('unfounded', { ...departs, departureReason }), at))
    const { facts } = (await frozenAnswer(db(), complaint))!
    expect(facts).toMatchObject({
      committee: { name: 'Commissie bezwaren Oost', advice: { text: 'Geef haar gelijk.' } },
      followsAdvice: false,
      departureReason,
    })
  })
})

describe('the letter of the answer', () => {
  const answered = async () => {
    const complaint = await complained(made)
    const said = answer('unfounded', { unheardReason: 'Zij wilde niet praten.' })
    await yes(decideComplaint(durk, complaint, said, soon))
    return complaint
  }

  test('is made once, of what was frozen, and is the same file for ever', async () => {
    const complaint = await answered()
    const frozen = await frozenAnswer(db(), complaint)
    expect(frozen).toMatchObject({ locale: 'nl', document: null, frozenAt: soon })
    expect(frozen?.facts).toMatchObject({
      kind: 'complaint',
      about: 'decision',
      words: 'U las mijn plan niet goed.',
      recipient: 'Ineke van der Wal',
      signer: durk.name,
      heard: null,
      unheardReason: 'Zij wilde niet praten.',
      outcome: 'unfounded',
    })
    expect(await answerFile(db(), complaint)).toBeNull()
    await renderComplaintLetter({ complaint }, soon)
    const file = await answerFile(db(), complaint)
    expect(new TextDecoder().decode(file?.bytes.slice(0, 5))).toBe('%PDF-')
    await renderComplaintLetter({ complaint }, later({ days: 1 }, soon))
    expect((await answerFile(db(), complaint))?.sha256).toBe(file?.sha256)
    const kept = and(eq(events.type, 'complaint-letter-kept'), eq(events.subjectId, made.proposal))
    const [event] = await db().select().from(events).where(kept)
    expect(event?.data).toMatchObject({ complaint, fileHash: file?.sha256 })
  })

  test('of an objection names the court, and does not go without it', async () => {
    await underAwb()
    const complaint = await complained(made)
    await db().update(funds).set({ court: '' }).where(eq(funds.id, world.fund))
    const said = answer('unfounded', { unheardReason: 'Zij wilde niet praten.' })
    expect(await decideComplaint(durk, complaint, said, soon)).toEqual(
      refused('letter-incomplete', { missing: ['court'] }),
    )
    expect((await found(complaint)).state).toBe('received')
  })

  test('goes with the words of the case', async () => {
    const complaint = await answered()
    await renderComplaintLetter({ complaint }, soon)
    const [copy] = await db().select().from(submissions).where(eq(submissions.proposalId, made.proposal))
    await yes(
      eraseData(await enter(world, 'jelle', soon), { ...op(), what: 'submission', row: copy!.id }, soon),
    )
    expect((await frozenAnswer(db(), complaint))?.facts).toBeNull()
    expect(await answerFile(db(), complaint)).toBeNull()
    await renderComplaintLetter({ complaint }, soon)
    expect(await answerFile(db(), complaint)).toBeNull()
  })
})

describe('erasing', () => {
  const erase = async (what: 'submission' | 'person' | 'complaint', row: string) => {
    await yes(eraseData(await enter(world, 'jelle', soon), { ...op(), what, row }, soon))
  }

  test('of a frozen copy or a person takes the words with it; the case itself too', async () => {
    const complaint = await complained(made)
    await yes(
      decideComplaint(durk, complaint, answer('unfounded', { unheardReason: 'Zij wilde niet.' }), soon),
    )
    const [copy] = await db().select().from(submissions).where(eq(submissions.proposalId, made.proposal))
    await erase('submission', copy!.id)
    const gone = { words: '', reasons: '', unheardReason: null }
    expect(await found(complaint)).toMatchObject({ ...gone, outcome: 'unfounded' })
    const other = await complained(made, soon)
    await erase('person', made.owner.person)
    expect(await found(other)).toMatchObject({ words: '', name: '' })
    const letter = {
      about: 'treatment',
      way: 'phone',
      receivedOn: '2026-03-16',
      name: 'Durkje',
      words: 'x',
    } as const
    const written = await yes(writeComplaint(durk, { ...op(), ...letter }, nextDay))
    await erase('complaint', written.complaint)
    expect(await found(written.complaint)).toMatchObject({ words: '', name: '' })
  })
})
