import { readFileSync } from 'node:fs'
import { and, eq, sql } from 'drizzle-orm'
import { announceLottery } from '#app/commands/announce-lottery.server.ts'
import { appointStandIn } from '#app/commands/appoint-stand-in.server.ts'
import { askCallBack } from '#app/commands/ask-call-back.server.ts'
import { askFactorReset } from '#app/commands/ask-factor-reset.server.ts'
import { complain } from '#app/commands/complain.server.ts'
import { prepareLoanCorrection } from '#app/commands/correct-loan-receipt.server.ts'
import { decideComplaint } from '#app/commands/decide-complaint.server.ts'
import { editRoundForm, formHash } from '#app/commands/edit-round-form.server.ts'
import { importProgramme, programmeSchema } from '#app/commands/import-programme.server.ts'
import { keepComplaintLetter } from '#app/commands/keep-complaint-letter.server.ts'
import { keepLetter } from '#app/commands/keep-letter.server.ts'
import { linkUndertakings } from '#app/commands/link-undertakings.server.ts'
import { makeRound } from '#app/commands/make-round.server.ts'
import { nameMember } from '#app/commands/name-member.server.ts'
import { noteBounce } from '#app/commands/note-bounce.server.ts'
import { noteContact } from '#app/commands/note-contact.server.ts'
import { planBulk } from '#app/commands/plan-bulk.server.ts'
import { prepareClosing } from '#app/commands/prepare-closing.server.ts'
import { askChecks, runChecks } from '#app/commands/run-checks.server.ts'
import { saveContact } from '#app/commands/save-contact.server.ts'
import { saveView } from '#app/commands/save-view.server.ts'
import { confirmSecondFactor, offeredSecret } from '#app/commands/second-factor.server.ts'
import { totpOf } from '#app/commands/use-second-factor.server.ts'
import type { Actor, Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { cents } from '#app/domain/money.ts'
import { noExtraForm } from '#app/domain/proposal/extra/extra-form.ts'
import { newId } from '#app/effects/id.ts'
import { db } from '#db/client.server.ts'
import { contributionsOf } from '#db/queries/contributions.server.ts'
import { contactRows } from '#db/queries/fund.server.ts'
import { keptLessons } from '#db/queries/lessons.server.ts'
import {
  asideMailFiles,
  grants,
  ledgerEntries,
  loanReceipts,
  mailBounces,
  measurements,
  memberships,
  outgoingMails,
  pastGrants,
  proposals,
  receivedMails,
  roles,
  rounds,
} from '#db/schema/index.ts'
import { paidForMeeting } from '#tests/world/allowance.ts'
import { begun, draftOf, submitted, type Wish } from '#tests/world/applying.ts'
import { madeArchive } from '#tests/world/archive.ts'
import { anAttachment, looseFile } from '#tests/world/attachments.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import { keptChange, sentChange } from '#tests/world/changing.ts'
import { heldGrant, keptGrantLetter, preparedEnding, preparedSettlement } from '#tests/world/course.ts'
import { preparedTransfer } from '#tests/world/fund-money.ts'
import {
  awardedGrant,
  draftedGrant,
  type GrantWorld,
  granting,
  offeredGrant,
  preparedRelease,
  runningGrant,
} from '#tests/world/granting.ts'
import { approvedHarvest, offeredHarvest, startedHarvest } from '#tests/world/harvest.ts'
import { bookedReceipt, lentGrant, loanDecision } from '#tests/world/loan.ts'
import { attested, outcomeGrant, printedCodes } from '#tests/world/outcome.ts'
import {
  anAward,
  aPanel,
  assigned,
  awaitingDecision,
  declare,
  declared,
  moments,
  prepared,
  screened,
  turn,
} from '#tests/world/panel.ts'
import { recordedOnPaper } from '#tests/world/paper-signing.ts'
import { mapped, takenOver } from '#tests/world/past.ts'
import { grantsOf2019 } from '#tests/world/past-files.ts'
import { paidByFile } from '#tests/world/paying.ts'
import { publicPhotoOf } from '#tests/world/photos.ts'
import { reporting, reportOn, sentReport, writtenReport } from '#tests/world/reporting.ts'
import { helped, invited, onPaper } from '#tests/world/together.ts'
import { programmeRows } from './programme-rows.ts'

/** The keys of rows of every kind that a URL can name, made by commands in one fund; Ineke's are the initiatives. */
export type Rows = Awaited<ReturnType<typeof makeRows>>['rows']

/** The moment at which everybody knocks: after everything below has happened. */
export const now = later({ minutes: 60 }, reporting.judged)

export async function makeRows() {
  const world = await aFund(600_000_00)
  await yes(importProgramme(world.fund, 'system', programme(), today))
  const owner = await enter(world, 'ineke')
  const draft = await draftOf(world, owner)
  const sent = (await submitted(world, owner)).proposal
  const together = await asked(world, owner, draft)
  const panel = await onThePanel(await inRound(world, 'panel'))
  const decision = await awaiting(await inRound(world, 'besluit'))
  const meeting = await meets(await inRound(world, 'gesprek'))
  const awarded = await awardedGrant(await inRound(world, 'toegekend'))
  const letter = await keptLetter(awarded.grant)
  const drafted = await draftedGrant(await inRound(world, 'afspraken'))
  const offered = await offeredGrant(await inRound(world, 'aanbod'))
  const running = await runningGrant(await inRound(world, 'looptijd'))
  const release = await preparedRelease(running)
  const report = await sentReport(running)
  const writing = await runningGrant(await inRound(world, 'verslag'))
  await writtenReport(writing)
  const held = await runningGrant(await inRound(world, 'stilstand'))
  const { callBack } = await yes(askCallBack(world.fund, aCallBack, 'nl', today))
  const pictured = await runningGrant(await inRound(world, 'foto'))
  const lent = await lentWithDecision(await inRound(world, 'lening'))
  const results = await withResults(world)
  await asksMore(world)
  const near = await spokenWith(world, panel.panel)
  const answered = await answeredComplaint(world, owner, panel.panel)
  const { complaint } = await yes(complain(owner, panel.panel, aComplaint(), later({ days: 2 })))
  await joinEverywhere(world, owner)
  return {
    world,
    rows: {
      slug: 'voorjaar',
      round: world.round,
      pot: await potOf(world.round),
      posting: await postingOf(running.grant),
      draft,
      sent,
      ...together,
      naming: await named(owner, sent),
      standIn: await standingIn(world),
      reset: await lockAsked(world),
      bulk: await chosenForMany(world, release),
      archive: await archived(world),
      notifiedMail: await notifiedMail(owner),
      bounce: await bouncedMail(await notifiedMail(owner)),
      sentFile: await anAttachment(sent),
      ...panel,
      panelFile: await anAttachment(panel.panel),
      ...decision,
      ...meeting,
      ...letter,
      awarded: awarded.grant,
      drafted: drafted.grant,
      offered: offered.grant,
      running: running.grant,
      paperSignature: await recordedOnPaper(await offeredGrant(await inRound(world, 'papier'))),
      change: await keptChange(
        running,
        await sentChange(running, 'grantee', () => ({ place: 'De school' }), granting.release),
      ),
      writing: writing.grant,
      held: held.grant,
      settling: (await preparedSettlement(await runningGrant(await inRound(world, 'afrekening')))).grant,
      lent: lent.grant,
      ...results,
      lentReceipt: await wrongReceipt(lent),
      ending: (await preparedEnding(await runningGrant(await inRound(world, 'einde')))).grant,
      ...(await heldWithLetter(held)),
      release,
      ...(await fundMoney(world)),
      checkRun: await checkedBooks(world),
      ...(await paidByFile(await runningGrant(await inRound(world, 'betaling')))),
      view: await viewOf(await enter(world, 'sipke')),
      report: report.id,
      callBack,
      ...near,
      complaint,
      answered,
      reference: await referenceOf(running.grant),
      photo: await publicPhotoOf(pictured),
      measurement: await measurementOf(pictured),
      pictured: pictured.grant,
      photoReport: (await reportOn(pictured)).id,
      photographed: await referenceOf(pictured.grant),
      harvest: await harvestToApprove(world),
      harvestDraft: await startedHarvest(world, 2023),
      lesson: (await keptLessons(db(), await enter(world, 'sipke')))[0]?.id ?? '',
      pillar: 'leren',
      indicator: 'L10',
      neighbourhood: 'bilgaard',
      ...(await programmeRows(world)),
      ...(await contactOf(world)),
      ...(await pastOf(world)),
      heldRole: await roleIn(world),
    },
  }
}

/**
 * What a donor gave, a decision about the fund's money that waits, two that count together for state aid, and a year whose
 * books wait to be closed.
 */
async function fundMoney(world: World) {
  const [contribution] = await contributionsOf(db(), world.fund)
  const { decision } = await preparedTransfer(world)
  await yes(prepareClosing(await enter(world, 'sipke'), 2025, { operation: operation() }, today))
  const link = { one: 'kvk:12345670', oneName: 'Winkel', other: 'kvk:12345671', otherName: 'Winkel BV' }
  const linked = { operation: operation(), ...link, reason: 'Het bestuur is hetzelfde.' }
  const { link: aidLink } = await yes(linkUndertakings(await enter(world, 'sipke'), linked, today))
  return {
    contribution: contribution?.id ?? '',
    donor: contribution?.donor ?? '',
    fundDecision: decision,
    aidLink,
  }
}

/** A mail of a kind that its reader may choose about. */
async function notifiedMail(reader: Person): Promise<string> {
  const [row] = await db()
    .select({ id: outgoingMails.id })
    .from(outgoingMails)
    .where(and(eq(outgoingMails.recipient, reader.person), eq(outgoingMails.template, 'proposal-in-review')))
    .limit(1)
  if (!row) throw new Error('nobody was mailed')
  return row.id
}

/** That a mail came back. */
async function bouncedMail(mail: string): Promise<string> {
  await noteBounce({ mail, way: 'smtp', status: '5.1.1' }, today)
  const [row] = await db()
    .select({ id: mailBounces.id })
    .from(mailBounces)
    .where(eq(mailBounces.mailId, mail))
  return row?.id ?? ''
}

/** The harvest of 2024 that everybody reads, and one of 2025 that waits for approval; its key. */
async function harvestToApprove(world: World): Promise<string> {
  await approvedHarvest(world)
  return offeredHarvest(world, 2025)
}

/** The books, held against themselves once. */
async function checkedBooks(world: World): Promise<string> {
  const { run } = await yes(
    askChecks(await enter(world, 'sipke'), { operation: operation() }, granting.payment),
  )
  await runChecks(run, granting.payment)
  return run
}

/** A loan that was paid out, of which a part waits for who decides that it need not come back. */
async function lentWithDecision(world: World) {
  const made = await lentGrant(world)
  await yes(loanDecision(made, { amount: cents(100_00) }, later({ days: 1 }, granting.payment)))
  return made
}

/** A grant of which results wait to be looked at, and one with a print of codes for residents. */
async function withResults(world: World) {
  const waits = await outcomeGrant(await inRound(world, 'resultaten'))
  const said = await outcomeGrant(await inRound(world, 'bewoners'), { attestor: 'residents' })
  const { set, codes } = await printedCodes(said, 3)
  return {
    attested: waits.grant,
    attestation: await attested(waits, 20),
    said: said.grant,
    codes: set,
    residentCode: codes[0] ?? '',
  }
}

/** A receipt of a loan that the manager says was booked wrong. */
async function wrongReceipt(made: GrantWorld): Promise<string> {
  const at = later({ days: 2 }, granting.payment)
  await yes(bookedReceipt(made, 50_00, at))
  const [row] = await db().select().from(loanReceipts).where(eq(loanReceipts.grantId, made.grant))
  const of = { grant: made.grant, receipt: row?.id ?? '' }
  await yes(prepareLoanCorrection(made.panel.sipke, of, { operation: operation(), reason: 'Dubbel.' }, at))
  return of.receipt
}

/** What the manager set the board of payments to. */
async function viewOf(actor: Person): Promise<string> {
  const form = {
    operation: operation(),
    page: 'tranches',
    view: null,
    name: 'Te laat',
    search: 'show=late',
    shared: true,
  } as const
  return (await yes(saveView(actor, form, granting.release))).view
}

/** A grant of which the payments are held, and the kept letter that tells it. */
async function heldWithLetter(made: GrantWorld) {
  const { hold, letter } = await heldGrant(made)
  return { hold, grantLetter: await keptGrantLetter(made, letter) }
}

/** What a proposal says of somebody who helped to fill it in. */
const assisted: Wish = {
  pages: {
    declarations: {
      helper: { filledInTogether: 'yes', helperName: 'Mo Aziz', helperConfirmed: 'on' },
    },
  },
}

/**
 * Somebody invited to a draft, its owner, another draft to which another applicant is invited, and one that asks for help.
 */
async function asked(world: World, owner: Person, draft: string) {
  const baukje = await enter(world, 'baukje')
  return {
    owner: owner.person,
    helpedDraft: await helped(world, owner),
    assisted: (await submitted(world, owner, assisted)).proposal,
    paper: await onPaper(world, await enter(world, 'sipke')),
    someone: 'iemand@example.org',
    invited: await invited(owner, draft, 'niemand@example.org', {}, later({ days: 1 })),
    invitation: await invited(owner, await begun(world, owner), baukje.email, {}, later({ days: 1 })),
  }
}

/** A complaint that has its answer, and the kept letter of it. */
async function answeredComplaint(world: World, owner: Actor, proposal: string): Promise<string> {
  const at = later({ days: 1 })
  const { complaint } = await yes(complain(owner, proposal, aComplaint(), at))
  const answer = {
    outcome: 'founded' as const,
    reasons: 'U hebt gelijk.',
    unheardReason: null,
    followsAdvice: null,
    departureReason: null,
  }
  const sipke = await enter(world, 'sipke', at)
  await yes(decideComplaint(sipke, complaint, { operation: operation(), ...answer }, at))
  const made = { bytes: new TextEncoder().encode('%PDF-1.7'), pages: 1, renderer: 'test' }
  await keepComplaintLetter({ fund: world.fund, complaint }, made, at)
  return complaint
}

const aComplaint = () => ({ operation: operation(), about: 'treatment' as const, words: 'Niemand belde.' })

const aCallBack = { name: 'Ineke', phone: '0581234567', email: undefined }

async function postingOf(grant: string): Promise<string> {
  const [row] = await db()
    .select({ posting: ledgerEntries.postingId })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.grantId, grant))
  return row?.posting ?? ''
}

