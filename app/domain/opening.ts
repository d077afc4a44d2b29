/**
 * What somebody of the fund opens that others wrote or that names them: the whole text, its PDF, a draft that help was asked
 * for, a file; a signed agreement, a change of it, a letter, and a payment in a file for the bank.
 */
export const openedThings = [
  ...(['proposal', 'document', 'draft', 'file'] as const),
  ...(['agreement', 'change', 'letter', 'payment'] as const),
] as const
export type OpenedThing = (typeof openedThings)[number]

/** From where it was opened: the office, or the panel, whose names applicants do not hear. */
export const openingSides = ['office', 'panel'] as const
export type OpeningSide = (typeof openingSides)[number]

/** What was opened: `row` is the file, the version, the change, the letter or the payment, or the proposal itself. */
export type Opened = { what: OpenedThing; row: string; proposal: string; side: OpeningSide }

/** The whole text of a proposal, on a page. */
export function wholeText(proposal: string, side: OpeningSide): Opened {
  return { what: 'proposal', row: proposal, proposal, side }
}
