import type { Unknown } from '#app/domain/panel/statistic.ts'
import { m } from '#app/i18n/paraglide/messages.js'

const words: Record<Unknown, () => string> = {
  'no-variance': m.reviewer_unknown_no_variance,
  'no-differences': m.reviewer_unknown_no_differences,
  'too-few-reviews': m.reviewer_unknown_too_few_reviews,
  'too-few-proposals': m.reviewer_unknown_too_few_proposals,
  'one-proposal': m.reviewer_unknown_one_proposal,
  'reader-with-few': m.reviewer_unknown_reader_with_few,
  'not-connected': m.reviewer_unknown_not_connected,
}

/** Why there is no number, in a sentence. */
export function unknownWords(reason: Unknown): string {
  return words[reason]()
}