async function referenceOf(grant: string): Promise<string> {
  const [row] = await db().select({ reference: grants.reference }).from(grants).where(eq(grants.id, grant))
  return row?.reference ?? ''
}

/** A role that somebody holds in the fund. */
async function roleIn({ fund }: World): Promise<string> {
  const [row] = await db().select().from(roles).where(eq(roles.fundId, fund))
  return row?.id ?? ''
}

/** A mail that is no answer of who was asked. */
const asideMail = {
  ...{
    mailHash: 'een',
    asideBecause: 'other-sender',
    sender: 'iemand@example.net',
    words: 'Hallo',
    files: 0,
  },
  receivedAt: today,
}

/** The initiative of a proposal, a mail about it that is kept aside with a file, a note, and a call with it after which something was agreed. */
async function spokenWith(world: World, proposal: string) {
  const step = { what: 'Offerte sturen', on: '2026-04-01', by: 'initiative' }
  const said = { operation: operation(), kind: 'call', on: dayOf(today), words: 'De zaal is vrij.' } as const
  const noted = noteContact(await enter(world, 'sipke'), proposal, { ...said, step }, later({ days: 2 }))
  const { moment, initiative } = await yes(noted)
  const aside = newId(today)
  await db()
    .insert(receivedMails)
    .values({
      ...asideMail,
      id: aside,
      fundId: world.fund,
      proposalId: proposal,
      personId: (await enter(world, 'ineke')).person,
    })
  const asideFile = await looseFile(world.fund, proposal, today, { name: 'factuur.pdf' })
  await db().insert(asideMailFiles).values({ fundId: world.fund, mailId: aside, fileId: asideFile })
  const own = { operation: operation(), kind: 'note', on: dayOf(today), words: 'Nog bellen.' } as const
  const none = { what: null, on: null, by: null }
  const noting = noteContact(
    await enter(world, 'sipke'),
    proposal,
    { ...own, step: none },
    later({ days: 2 }),
  )
  const colleague = (await enter(world, 'sipke')).person
  return { moment, initiative, aside, colleague, note: (await yes(noting)).moment }
}

