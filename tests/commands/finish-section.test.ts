import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { finishSection } from '#app/commands/finish-section.server.ts'
import { formOf, sectionState } from '#app/domain/proposal/sections.ts'
import { refused } from '#app/domain/verdict.ts'
import { db } from '#db/client.server.ts'
import { savedSections } from '#db/queries/proposals.server.ts'
import { useDatabase } from '#tests/database.ts'
import { begun, typedProposal, typePage } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'

useDatabase()

let world: World
let ineke: Awaited<ReturnType<typeof enter>>
let proposal: string
const soon = later({ minutes: 1 })

beforeAll(async () => {
  world = await aFund()
  ineke = await enter(world, 'ineke')
})
beforeEach(async () => {
  proposal = await begun(world, ineke)
})

const finish = (done: boolean, version: number) =>
  finishSection(ineke, proposal, 'verandering', { operation: operation(), version, done }, soon)

async function fillIn() {
  for (const [question, fields] of Object.entries(typedProposal().verandering!)) {
    await yes(typePage(ineke, proposal, ['verandering', question], fields, soon))
  }
  return (await savedSections(db(), proposal)).verandering.version
}

describe('calling a section ready', () => {
  test('makes it done, and it stays so until an answer is missing', async () => {
    const version = await fillIn()
    await yes(finish(true, version))
    const { verandering } = await savedSections(db(), proposal)
    expect(sectionState(formOf('full'), 'verandering', verandering.answers, verandering.done)).toBe('done')
    await yes(finish(false, verandering.version))
    expect((await savedSections(db(), proposal)).verandering.done).toBe(false)
  })

  test('is refused while an answer is missing, with the questions', async () => {
    await yes(typePage(ineke, proposal, ['verandering', 'whatIsNew'], { whatIsNew: 'Alles' }, soon))
    const missing = ['acrossDomains', 'regular', 'experiment'].map((question) => ({
      section: 'verandering',
      question,
    }))
    expect(await finish(true, 1)).toEqual(
      refused('sections-not-done', { sections: ['verandering'], missing }),
    )
    expect((await savedSections(db(), proposal)).verandering.done).toBe(false)
  })

  test('is refused when the section changed since it was on the page', async () => {
    const version = await fillIn()
    expect(await finish(true, version - 1)).toMatchObject({
      reason: { code: 'changed-by-yourself' },
    })
  })

  test('of money is refused while costs and money differ, with both', async () => {
    const typed = { ...typedProposal().money!, amountAsked: { amountAsked: '3.000' } }
    for (const [question, fields] of Object.entries(typed))
      await yes(typePage(ineke, proposal, ['money', question], fields, soon))
    const { version } = (await savedSections(db(), proposal)).money
    const ready = (at: number) =>
      finishSection(ineke, proposal, 'money', { operation: operation(), version: at, done: true }, soon)
    expect(await ready(version)).toMatchObject({ ok: false, reason: { code: 'budget-unbalanced' } })
    await yes(typePage(ineke, proposal, ['money', 'amountAsked'], typedProposal().money!.amountAsked!, soon))
    expect(await ready((await savedSections(db(), proposal)).money.version)).toMatchObject({ ok: true })
  })

  test('of somebody else is not found', async () => {
    const fatma = await enter(world, 'fatma')
    const form = { operation: operation(), version: 0, done: false }
    expect(await finishSection(fatma, proposal, 'verandering', form, soon)).toEqual(refused('not-found'))
  })
})

test('coming back to it later can be said of an empty section too', async () => {
  await yes(finish(false, 0))
  const { verandering } = await savedSections(db(), proposal)
  expect(sectionState(formOf('full'), 'verandering', verandering.answers, verandering.done)).toBe(
    'not-started',
  )
})
