import { z } from 'zod'
import { reviewOutcomes } from '#app/domain/grant/review.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { cleanText } from '#app/domain/proposal/typing.ts'
import { maybeDay, maybeWords, words } from './course-form.server.ts'

const ticked = z
  .literal('on')
  .optional()
  .transform((on) => on === 'on')
/** Of a pillar or a neighbourhood. */
const key = z.string().regex(/^[\w-]{1,60}$/)
const oneSentence = z
  .string({ error: 'empty' })
  .transform(cleanText)
  .pipe(z.string().min(1, { error: 'empty' }).max(120, { error: 'tooLong' }))

/** What somebody posts to write what they saw, what should follow, and what they learned. */
export const ReviewPost = z
  .strictObject({
    operation: z.uuid(),
    seen: z.uuid().optional(),
    outcome: z.enum(reviewOutcomes, { error: 'empty' }),
    saw: words,
    why: words,
    lessonTitle: oneSentence,
    lessonText: words,
    criterion: z.enum(['', ...criteria]).optional(),
    pillars: z.array(key).default([]),
    neighbourhoods: z.array(key).default([]),
    nextQuestion: maybeWords,
    nextReviewOn: maybeDay,
    share: ticked,
  })
  .transform(({ seen, lessonTitle, lessonText, criterion, nextQuestion, nextReviewOn, ...form }) => ({
    ...form,
    seen: seen ?? null,
    lesson: { title: lessonTitle, text: lessonText },
    criterion: criterion || null,
    next: { question: nextQuestion, reviewOn: nextReviewOn },
  }))

/** What somebody posts to agree with what the other side wrote. */
export const AgreePost = z.strictObject({ operation: z.uuid(), seen: z.uuid(), share: ticked })

/** What the manager posts to close it alone. */
export const ConcludePost = z.strictObject({ operation: z.uuid(), seen: z.uuid(), reason: words })
