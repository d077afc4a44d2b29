import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { saveAnswers } from '#app/commands/save-answers.server.ts'
import type { Person } from '#app/domain/access.ts'
import { isChangedSince } from '#app/domain/changed-since.ts'
import { formOf, questionNamed } from '#app/domain/proposal/sections.ts'
import { db } from '#db/client.server.ts'
import { answersAt, savedSections } from '#db/queries/proposals.server.ts'
import { useDatabase } from '#tests/database.ts'
import { begun } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, type World } from '#tests/world/base.ts'
import { joined } from '#tests/world/together.ts'

useDatabase()

let world: World
type Writer = Person & { email: string }
let writers: readonly [Writer, Writer]

beforeAll(async () => {
  world = await aFund()
  writers = [await enter(world, 'ineke'), await enter(world, 'fatma')]
})

const pages = ['plan', 'summary', 'additionality'] as const
type Page = (typeof pages)[number]
const fieldOf = { plan: 'plan', summary: 'summary', additionality: 'whyNotRegular' } as const

/**
 * What one of two people does on a page of one section: reload it, type and save on what they saw, send the same form
 * twice, or save after the session expired, which keeps the form and posts it again once they signed in.
 */
type Act = { who: 0 | 1; page: Page; does: 'reload' | 'save' | 'twice' | 'expired'; text: string }
const act: fc.Arbitrary<Act> = fc.record({
  who: fc.constantFrom(0 as const, 1 as const),
  page: fc.constantFrom(...pages),
  does: fc.constantFrom('reload', 'save', 'save', 'twice', 'expired'),
  text: fc.stringMatching(/^[a-z]{1,8}$/),
})

describe('two people in one section', () => {
  test('whatever they do, no accepted save is lost, and nothing that was refused is kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), async (acts) => {
        const proposal = await begun(world, writers[0])
        await joined(writers[0], proposal, writers[1])
        const seen = [0, 0]
        const kept: { page: Page; text: string; version: number }[] = []
        const standing = new Map<Page, string>()
        let minute = 1
        for (const { who, page, does, text } of acts) {
          const now = later({ minutes: ++minute })
          if (does === 'reload') {
            seen[who] = (await savedSections(db(), proposal)).voornemen.version
            continue
          }
          const form = {
            operation: operation(),
            version: seen[who] ?? 0,
            answers: { [fieldOf[page]]: text },
          }
          const save = () =>
            saveAnswers(writers[who] as Person, proposal, { section: 'voornemen', question: page }, form, now)
          const verdict = await save()
          if (does !== 'save') expect(await save()).toEqual(verdict)
          if (!verdict.ok) {
            expect(isChangedSince(verdict.reason)).toBe(true)
            expect(standing.get(page)).not.toBe(text)
            continue
          }
          seen[who] = verdict.version
          standing.set(page, text)
          kept.push({ page, text, version: verdict.version })
        }
        const now = (await savedSections(db(), proposal)).voornemen.answers
        for (const page of pages) expect(now[fieldOf[page]]).toBe(standing.get(page))
        for (const { page, text, version } of kept) {
          const then = await answersAt(db(), proposal, 'voornemen', version)
          expect(then[fieldOf[page]]).toBe(text)
        }
      }),
      { numRuns: 25 },
    )
  })

  test('the pages of the property are pages of one section', () => {
    for (const page of pages) expect(questionNamed(formOf('full'), 'voornemen', page)).not.toBe(null)
  })
})
