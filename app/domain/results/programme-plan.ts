import { z } from 'zod'
import type { HarvestPlan } from './annual-report-facts.ts'

const planSchema = z.object({ label: z.string().min(1), plan: z.string().min(1), execution: z.string() })

/** What the programme's own description says it worked on, planned and did in its year. */
export const programmePlansSchema = z.object({
  principles_5v: z.array(z.object({ name: z.string().min(1), text: z.string().min(1) })),
  pillars: z.array(z.object({ key: z.string(), plans: z.array(planSchema) })),
})
export type ProgrammePlans = z.infer<typeof programmePlansSchema>

/**
 * The plans of a year in the order of the programme: what it worked on, each plan of a pillar with what came of it, and
 * the breakthroughs that it names for that year.
 */
export function planYearOf(programme: ProgrammePlans, year: number): HarvestPlan[] {
  const focus = programme.principles_5v.map(({ name, text }): HarvestPlan => {
    return { kind: 'focus', pillar: null, label: name, plan: '', execution: text }
  })
  const plans = programme.pillars.flatMap(({ key, plans }) =>
    plans.map(({ label, plan, execution }): HarvestPlan => {
      return { kind: 'plan', pillar: key, label, plan, execution }
    }),
  )
  const named = focus.flatMap(({ execution }) => breakthroughsIn(execution, year))
  const breakthroughs = named.map((label): HarvestPlan => {
    return { kind: 'breakthrough', pillar: null, label, plan: '', execution: '' }
  })
  return [...focus, ...plans, ...breakthroughs]
}

/** `Doorbraken in 2024: a, b en c.` names three. */
function breakthroughsIn(text: string, year: number): string[] {
  const named = new RegExp(`Doorbraken in ${year}: ([^.]+)\\.`).exec(text)?.[1]
  return named ? named.split(/, | en /).map((one) => one.charAt(0).toUpperCase() + one.slice(1)) : []
}