/** Somebody one can call, with a photo. */
async function contactOf(world: World) {
  const form = { name: 'Anneke', role: 'buurtcontact', phone: '0575 000 111', hours: 'Elke dag' }
  const more = { house: null, neighbourhood: 'vlietzone', photo: Buffer.from('jpeg') }
  const jelle = await enter(world, 'jelle')
  const { contact } = await yes(saveContact(jelle, null, { operation: operation(), ...form, ...more }, today))
  const row = (await contactRows(db(), world.fund)).find(({ id }) => id === contact)
  return { contact, contactPhoto: row?.photoId ?? '' }
}

/** A file with the past that was taken over, a grant of it, and a file that waits with a line that is not right. */
async function pastOf(world: World) {
  const sipke = await enter(world, 'sipke')
  const pastBatch = await takenOver(sipke, 'grants', grantsOf2019, today)
  const wrong = 'Kenmerk;Titel;Ontvanger;Bedrag;Datum\nC-1;Plan;Groep;veel;1-2-2019'
  const [grant] = await db().select().from(pastGrants).where(eq(pastGrants.batchId, pastBatch))
  return { pastBatch, pastGrant: grant?.id ?? '', pastWaiting: await mapped(sipke, 'grants', wrong, today) }
}

async function measurementOf({ grant }: GrantWorld): Promise<string> {
  const [row] = await db().select().from(measurements).where(eq(measurements.grantId, grant))
  return row?.id ?? ''
}

