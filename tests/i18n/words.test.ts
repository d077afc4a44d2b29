import { describe, expect, test } from 'vitest'
import { roles } from '#app/domain/access.ts'
import { termsVersionStates } from '#app/domain/grant/agreement.ts'
import { confirmingRoles } from '#app/domain/grant/condition.ts'
import { grantStates } from '#app/domain/grant/grant.ts'
import { milestoneStates } from '#app/domain/grant/milestone.ts'
import { trancheStates } from '#app/domain/grant/tranche.ts'
import { batchStages } from '#app/domain/panel/batch.ts'
import { conflictGrades, conflictGrounds } from '#app/domain/panel/conflict.ts'
import { anchored, criteria } from '#app/domain/panel/rubric.ts'
import { advices, reviewStates } from '#app/domain/panel/score.ts'
import { sectionStates } from '#app/domain/proposal/sections.ts'
import { proposalMoves, proposalStates } from '#app/domain/proposal/state.ts'
import { reportParts, reportStates } from '#app/domain/results/report.ts'
import { roundStates } from '#app/domain/round.ts'
import { statesContent } from '#app/i18n/content.server.ts'
import { languages } from '#app/i18n/languages.ts'
import { closedPageWords, criterionWords, reviewError, rubricWords } from '#app/i18n/rubric-words.server.ts'
import { moveWord, roleWord, stateWord } from '#app/i18n/words.server.ts'

const machines = {
  proposal: proposalStates,
  batch: batchStages,
  review: reviewStates,
  termsVersion: termsVersionStates,
  grant: grantStates,
  milestone: milestoneStates,
  tranche: trancheStates,
  report: reportStates,
  round: roundStates,
  section: sectionStates,
}

describe.each(languages)('words for codes in %s', (language) => {
  test.each(Object.entries(machines))(
    'every state of %s has a name for staff and for the applicant',
    (machine, states) => {
      for (const state of states) {
        expect(stateWord(machine, state, 'staff', language), state).toBeTruthy()
        expect(stateWord(machine, state, 'applicant', language), state).toBeTruthy()
      }
    },
  )

  test('every move of a proposal has the words of its button', () => {
    for (const move of new Set(Object.values(proposalMoves).flatMap((moves) => Object.keys(moves)))) {
      expect(moveWord('proposal', move, language), move).toBeTruthy()
    }
  })

  test('every role and every part of a report has a name', () => {
    for (const role of [...roles, ...confirmingRoles]) expect(roleWord(role, language), role).toBeTruthy()
    for (const part of reportParts) expect(statesContent.parts[part]?.[language], part).toBeTruthy()
  })

  test('the panel has all it reads', () => {
    const words = rubricWords(language)
    expect(words.criteria.map(({ key }) => key)).toEqual([...criteria])
    for (const criterion of criteria) {
      const { levels } = criterionWords(criterion, language)
      for (const level of anchored) expect(levels[level].anchor, `${criterion} ${level}`).toBeTruthy()
    }
    for (const grade of conflictGrades) expect(words.conflict.grades[grade].declare).toBeTruthy()
    const values = (list: readonly { value: string }[]) => list.map(({ value }) => value)
    expect(values(words.conflict.grounds.options)).toEqual(expect.arrayContaining([...conflictGrounds]))
    expect(values(words.advice.options)).toEqual([...advices])
  })
})

test('a code nobody knows has no word, whatever every object inherits', () => {
  for (const code of ['no-such', 'constructor', '__proto__', 'toString']) {
    expect(stateWord('proposal', code, 'staff', 'nl')).toBeNull()
    expect(stateWord(code, 'draft', 'staff', 'nl')).toBeNull()
    expect(moveWord('proposal', code, 'nl')).toBeNull()
    expect(roleWord(code, 'nl')).toBeNull()
  }
})

test('errors and the closed page of the panel take their values', () => {
  expect(reviewError('scoring', 'reasonEmpty', 'nl', { score: 5 })).toBe(
    'Schrijf in één zin waarom u een 5 geeft.',
  )
  expect(reviewError('conflict', 'groundEmpty', 'en')).toBe('Choose how you know them.')
  const closed = closedPageWords(
    { date: new Date('2026-03-31T21:59:00Z'), grade: 'close' },
    { name: 'Sanne', phone: '058 123 45 67' },
    'nl',
  )
  expect(closed.text).toBe(
    'U vertelde op 31 maart 2026: “Ik ken ze goed”. Daarom blijft deze aanvraag voor u dicht.',
  )
  expect(closed.way).toBe('Klopt dat niet? Bel Sanne: 058 123 45 67.')
})
