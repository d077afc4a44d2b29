import { eq } from 'drizzle-orm'
import { askCallBack } from '#app/commands/ask-call-back.server.ts'
import { complain } from '#app/commands/complain.server.ts'
import { importProgramme } from '#app/commands/import-programme.server.ts'
import type { Actor } from '#app/domain/access.ts'
import { db } from '#db/client.server.ts'
import { keptLessons } from '#db/queries/lessons.server.ts'
import { grants, measurements, pastGrants, proposals } from '#db/schema/index.ts'
import { begun, draftOf, submitted } from '#tests/world/applying.ts'
import { madeArchive } from '#tests/world/archive.ts'
import { anAttachment } from '#tests/world/attachments.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import { keptChange, sentChange } from '#tests/world/changing.ts'
import { preparedEnding, preparedSettlement } from '#tests/world/course.ts'
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
import { recordedOnPaper } from '#tests/world/paper-signing.ts'
import { mapped, takenOver } from '#tests/world/past.ts'
import { grantsOf2019 } from '#tests/world/past-files.ts'
import { paidByFile } from '#tests/world/paying.ts'
import { publicPhotoOf } from '#tests/world/photos.ts'
import { reportOn, sentReport, writtenReport } from '#tests/world/reporting.ts'
import {
  checkedBooks,
  chosenForMany,
  fundMoney,
  heldWithLetter,
  lentWithDecision,
  postingOf,
  viewOf,
  withResults,
  wrongReceipt,
} from './rows/money.ts'
import { awaiting, keptLetter, meets, named, onThePanel } from './rows/panel.ts'
import { asked, contactOf, joinEverywhere, lockAsked, roleIn, standingIn } from './rows/people.ts'
import { programmeRows } from './rows/programme.ts'
import { asksMore, inRound, potOf, programme } from './rows/round.ts'
import {
  aCallBack,
  aComplaint,
  answeredComplaint,
  bouncedMail,
  notifiedMail,
  spokenWith,
} from './rows/said.ts'

/** The keys of rows of every kind that a URL can name, made by commands in one fund; Ineke's are the initiatives. */
export type Rows = Awaited<ReturnType<typeof makeRows>>['rows']

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

/** The harvest of 2024 that everybody reads, and one of 2025 that waits for approval; its key. */
async function harvestToApprove(world: World): Promise<string> {
  await approvedHarvest(world)
  return offeredHarvest(world, 2025)
}

async function referenceOf(grant: string): Promise<string> {
  const [row] = await db().select({ reference: grants.reference }).from(grants).where(eq(grants.id, grant))
  return row?.reference ?? ''
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

/** An archive of the fund, as it was then. */
async function archived(world: World): Promise<string> {
  const jelle = await enter(world, 'jelle')
  return madeArchive(jelle, today)
}