/** A browser without an account, and the draft that it writes. */
export async function anonymousDraft(world: World, writer: Actor | null): Promise<string> {
  if (!writer) throw new Error('only a browser with a session writes')
  return begun(world, writer, later({ days: 1 }))
}

/** The same kinds of keys in another fund. */
export async function foreignKeys(rows: Rows): Promise<Rows> {
  const elsewhere = await aFund(600_000_00)
  const { callBack } = await yes(askCallBack(elsewhere.fund, aCallBack, 'nl', today))
  const made = await runningGrant(elsewhere)
  const release = await preparedRelease(made)
  const report = await sentReport(made)
  const [grant] = await db().select().from(grants).where(eq(grants.id, made.grant))
  const [proposal] = await db()
    .select()
    .from(proposals)
    .where(eq(proposals.id, grant?.proposalId ?? ''))
  const held = await runningGrant(elsewhere)
  const kinds: Partial<Rows> = {
    slug: 'elders',
    reference: 'LO-1999-0001',
    pillar: 'elders',
    indicator: 'X99',
    neighbourhood: 'elders',
    partner: 'elders',
    batch: proposal?.batchId ?? '',
    decision: grant?.decisionId,
    taken: grant?.decisionId,
    meeting: proposal?.batchId ?? '',
    lottery: operation(),
    release,
    ...(await paidByFile(await runningGrant(elsewhere))),
    report: report.id,
    callBack,
    ...(await spokenWith(elsewhere, grant?.proposalId ?? '')),
    ...(await heldWithLetter(held)),
    held: held.grant,
    ending: (await preparedEnding(await runningGrant(elsewhere))).grant,
    settling: (await preparedSettlement(await runningGrant(elsewhere))).grant,
    lent: (await lentWithDecision(elsewhere)).grant,
  }
  const ofGrants = ['awarded', 'drafted', 'offered', 'running', 'writing']
  const keyOf = (name: string) =>
    kinds[name as keyof Rows] ?? (ofGrants.includes(name) ? made.grant : grant?.proposalId)
  return Object.fromEntries(Object.keys(rows).map((name) => [name, keyOf(name)])) as Rows
}

