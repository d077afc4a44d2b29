import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type InLine, nextInLine } from '#app/domain/panel/waiting.ts'

const today = '2026-06-01'
const place = (proposal: string, more: Partial<InLine> = {}): InLine => ({
  proposal,
  asked: 10_000_00,
  until: '2026-12-01',
  taken: true,
  prepared: null,
  ...more,
})

test('freed money is offered to the first whose place was given and has not passed', () => {
  const list = [
    place('not-yet', { taken: false }),
    place('past', { until: '2026-05-31' }),
    place('next'),
    place('after'),
  ]
  const offer = { proposal: 'next', amount: 10_000_00, asked: 10_000_00, prepared: false }
  expect(nextInLine(list, 50_000_00, today)).toEqual(offer)
  expect(nextInLine(list, 4_000_00, today)).toEqual({ ...offer, amount: 4_000_00 })
  expect(nextInLine(list, 0, today)).toBeNull()
  expect(nextInLine([], 50_000_00, today)).toBeNull()
})

test('what is prepared for others is not offered again; what is prepared for the next one is said', () => {
  const list = [place('next', { prepared: 5_000_00 }), place('after', { prepared: 8_000_00 })]
  expect(nextInLine(list, 10_000_00, today)).toMatchObject({ amount: 2_000_00, prepared: true })
})

test('is never more than was asked, nor than is free', () => {
  const lines = fc.record({
    proposal: fc.uuid(),
    asked: fc.integer({ min: 1, max: 5_000_000 }),
    until: fc.constantFrom('2026-05-31', today, null),
    taken: fc.boolean(),
    prepared: fc.option(fc.integer({ min: 1, max: 5_000_000 })),
  })
  fc.assert(
    fc.property(fc.array(lines), fc.integer({ min: -1_000_000, max: 10_000_000 }), (list, free) => {
      const next = nextInLine(list, free, today)
      if (!next) return
      const others = list.filter(({ proposal }) => proposal !== next.proposal)
      const left = free - others.reduce((sum, { prepared }) => sum + (prepared ?? 0), 0)
      expect(next.amount > 0 && next.amount <= next.asked && next.amount <= left).toBe(true)
    }),
  )
})
