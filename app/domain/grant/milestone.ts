import { z } from 'zod'
import { type IsoDate, isIsoDate } from '../calendar.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'

export const dateSchema = z.string().refine(isIsoDate)

/** A step that is ready on a day, with the evidence that is enough. Its id lives from the proposal to the archive. */
export const milestoneSchema = z.strictObject({
  id: z.string().min(1),
  number: z.number().int().min(1),
  title: z.string().min(1),
  due: dateSchema,
  evidence: z.string().min(1),
})
export type Milestone = z.infer<typeof milestoneSchema>

/** A moment at which the initiative tells how it goes, and the milestones that its report may show. */
export const reportMomentSchema = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(['interim', 'final']),
  title: z.string().min(1),
  due: dateSchema,
  milestones: z.array(z.string().min(1)),
})
export type ReportMoment = z.infer<typeof reportMomentSchema>

export const milestoneMoves = {
  planned: { report: 'reported' },
  reported: { return: 'returned', accept: 'accepted' },
  returned: { report: 'reported' },
  accepted: {},
} as const
export type MilestoneState = keyof typeof milestoneMoves
export const milestoneStates = Object.keys(milestoneMoves) as [MilestoneState, ...MilestoneState[]]

/**
 * A report, or the evidence for one milestone, as far as milestones are concerned: those it says are ready, and those
 * accepted with it.
 */
export type ReportOnMilestones = {
  state: 'sent' | 'returned' | 'accepted'
  milestones: readonly string[]
}

/**
 * Where a milestone is: accepted once a report or evidence for it was accepted; until then the newest that names it
 * tells. `reports` come oldest first, with the evidence among them; drafts are left out.
 */
export function milestoneState(milestone: string, reports: readonly ReportOnMilestones[]): MilestoneState {
  const naming = reports.filter(({ milestones }) => milestones.includes(milestone))
  if (naming.some(({ state }) => state === 'accepted')) return 'accepted'
  const newest = naming.at(-1)
  if (!newest) return 'planned'
  return newest.state === 'returned' ? 'returned' : 'reported'
}

/** Is the day of a milestone past without its being accepted? */
export function isLate(milestone: { due: IsoDate }, state: MilestoneState, today: IsoDate): boolean {
  return state !== 'accepted' && today > milestone.due
}

/** What an initiative hands in for one milestone: words, a number, a photo or another file; one of them is enough. */
export type Evidence = { text: string | null; number: number | null; file: string | null }

/** The state a milestone comes in by this verb; refuses `not-in-this-state` with the state it is in. */
export function moveMilestone(
  state: MilestoneState,
  verb: 'report' | 'return' | 'accept',
): Verdict<{ state: MilestoneState }> {
  const moves: Partial<Record<typeof verb, MilestoneState>> = milestoneMoves[state]
  const next = moves[verb]
  return next ? allowed({ state: next }) : refused('not-in-this-state', { state, machine: 'milestone' })
}

/** May this be handed in? The milestone waits for it (`not-in-this-state`), and something is in it (`evidence-empty`). */
export function canSendEvidence(state: MilestoneState, { text, number, file }: Evidence): Verdict {
  const move = moveMilestone(state, 'report')
  if (!move.ok) return move
  return text === null && number === null && file === null ? refused('evidence-empty') : allowed()
}