/** In review, with three readers, of whom one turned out to be close and one to have an interest. */
async function onThePanel(world: World) {
  const panel = await aPanel(world)
  const { proposal, batch } = await screened(world, panel)
  await declared(panel, proposal)
  const readers = [panel.aukje, panel.mohamed, panel.sanne]
  await assigned(
    world,
    panel,
    batch,
    readers.map(({ person }) => ({ proposal, member: person })),
  )
  await yes(turn(panel, batch, 'conflicts', 'open-scoring'))
  await yes(declare(panel.mohamed, proposal, 'close', moments.scoring))
  await yes(declare(panel.sanne, proposal, 'interest', moments.scoring))
  return { panel: proposal, batch, reader: panel.aukje.person }
}

async function named(owner: Person, proposal: string): Promise<string> {
  const form = { operation: operation(), member: null, words: 'Wim Kuipers', reason: 'Onze buurman.' }
  return (await yes(nameMember(owner, proposal, form, later({ minutes: 10 })))).naming
}

/** An archive of the fund, as it was then. */
async function archived(world: World): Promise<string> {
  const jelle = await enter(world, 'jelle')
  return madeArchive(jelle, today)
}

/** Tjitske chose to approve a payment with all others. */
async function chosenForMany(world: World, release: string): Promise<string> {
  const tjitske = { ...(await enter(world, 'tjitske')), steppedUpAt: now }
  const form = { operation: operation(), items: [{ id: release, seen: '1' }] }
  return (await yes(planBulk(tjitske, 'payments', form, now))).bulk
}

