import fc from 'fast-check'
import { expect, test } from 'vitest'
import { viewPages, viewSearch } from '#app/domain/saved-view.ts'

test('a kept setting says again what it was kept from, and nothing that the list does not know', () => {
  const names = [
    'sort',
    'who',
    'place',
    'before',
    'q',
    'kind',
    'state',
    'show',
    'by',
    'after',
    'operation',
    'x',
  ]
  const params = fc.dictionary(fc.constantFrom(...names), fc.string())
  fc.assert(
    fc.property(fc.constantFrom(...viewPages), params, (page, said) => {
      const search = viewSearch(page, new URLSearchParams(said))
      expect(viewSearch(page, new URLSearchParams(search))).toBe(search)
      const kept = new URLSearchParams(search)
      for (const name of ['after', 'operation', 'x']) expect(kept.has(name)).toBe(false)
    }),
  )
})

test('keeps each setting of the desk, in one order', () => {
  const typed = new URLSearchParams('before=1-5-2026&who=&sort=steps&lies=hand')
  expect(viewSearch('desk', typed)).toBe('sort=steps&before=1-5-2026')
})
