import { z } from 'zod'
import type { ConflictWords } from '#app/components/panel/conflict-form.tsx'
import { conflictGrades, conflictGrounds } from '#app/domain/panel/conflict.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { reviewError, rubricWords } from '#app/i18n/rubric-words.server.ts'

/** What is posted about knowing the applicant: near means saying from where. */
export const ConflictPost = z
  .strictObject({
    operation: z.uuid(),
    grade: z.enum(conflictGrades, { error: 'empty' }),
    grounds: z
      .union([z.array(z.enum(conflictGrounds)), z.enum(conflictGrounds).transform((one) => [one])], {
        error: 'groundEmpty',
      })
      .optional()
      .default([]),
    note: z.string().trim().max(600, { error: 'noteTooLong' }).optional(),
  })
  .superRefine(({ grade, grounds }, ctx) => {
    if (grade !== 'none' && grounds.length === 0)
      ctx.addIssue({ code: 'custom', path: ['grounds'], message: 'groundEmpty' })
  })

/** The words of the question, in the language of the reader. */
export function conflictWords(): ConflictWords & {
  intro: string
  why: string
  errors: Record<'empty' | 'groundEmpty', string>
} {
  const language = currentLocale()
  const { question, intro, why, grades, grounds } = rubricWords(language).conflict
  return {
    question,
    intro,
    why,
    grades: conflictGrades.map((value) => ({
      value,
      label: grades[value].declare,
      hint: grades[value].then,
    })),
    groundsLabel: grounds.label,
    grounds: grounds.options.map(({ value, label }) => ({ value, label })),
    note: grounds.note,
    errors: {
      empty: reviewError('conflict', 'empty', language),
      groundEmpty: reviewError('conflict', 'groundEmpty', language),
    },
  }
}

/** The same question for a member who was not asked to read it: what follows is that they may be. */
export function freeConflictWords(): ReturnType<typeof conflictWords> {
  const words = conflictWords()
  const then: Record<string, string> = {
    none: m.reviewer_then_none_free(),
    acquainted: m.reviewer_then_acquainted_free(),
  }
  return {
    ...words,
    intro: m.reviewer_conflict_intro_free(),
    grades: words.grades.map((grade) => ({ ...grade, hint: then[grade.value] ?? grade.hint })),
  }
}

/** The same question for staff: what follows from an answer is said for who screens and decides. */
export function staffConflictWords(): ReturnType<typeof conflictWords> {
  const words = conflictWords()
  const then = {
    none: m.manager_panel_then_none(),
    acquainted: m.manager_panel_then_acquainted(),
    close: m.manager_panel_then_close(),
    interest: m.manager_panel_then_interest(),
  }
  return {
    ...words,
    grades: words.grades.map((grade) => ({ ...grade, hint: then[grade.value as keyof typeof then] })),
  }
}