/** Wim lost his telephone, and Jelle asked for a new second lock. */
async function lockAsked(world: World): Promise<string> {
  const [jelle, wim] = await Promise.all((['jelle', 'wim'] as const).map((key) => enter(world, key)))
  const code = totpOf(await offeredSecret(wim?.person ?? ''), 'x', 'Dichtbij').generate({
    timestamp: now.getTime(),
  })
  await yes(confirmSecondFactor(wim as Person, code, now))
  const asker = { ...jelle, steppedUpAt: now } as Person
  const form = { operation: operation(), reason: 'Gesproken op kantoor.' }
  return (await yes(askFactorReset(asker, wim?.person ?? '', form, now))).reset
}

/** Baukje can act for Grietje, on days long after all of this. */
async function standingIn(world: World): Promise<string> {
  const [jelle, usual, standIn] = await Promise.all(
    (['jelle', 'grietje', 'baukje'] as const).map((key) => enter(world, key)),
  )
  const days = { fromOn: '2027-01-01', untilOn: '2027-01-31' }
  const form = { operation: operation(), role: 'chair', reason: 'away', ...days } as const
  const who = { usual: usual?.person ?? '', standIn: standIn?.email ?? '' }
  return (await yes(appointStandIn(jelle as Person, { ...form, ...who }, today))).standIn
}

