import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { approveHarvest, editionNow } from '#app/commands/approve-harvest.server.ts'
import { decideSettlement } from '#app/commands/decide-settlement.server.ts'
import { eraseData } from '#app/commands/erase-data.server.ts'
import { keepHarvestPrint } from '#app/commands/keep-harvest-print.server.ts'
import { offerHarvest } from '#app/commands/offer-harvest.server.ts'
import { showLesson } from '#app/commands/show-lesson.server.ts'
import { startHarvest } from '#app/commands/start-harvest.server.ts'
import { verifyLog } from '#app/commands/verify-log.server.ts'
import { refused } from '#app/domain/verdict.ts'
import { passageOf } from '#app/i18n/harvest-passage.ts'
import { harvestWords } from '#app/i18n/harvest-words.ts'
import { inWords } from '#app/i18n/worded.ts'
import { printHarvest, printHarvests } from '#app/server/jobs/print-harvest.server.ts'
import { db } from '#db/client.server.ts'
import { blocksOf, harvestById } from '#db/queries/harvests.server.ts'
import { keptLessons, lessonById } from '#db/queries/lessons.server.ts'
import { harvestPrint, publicHarvest } from '#db/queries/public/harvest.server.ts'
import {
  documents,
  grantSettlements,
  grants,
  harvestBlocks,
  harvestTexts,
  lessons,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { inFolder, pageTexts } from '#tests/documents/looked-at.ts'
import { aFund, enter, operation, yes } from '#tests/world/base.ts'
import { course, preparedSettlement } from '#tests/world/course.ts'
import { type GrantWorld, runningGrant } from '#tests/world/granting.ts'
import { judgedReport } from '#tests/world/reporting.ts'

useDatabase({ max: 12 })

const over = new Date('2027-02-01T10:00:00Z')
const later = new Date('2027-02-03T10:00:00Z')
const [title, text] = ['Het schoolplein werkt beter', 'Ouders zien elkaar daar elke dag.']
let made: GrantWorld
let harvest: string

async function started(at = over): Promise<string> {
  const form = { operation: operation(), year: 2026, cutOff: '2026-12-31' } as const
  return (await yes(startHarvest(made.panel.sipke, form, harvestWords, at))).harvest
}

/** A harvest of the year in which the grant was awarded and told of, approved and printed. */
async function printed(): Promise<string> {
  const id = await started()
  await yes(offerHarvest(made.panel.sipke, id, { operation: operation() }, over))
  const { hash } = await editionNow(db(), made.fund, (await harvestById(db(), made.fund, id))!)
  await yes(approveHarvest(made.panel.tjitske, id, { operation: operation(), seen: hash }, over))
  await printHarvest({ harvest: id }, over)
  return id
}

beforeEach(async () => {
  made = await runningGrant(await aFund(900_000_00))
})

const erase = async (what: 'report' | 'lesson' | 'submission' | 'harvest-part' | 'person', row: string) =>
  yes(eraseData(await enter(made, 'jelle', later), { operation: operation(), what, row }, later))
const frozen = async () => (await publicHarvest(db(), made.fund, 2026))!
const everything = async () => {
  const prints = await Promise.all((['nl', 'en'] as const).map((one) => harvestPrint(db(), harvest, one)))
  const pages = await Promise.all(
    prints.map((print) => (print?.bytes ? inFolder(print.bytes, (_, file) => pageTexts(file)) : [])),
  )
  const texts = await db().select().from(harvestTexts).where(eq(harvestTexts.fundId, made.fund))
  return JSON.stringify([await frozen(), prints.map((print) => print?.newsletter), pages, texts])
}

describe('when a report is erased', () => {
  beforeEach(async () => {
    await judgedReport(made)
    harvest = await printed()
  })

  test('its lesson goes from the frozen harvest; the figures and the hash that was approved stay', async () => {
    const before = await frozen()
    expect(await everything()).toContain(text)
    const lesson = before.edition.facts.lessons[0]!
    const [row] = await db().select().from(lessons).where(eq(lessons.id, lesson.id))
    const old = (await harvestPrint(db(), harvest, 'nl'))!
    await erase('report', row?.reportId ?? '')
    const after = await frozen()
    expect(after.hash).toBe(before.hash)
    expect(after.edition.facts).toEqual({
      ...before.edition.facts,
      lessons: [{ id: lesson.id, title: '', text: '', source: '' }],
    })
    const block = after.edition.blocks.find(({ key }) => key === `lesson-${lesson.id}`)!
    const passage = passageOf(block, after.edition.facts, 'nl')
    expect(passage.paragraphs.flatMap(({ lines }) => lines.flat()).map(inWords)).toEqual([
      'Dit stuk is weggehaald op verzoek.',
    ])
    const [file] = await db().select().from(documents).where(eq(documents.sha256, old.sha256))
    expect(file?.bytes).toBeNull()
    expect(await harvestPrint(db(), harvest, 'nl')).toBeNull()
    await printHarvests({ fund: made.fund }, later)
    expect((await harvestPrint(db(), harvest, 'nl'))?.bytes).not.toBeNull()
    const told = await everything()
    for (const words of [title, text]) expect(told).not.toContain(words)
    expect((await verifyLog()).faults).toEqual([])
  })

  test('its lesson is nobody’s to keep or show any more, and no next version tells it', async () => {
    const { id } = (await frozen()).edition.facts.lessons[0]!
    await erase('lesson', id)
    expect(await lessonById(db(), made.panel.sipke, id)).toBeNull()
    expect((await keptLessons(db(), made.panel.sipke)).map((one) => one.id)).not.toContain(id)
    const show = { operation: operation(), show: true, reason: '' }
    expect(await showLesson(made.panel.sipke, id, show, later)).toEqual(refused('not-found'))
    const next = await started(later)
    expect((await blocksOf(db(), next)).map(({ key }) => key)).not.toContain(`lesson-${id}`)
  })

  test('a document that was being made with its words in it is not kept', async () => {
    const { edition } = await frozen()
    const { id } = edition.facts.lessons[0]!
    await erase('lesson', id)
    const bytes = new TextEncoder().encode(text)
    const print = { bytes, pages: 1, renderer: 'test', fileName: 'oogst.pdf', newsletter: text }
    expect(await keepHarvestPrint({ harvest, edition }, 'nl', print, later)).toBe(false)
    expect(await harvestPrint(db(), harvest, 'nl')).toBeNull()
  })

  test('any other part can be erased too, by itself', async () => {
    const [part] = await db()
      .select()
      .from(harvestBlocks)
      .where(eq(harvestBlocks.harvestId, harvest))
      .orderBy(harvestBlocks.sort)
    await erase('harvest-part', part?.id ?? '')
    expect((await frozen()).edition.blocks[0]).toMatchObject({ erased: true, text: { nl: '', en: null } })
    expect((await frozen()).edition.blocks.slice(1).some(({ erased }) => erased)).toBe(false)
  })
})

test('with a frozen plan go the name of who it is of, and the lesson of its end', async () => {
  await preparedSettlement(made, {
    lesson: { title: 'Begin met koffie', text: 'Wie koffie drinkt, hoort meer.' },
  })
  const tjitske = { ...made.panel.tjitske, steppedUpAt: course.decide }
  await yes(decideSettlement(tjitske, made.grant, { operation: operation() }, course.decide))
  const [lesson] = await keptLessons(db(), made.panel.sipke)
  await yes(
    showLesson(made.panel.sipke, lesson?.id ?? '', { operation: operation(), show: true, reason: '' }, over),
  )
  harvest = await printed()
  const [grant] = await db().select().from(grants).where(eq(grants.id, made.grant))
  const { initiative, reference, amount } = (await frozen()).edition.facts.awards[0]!
  expect([initiative === null, reference]).toEqual([false, grant?.reference])
  expect(await everything()).toContain(`- ${initiative}: {{grant:${reference}}}.`)
  await erase('submission', grant?.submissionId ?? '')
  await printHarvests({ fund: made.fund }, later)
  expect((await frozen()).edition.facts.awards).toEqual([{ reference, initiative: null, amount }])
  const told = await everything()
  expect(told).toContain(`- ${reference}: {{grant:${reference}}}.`)
  for (const words of [initiative ?? '', 'Begin met koffie', 'hoort meer']) expect(told).not.toContain(words)
  const [settlement] = await db()
    .select()
    .from(grantSettlements)
    .where(eq(grantSettlements.grantId, made.grant))
  expect(settlement?.lesson).toBeNull()
})

test('who wrote a part is nameless once erased, and the part stays', async () => {
  await judgedReport(made)
  harvest = await printed()
  await erase('person', made.panel.sipke.person)
  expect((await frozen()).edition.facts.lessons[0]).toMatchObject({ title, text })
  expect(await everything()).not.toContain(made.panel.sipke.name)
})
