import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Attestation,
  canAcceptAttestation,
  canAttest,
  canDrawSample,
  canRecordFindings,
  canReturnAttestation,
  confirmedIn,
  countedOf,
  drawnPlaces,
  sampleSize,
} from '#app/domain/grant/attestation.ts'
import type { Verdict } from '#app/domain/verdict.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const codeOf = (verdict: Verdict) => (verdict.ok ? 'ok' : verdict.reason.code)
const count = fc.integer({ min: 1, max: 400 })
const terms = fc.record({
  sampleBp: fc.integer({ min: 0, max: 10_000 }),
  attestor: fc.constantFrom('initiative' as const, 'fund' as const),
})
const sampleOf = (confirmed: readonly (boolean | null)[]) =>
  confirmed.map((one, at) => ({ place: at + 1, confirmed: one }))
const attested = (change: Partial<Attestation> = {}): Attestation => ({
  count: 20,
  state: 'sent',
  sample: [],
  ...change,
})

describe('a sample', () => {
  test('is the agreed share, one at least and never more than there is', () => {
    fc.assert(
      fc.property(count, terms, (n, agreed) => {
        const size = sampleSize(n, agreed)
        expect(size).toBeLessThanOrEqual(n)
        expect(size * 10_000).toBeGreaterThanOrEqual(n * agreed.sampleBp)
        expect((size - 1) * 10_000).toBeLessThan(Math.max(n * agreed.sampleBp, 10_000))
        expect(size > 0).toBe(agreed.sampleBp > 0 || agreed.attestor === 'fund')
      }),
    )
    expect(sampleSize(30, { sampleBp: 1_000, attestor: 'initiative' })).toBe(3)
    expect(sampleSize(31, { sampleBp: 1_000, attestor: 'initiative' })).toBe(4)
    expect(sampleSize(0, { sampleBp: 10_000, attestor: 'fund' })).toBe(0)
    expect(sampleSize(40, { sampleBp: 10_000, attestor: 'residents' })).toBe(0)
  })

  test('follows from its seed, holds each place once, and is inside the list', () => {
    fc.assert(
      fc.property(count, fc.nat(), fc.string(), (n, some, seed) => {
        const size = (some % n) + 1
        const places = drawnPlaces(n, size, seed, hash)
        expect(places).toEqual(drawnPlaces(n, size, seed, hash))
        expect(new Set(places).size).toBe(size)
        expect(places).toEqual(places.toSorted((one, other) => one - other))
        expect(places.every((place) => place >= 1 && place <= n)).toBe(true)
        const more = drawnPlaces(n, Math.min(n, size + 1), seed, hash)
        expect(places.every((place) => more.includes(place))).toBe(true)
      }),
    )
    expect(drawnPlaces(200, 10, 'a', hash)).not.toEqual(drawnPlaces(200, 10, 'b', hash))
  })

  test('draws every place about as often', () => {
    const times = new Map<number, number>()
    for (let seed = 0; seed < 1_000; seed++)
      for (const place of drawnPlaces(10, 2, String(seed), hash))
        times.set(place, (times.get(place) ?? 0) + 1)
    expect(times.size).toBe(10)
    for (const often of times.values()) expect(Math.abs(often - 200)).toBeLessThan(75)
  })
})

describe('what counts', () => {
  test('is the whole corrected by the share that was confirmed: whole, monotone, never more than was said', () => {
    fc.assert(
      fc.property(count, fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (n, found) => {
        const sample = sampleOf(found)
        const counted = countedOf({ count: n, state: 'accepted', sample })
        expect(Number.isInteger(counted)).toBe(true)
        expect(counted).toBeLessThanOrEqual(n)
        expect(counted * sample.length).toBeLessThanOrEqual(n * confirmedIn(sample))
        expect((counted + 1) * sample.length).toBeGreaterThan(n * confirmedIn(sample))
        const better = sampleOf(found.map((one, at) => one || at === 0))
        expect(countedOf({ count: n, state: 'accepted', sample: better })).toBeGreaterThanOrEqual(counted)
        expect(countedOf({ count: n + 1, state: 'accepted', sample })).toBeGreaterThanOrEqual(counted)
      }),
    )
  })

  test('is all of it when all was confirmed, nothing when nothing was, and nothing before it was accepted', () => {
    expect(countedOf(attested({ state: 'accepted' }))).toBe(20)
    expect(countedOf(attested({ state: 'accepted', sample: sampleOf([true, true]) }))).toBe(20)
    expect(countedOf(attested({ state: 'accepted', sample: sampleOf([false, false]) }))).toBe(0)
    expect(countedOf(attested({ state: 'accepted', sample: sampleOf([true, true, false]) }))).toBe(13)
    expect(countedOf(attested({ sample: sampleOf([true]) }))).toBe(0)
    expect(countedOf(attested({ state: 'returned' }))).toBe(0)
  })
})