async function awaiting(world: World) {
  const { panel, proposals } = await awaitingDecision(world)
  const [proposal = ''] = proposals
  return { judged: proposal, decision: await prepared(panel, proposal, anAward(20_000_00)) }
}

/** A batch that meets, with equals at the line of the money, one that is spoken of, and a lottery that was announced. */
async function meets(world: World) {
  await db()
    .update(rounds)
    .set({ ceilingCents: cents(30_000_00) })
    .where(eq(rounds.id, world.round))
  const { panel, batch, proposals } = await awaitingDecision(world, [{}, { title: 'Moestuin' }])
  await yes(turn(panel, batch, 'revealed', 'open-meeting', moments.decision))
  const form = {
    operation: operation(),
    source: 'Staatsloterij',
    drawnOn: dayOf(later({ days: 400 }, moments.decision)),
  }
  const { lottery } = await yes(announceLottery(panel.grietje, batch, form, moments.decision))
  return {
    meeting: batch,
    spoken: proposals[0] ?? '',
    lottery,
    ...(await paidForMeeting(world, panel, batch)),
  }
}

/** The kept letter about the decision that a grant came from. */
async function keptLetter(grant: string) {
  const [row] = await db().select().from(grants).where(eq(grants.id, grant))
  const made = { bytes: new TextEncoder().encode('%PDF-1.7'), pages: 1, renderer: 'test' }
  await keepLetter(row?.decisionId ?? '', made, moments.decision)
  return { taken: row?.decisionId ?? '', decided: row?.proposalId ?? '' }
}

function programme() {
  const read = (file: string) => JSON.parse(readFileSync(`db/seed/programme/${file}`, 'utf8'))
  const learned = { learnedOn: '2024-12-31', figures: read('figures-2024.json') as unknown[] }
  return { programme: programmeSchema.parse(read('leeuwarden-oost.json')), ...learned }
}

/** A page that the round would ask of its own, not in use yet. */
async function asksMore(world: World) {
  const sipke = await enter(world, 'sipke', today)
  const text = { title: 'Het gebouw', hint: '', showIf: null }
  const form = {
    operation: operation(),
    seen: formHash(noExtraForm),
    change: { act: 'add-page' as const, text },
  }
  await yes(editRoundForm(sipke, world.round, form, today))
}

/** Another round of the same fund, so that its panel works by itself. */
async function inRound(world: World, slug: string): Promise<World> {
  const form = { ...world.roundForm, slug, name: `Ronde ${slug}` }
  const { round } = await yes(makeRound(world.fund, 'system', form, later({ days: -30 })))
  return { ...world, round, roundForm: form }
}

/** Two more people in every initiative of the owner: one writes along, one only reads. */
async function joinEverywhere(world: World, owner: Person): Promise<void> {
  const [fatma, durk] = await Promise.all([enter(world, 'fatma'), enter(world, 'durk')])
  const owned = await db()
    .select({ initiative: memberships.initiativeId })
    .from(memberships)
    .where(and(eq(memberships.personId, owner.person), eq(memberships.relation, 'owner')))
  const since = later({})
  await db()
    .insert(memberships)
    .values(
      owned.flatMap(({ initiative: initiativeId }) => [
        { fundId: world.fund, initiativeId, personId: fatma.person, relation: 'editor', since },
        { fundId: world.fund, initiativeId, personId: durk.person, relation: 'reader', since },
      ]),
    )
    .onConflictDoUpdate({
      target: [memberships.initiativeId, memberships.personId],
      set: { relation: sql`excluded.relation` },
    })
}

async function potOf(round: string): Promise<string> {
  const [row] = await db().select({ pot: rounds.potId }).from(rounds).where(eq(rounds.id, round))
  if (!row) throw new Error('no round')
  return row.pot
}
