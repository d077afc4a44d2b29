import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf } from '#app/domain/calendar.ts'
import {
  canAnswerPartner,
  canAskPartner,
  lastAsked,
  partnerKindOf,
  partnersToAsk,
} from '#app/domain/partner.ts'

const word = fc.constantFrom('Dbieb', 'School', ' school ', 'geeft les', 'Geeft plek')
const named = fc.record({
  name: word,
  task: word,
  email: fc.constantFrom(null, 'a@example.org', ' A@example.org ', 'b@example.org'),
})

describe('whom a proposal makes us ask', () => {
  test('everybody with an address once about a task, and nobody twice', () => {
    fc.assert(
      fc.property(fc.array(named), fc.array(named), (now, before) => {
        const first = partnersToAsk(before, [])
        const next = partnersToAsk(now, first)
        const all = [...first, ...next].map(({ email, task }) => `${email} ${task}`)
        expect(new Set(all).size).toBe(all.length)
        const wished = [...before, ...now].filter(({ email }) => email !== null)
        expect(all.length).toBe(
          new Set(wished.map(({ email, task }) => `${email?.trim().toLowerCase()} ${task.trim()}`)).size,
        )
      }),
    )
  })

  test('a task that changed is asked about anew', () => {
    const partner = { name: 'Dbieb', task: 'Geeft een tafel', email: 'dbieb@example.org' }
    expect(partnersToAsk([partner], [partner])).toEqual([])
    expect(partnersToAsk([{ ...partner, task: 'Geeft een zaal' }], [partner])).toHaveLength(1)
  })
})

test('a question stands until the decision, or until the end of its year', () => {
  expect(canAnswerPartner({ open: true }, 2026).ok).toBe(true)
  expect(canAnswerPartner({ open: false }, 2026)).toMatchObject({
    reason: { code: 'partner-question-closed' },
  })
  expect(canAnswerPartner({ year: 2026 }, 2026).ok).toBe(true)
  expect(canAnswerPartner({ year: 2026 }, 2027).ok).toBe(false)
})

test('the words of the programme for a kind of partner', () => {
  expect(['Bewoners', 'cultuur en basisvaardigheden', 'zorg', 'uitvoering'].map(partnerKindOf)).toEqual([
    'residents',
    'culture',
    'welfare',
    'other',
  ])
})

describe('asking one partner alone', () => {
  const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })

  test('never twice on one day, and never who answered or has no address', () => {
    fc.assert(
      fc.property(
        moment,
        fc.option(moment),
        fc.constantFrom(null, 'yes' as const, 'no' as const),
        moment,
        (askedAt, remindedAt, answer, now) => {
          const asked = { askedAt, remindedAt, answer }
          const verdict = canAskPartner({ email: 'a@example.org', asked }, dayOf(now))
          expect(verdict.ok).toBe(answer === null && dayOf(lastAsked(asked)) < dayOf(now))
          expect(canAskPartner({ email: null, asked }, dayOf(now)).ok).toBe(false)
        },
      ),
    )
    expect(canAskPartner({ email: 'a@example.org', asked: null }, '2026-03-10').ok).toBe(true)
  })
})
