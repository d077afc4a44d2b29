import { z } from 'zod'
import { type IsoDate, isIsoDate } from '../calendar.ts'

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

/** A report as far as milestones are concerned: those it says are ready, and those ticked when it was accepted. */
export type ReportOnMilestones = {
  state: 'sent' | 'returned' | 'accepted'
  milestones: readonly string[]
}

/**
 * Where a milestone is: accepted once an accepted report has it ticked; until then the newest report that names it
 * tells. `reports` come oldest first; drafts are left out.
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
