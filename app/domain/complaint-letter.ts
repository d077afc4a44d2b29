import { z } from 'zod'
import { complaintKinds, complaintOutcomes, complaintSubjects, corrections } from './complaint.ts'
import { letterBaseSchema } from './panel/letter.ts'

const day = z.iso.date()

/** What the letter of the answer to a complaint or an objection says, frozen when it is given. */
export const complaintFactsSchema = letterBaseSchema.extend({
  kind: z.enum(complaintKinds),
  about: z.enum(complaintSubjects),
  receivedOn: day,
  words: z.string(),
  heard: z.object({ on: day, report: z.string() }).nullable(),
  unheardReason: z.string().nullable(),
  outcome: z.enum(complaintOutcomes),
  reasons: z.string(),
  committee: z
    .object({ name: z.string(), on: day, advice: z.object({ on: day, text: z.string() }).nullable() })
    .nullable(),
  followsAdvice: z.boolean().nullable(),
  departureReason: z.string().nullable(),
  correction: z.enum(corrections),
})
export type ComplaintFacts = z.output<typeof complaintFactsSchema>

/** What a case is called in its letter: as the proposal that it is about, or by the end of its own key. */
export function caseReference({
  id,
  proposal,
}: {
  id: string
  proposal: { reference: string } | null
}): string {
  return proposal?.reference || `Z-${id.slice(-8).toUpperCase()}`
}

/** What the letter must name and the fund has not set: the court of who does not agree with an objection (Awb 3:45). */
export function missingInAnswer({ kind, fund }: Pick<ComplaintFacts, 'kind' | 'fund'>): string[] {
  return kind === 'objection' && !fund.court ? ['court'] : []
}
