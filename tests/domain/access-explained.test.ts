import { expect, test } from 'vitest'
import { accessRules, can, explainedRules, type Role, roles } from '#app/domain/access.ts'

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
