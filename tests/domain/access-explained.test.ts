import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Action,
  accessRules,
  can,
  explainedFor,
  explainedRules,
  type Role,
  relations,
  roles,
} from '#app/domain/access.ts'

const somebody = (held: readonly Role[]) => ({ person: 'p', roles: held })

test('what the page explains is what the table decides, for every action and role', () => {
  const explained = explainedRules()
  expect(explained.map(({ action }) => action)).toEqual(Object.keys(accessRules))
  for (const { action, roles: of, ofPanel, who, relations } of explained) {
    for (const role of roles) {
      const decided = can(somebody([role]), action, ofPanel ? { panel: 'readable' } : {}).ok
      expect([action, role, decided]).toEqual([action, role, who !== null || of.includes(role)])
    }
    for (const relation of ['owner', 'editor', 'reader', 'none'] as const)
      if (relations.length > 0)
        expect(can(somebody([]), action, { relation }).ok).toBe(relations.includes(relation))
  }
})

test('what is told of one person is what the table decides, whatever they hold and wherever they stand', () => {
  const subject = fc.record({
    relation: fc.constantFrom(...relations),
    panel: fc.constantFrom('assigned', 'readable', 'closed', 'none'),
  } as const)
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...roles)), subject, (held, near) => {
      const told = explainedFor(held, near).map(({ action }) => action)
      const decided = (Object.keys(accessRules) as Action[]).filter(
        (action) => can(somebody(held), action, near).ok,
      )
      expect(told).toEqual(decided)
    }),
  )
})