describe('attesting and judging', () => {
  const form = { count: 12, text: 'Twaalf koppels', file: null }

  test('says a whole number with what shows it, one at a time, and not for residents', () => {
    const by = { attestor: 'initiative', open: false } as const
    expect(codeOf(canAttest(form, by))).toBe('ok')
    for (const wrong of [0, -1, 1.5, 10_001, Number.NaN])
      expect(canAttest({ ...form, count: wrong }, by)).toMatchObject({
        reason: { code: 'attested-wrong', most: 10_000 },
      })
    expect(codeOf(canAttest({ ...form, text: null }, by))).toBe('evidence-empty')
    expect(codeOf(canAttest({ ...form, text: null }, { ...by, attestor: 'fund' }))).toBe('ok')
    expect(codeOf(canAttest(form, { ...by, open: true }))).toBe('attestation-open')
    expect(codeOf(canAttest(form, { ...by, attestor: 'residents' }))).toBe('residents-attest')
  })

  test('draws once, and only when there is something to draw', () => {
    const agreed = { sampleBp: 1_000, attestor: 'initiative' } as const
    expect(canDrawSample(attested(), agreed)).toMatchObject({ ok: true, size: 2 })
    expect(codeOf(canDrawSample(attested(), { ...agreed, sampleBp: 0 }))).toBe('sample-not-needed')
    expect(codeOf(canDrawSample(attested({ sample: sampleOf([null]) }), agreed))).toBe('sample-drawn')
    expect(codeOf(canDrawSample(attested({ state: 'accepted' }), agreed))).toBe('attestation-judged')
  })

  test('records what was drawn, with a reason for what is not there', () => {
    const waiting = attested({ sample: sampleOf([null, null]) })
    const found = (confirmed: boolean, reason: string | null, place = 1) => [{ place, confirmed, reason }]
    expect(codeOf(canRecordFindings(waiting, found(true, null)))).toBe('ok')
    expect(codeOf(canRecordFindings(waiting, found(false, 'Verhuisd')))).toBe('ok')
    expect(canRecordFindings(waiting, found(false, null, 2))).toMatchObject({
      reason: { code: 'sample-reason-needed', place: 2 },
    })
    expect(codeOf(canRecordFindings(waiting, found(true, null, 3)))).toBe('not-found')
    expect(codeOf(canRecordFindings({ ...waiting, state: 'accepted' }, found(true, null)))).toBe(
      'attestation-judged',
    )
  })

  test('accepts once everything drawn was looked at, and gives back with a question', () => {
    const agreed = { sampleBp: 1_000, attestor: 'initiative' } as const
    expect(codeOf(canAcceptAttestation(attested(), agreed))).toBe('sample-needed')
    expect(canAcceptAttestation(attested({ sample: sampleOf([true, null]) }), agreed)).toMatchObject({
      reason: { code: 'sample-unfinished', left: 1 },
    })
    expect(canAcceptAttestation(attested({ sample: sampleOf([true, false]) }), agreed)).toMatchObject({
      ok: true,
      counted: 10,
    })
    expect(canAcceptAttestation(attested(), { ...agreed, sampleBp: 0 })).toMatchObject({
      ok: true,
      counted: 20,
    })
    expect(codeOf(canAcceptAttestation(attested({ state: 'returned' }), agreed))).toBe('attestation-judged')
    expect(codeOf(canReturnAttestation(attested(), ' '))).toBe('question-empty')
    expect(codeOf(canReturnAttestation(attested(), 'Waar is de lijst?'))).toBe('ok')
    expect(codeOf(canReturnAttestation(attested({ state: 'accepted' }), 'Waarom?'))).toBe(
      'attestation-judged',
    )
  })
})
