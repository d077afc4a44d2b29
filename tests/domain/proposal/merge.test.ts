import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeAnswers } from '#app/domain/proposal/merge.ts'
import { allowed, refused } from '#app/domain/verdict.ts'

const merge = (seen: object, current: object, typed: object, fields = ['a', 'b']) =>
  mergeAnswers({ fields, seen: { ...seen }, current: { ...current }, typed: { ...typed } })

describe('putting a page into its section', () => {
  test('replaces the fields of the page and keeps those of other pages', () => {
    expect(merge({ a: 1 }, { a: 1, z: 9 }, { a: 2 })).toEqual(
      allowed({ answers: { z: 9, a: 2 }, changed: true }),
    )
  })

  test('takes away an answer that was left open', () => {
    expect(merge({ a: 1 }, { a: 1, b: 2 }, { b: 2 })).toEqual(allowed({ answers: { b: 2 }, changed: true }))
  })

  test('is refused when somebody changed the same field to something else', () => {
    expect(merge({ a: 1 }, { a: 2 }, { a: 3 })).toEqual(refused('changed-by-other', { fields: ['a'] }))
  })

  test('is not refused when both typed the same, or when only another page changed', () => {
    expect(merge({ a: 1 }, { a: 2 }, { a: 2 }).ok).toBe(true)
    expect(merge({ a: 1 }, { a: 1, z: 8 }, { a: 5 })).toEqual(
      allowed({ answers: { z: 8, a: 5 }, changed: true }),
    )
  })

  test('tells an empty answer from an open one, and rows by their content', () => {
    expect(merge({}, { a: null }, { a: 'x' })).toEqual(refused('changed-by-other', { fields: ['a'] }))
    expect(merge({}, { a: [{ id: '1', n: 1 }] }, { a: [{ n: 1, id: '1' }] })).toMatchObject({
      ok: true,
      changed: false,
    })
    expect(merge({}, { a: [{ id: '1' }, { id: '2' }] }, { a: [{ id: '2' }, { id: '1' }] }).ok).toBe(false)
  })

  test('whoever saw what stands there is never refused, and gets exactly what was typed', () => {
    const answers = fc.dictionary(
      fc.constantFrom('a', 'b', 'c'),
      fc.oneof(fc.integer(), fc.constant(null), fc.array(fc.nat(3))),
    )
    fc.assert(
      fc.property(answers, answers, (current, typed) => {
        const page = Object.fromEntries(Object.entries(typed).filter(([key]) => key !== 'c'))
        const merged = merge(current, current, page)
        const rest = 'c' in current ? { c: current.c } : {}
        expect(merged).toMatchObject({ ok: true })
        expect(merged.ok && merged.answers).toEqual({ ...rest, ...page })
      }),
    )
  })

  test('never loses a change of another: either it stays, or the writer is told', () => {
    const value = fc.oneof(fc.constant(undefined), fc.nat(2))
    fc.assert(
      fc.property(value, value, value, (seen, current, typed) => {
        const merged = merge({ a: seen }, { a: current }, { a: typed }, ['a'])
        const overwritten = merged.ok && seen !== current && current !== typed
        expect(overwritten).toBe(false)
      }),
    )
  })
})
