import { describe, expect, test } from 'vitest'
import type { FrozenDocument } from '#app/domain/proposal/schema.ts'
import { changesBetween } from '#app/server/applying/changes.server.ts'
import { taalmaatjes } from '#tests/domain/proposal/proposals.ts'

const reader: Parameters<typeof changesBetween>[2] = {
  lists: { neighbourhoods: [], pillars: [], programmeIndicators: [] },
  language: 'nl',
}

function changed(edit: (document: typeof taalmaatjes) => void) {
  const after = structuredClone(taalmaatjes)
  edit(after)
  return changesBetween(taalmaatjes as FrozenDocument, after as FrozenDocument, reader)
}

describe('what changed between two sendings', () => {
  test('a row that moved says so, and its texts are not taken apart', () => {
    const [answer, ...others] = changed(({ money }) => {
      money.budgetLines = [...money.budgetLines.slice(1), ...money.budgetLines.slice(0, 1)]
    })
    expect(others).toEqual([])
    expect(answer?.change).toEqual({
      rows: [
        expect.objectContaining({
          id: taalmaatjes.money.budgetLines[0]?.id,
          what: ['verplaatst'],
          parts: [],
        }),
      ],
    })
  })

  test('an amount is told as a whole, in its own row', () => {
    const [answer] = changed(({ money }) => {
      const [first] = money.budgetLines
      if (first) first.budgetLineAmount = 450_000 as typeof first.budgetLineAmount
    })
    expect(answer?.change).toEqual({
      rows: [
        expect.objectContaining({
          what: ['gewijzigd'],
          parts: [
            expect.objectContaining({
              label: 'Bedrag',
              change: { was: expect.stringContaining('€'), is: '€\u00a04.500' },
            }),
          ],
        }),
      ],
    })
  })

  test('a day is told as a whole, a long text word by word', () => {
    const answers = changed(({ voornemen }) => {
      voornemen.endDate = '2026-12-31' as typeof voornemen.endDate
      voornemen.plan = `${voornemen.plan} Elke week.`
    })
    const changes = answers.map(({ change }) => change)
    expect(changes).toContainEqual({ was: expect.any(String), is: '31 december 2026' })
    expect(changes).toContainEqual({
      pieces: [
        { text: taalmaatjes.voornemen.plan, kind: 'same' },
        { text: ' Elke week.', kind: 'added' },
      ],
    })
  })
})
