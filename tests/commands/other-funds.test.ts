import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finishSection } from '#app/commands/finish-section.server.ts'
import { importFund } from '#app/commands/import-fund.server.ts'
import { makeRound } from '#app/commands/make-round.server.ts'
import type { Person } from '#app/domain/access.ts'
import { questionsIn } from '#app/domain/proposal/extra/extra-form.ts'
import { answersIn, formOfDocument } from '#app/domain/proposal/sections.ts'
import { configure } from '#app/effects/configuration.server.ts'
import { withLocale } from '#app/i18n/locale.server.ts'
import { sectionAnswers } from '#app/server/applying/answers-view.server.ts'
import { makeArchive } from '#app/server/archive/make.server.ts'
import { db } from '#db/client.server.ts'
import { formLists } from '#db/queries/form-lists.server.ts'
import { latestSubmission } from '#db/queries/proposals.server.ts'
import { formInUse } from '#db/queries/round-forms.server.ts'
import { useDatabase } from '#tests/database.ts'
import { changesOf, countAnswers, type OtherFund, typedAnswers } from '#tests/other-funds/form.ts'
import { cultureFund, greenFund, sportFund } from '#tests/other-funds/funds-one.ts'
import { careFund, workFund, youthFund } from '#tests/other-funds/funds-two.ts'
import { draftOf, formAsked, sent, typePage } from '#tests/world/applying.ts'
import { elsewhere } from '#tests/world/archive.ts'
import { asks, inUse } from '#tests/world/asking.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world.ts'

useDatabase({ max: 8 })

const others = [greenFund, cultureFund, sportFund, youthFund, careFund, workFund]
const folder = mkdtempSync(join(tmpdir(), 'other-funds-'))
const early = new Date('2026-01-05T09:00:00Z')
type Filled = { of: OtherFund; round: string; proposal: string }
let world: World
let sipke: Person
let ineke: Person
let filled: Filled[]

beforeAll(async () => {
  configure({ DATA_DIR: join(folder, 'here') })
  world = await aFund()
  ;[sipke, ineke] = [await enter(world, 'sipke'), await enter(world, 'ineke')]
  filled = []
  for (const [at, of] of others.entries()) filled.push(await fill(of, `ander-fonds-${at + 1}`))
}, 240_000)
afterAll(() => {
  configure({})
  rmSync(folder, { recursive: true })
})

/** A round that asks what the other fund asks, and a plan in it with every answer. */
async function fill(of: OtherFund, slug: string): Promise<Filled> {
  const form = { ...world.roundForm, slug, name: of.name }
  const { round } = await yes(makeRound(world.fund, 'system', form, later({ days: -65 })))
  await asks(sipke, round, changesOf(of), early)
  const proposal = await draftOf({ ...world, round, roundForm: form }, ineke, { title: of.initiative })
  const pages = (await formAsked(ineke, proposal)).extra?.pages ?? []
  const at = later({ minutes: 4 })
  let version = 0
  for (const [page, fields] of Object.entries(typedAnswers(of, pages)))
    version = (await yes(typePage(ineke, proposal, ['extra', page], fields, at))).version
  await yes(finishSection(ineke, proposal, 'extra', { operation: operation(), version, done: true }, at))
  await sent(ineke, proposal, later({ minutes: 6 }))
  return { of, round, proposal }
}

const documentOf = async (proposal: string) => (await latestSubmission(db(), proposal))!.document!

/** What somebody reads of the questions of the round. */
async function read(proposal: string) {
  const document = await documentOf(proposal)
  const lists = await formLists(db(), world.fund)
  const form = formOfDocument(document)
  return withLocale('nl', async () =>
    sectionAnswers('extra', answersIn(document, 'extra'), { form, lists, language: 'nl' }).map(
      ({ label, lines }) => [label, ...lines],
    ),
  )
}

describe('plans in the forms of six other funds', () => {
  test('hold a hundred answers and more each, and read back as they were given', async () => {
    for (const { of, proposal } of filled) {
      expect(countAnswers({ ...(await documentOf(proposal)), extraForm: null }), of.name).toBeGreaterThan(100)
      const asked = of.pages.flatMap(({ questions }) => questions)
      const answers = await read(proposal)
      expect(answers.map(([label]) => label)).toEqual(asked.map(({ label }) => label))
      expect(answers.every((lines) => lines.length === 2)).toBe(true)
      for (const [at, { kind, answer }] of asked.entries())
        if (kind !== 'money' && kind !== 'number' && kind !== 'date' && typeof answer === 'string')
          expect(answers[at]?.[1]).toBe(answer)
    }
  })

  test('stay as they were when the form changes after them', async () => {
    for (const { round, proposal } of filled) {
      const before = { document: await documentOf(proposal), read: await read(proposal) }
      const form = (await formInUse(db(), round))!.form
      const [first, second] = questionsIn(form)
      const text = { ...first!, options: [], label: 'Heel iets anders', kind: 'text' as const, showIf: null }
      await asks(
        sipke,
        round,
        [
          { act: 'edit-question', question: first!.key, text },
          { act: 'remove-question', question: second!.key },
          { act: 'remove-page', page: form.pages[3]!.key },
          { act: 'move-page', page: form.pages[2]!.key, by: -1 },
          { act: 'add-question', page: form.pages[1]!.key, text: { ...text, label: 'En dit nog' } },
        ],
        today,
      )
      expect(await inUse(sipke, round, 'Wij vragen minder.', today)).toMatchObject({ version: 2 })
      expect({ document: await documentOf(proposal), read: await read(proposal) }).toEqual(before)
    }
  })

  test('go with the archive of the fund, and read the same elsewhere', { timeout: 120_000 }, async () => {
    const here = await all()
    const path = join(folder, 'archive.zip')
    await withLocale('nl', () => makeArchive(world.fund, path, today))
    await elsewhere(folder, async () => {
      expect(await importFund(path, today)).toMatchObject({ ok: true, fund: world.fund })
      expect(await all()).toEqual(here)
    })
  })
})

/** Every plan with its document, how it reads, and what its round asks now. */
async function all() {
  const found = []
  for (const { round, proposal } of filled) {
    const form = (await formInUse(db(), round))?.form
    found.push({ document: await documentOf(proposal), read: await read(proposal), form })
  }
  return found
}
