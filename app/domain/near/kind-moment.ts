import { addDays, type IsoDate } from '../calendar.ts'
import { callOn } from './rhythm.ts'

/** Days in which nothing kind is mailed about how it goes, before something that an initiative is asked for anyway. */
const fortnight = 14

/**
 * What is known of a running grant: when it was last heard and how often it should be, its milestones of which nothing was
 * sent yet (`told`: a mail about this day went before), and the days of its other deadlines.
 */
export type KindFacts = {
  heardOn: IsoDate
  rhythm: number
  milestones: readonly { id: string; due: IsoDate; told: boolean }[]
  dues: readonly IsoDate[]
}

/** By what a mail about a milestone and its day is known as sent. */
export function milestoneKind(milestone: string, due: IsoDate): string {
  return `milestone-near:${milestone}:${due}`
}

/** A moment at which a kind word helps: a milestone that comes near, or a silence that is about to last too long. */
export type KindMoment =
  | { kind: 'milestone'; milestone: string; due: IsoDate }
  | { kind: 'in-touch'; heardOn: IsoDate }

/**
 * The one moment of today at which an initiative gets a kind mail, `days` ahead of it; null for none, and always when `days`
 * is 0. A milestone comes first. Nobody is asked how it goes when a milestone or another deadline lies within a fortnight,
 * when they were heard within these days, or once the day to call them has come: then a person calls.
 */
export function kindMoment(facts: KindFacts, today: IsoDate, days: number): KindMoment | null {
  if (days === 0) return null
  const until = addDays(today, days)
  const near = facts.milestones
    .filter(({ due, told }) => !told && today < due && due <= until)
    .toSorted((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0))
  const [first] = near
  if (first) return { kind: 'milestone', milestone: first.id, due: first.due }
  const call = callOn(facts.heardOn, facts.rhythm)
  const isSoon = today < call && addDays(call, -days) <= today && addDays(facts.heardOn, days) < today
  const soonDue = [...facts.dues, ...facts.milestones.map(({ due }) => due)].some(
    (due) => today <= due && due <= addDays(today, fortnight),
  )
  return isSoon && !soonDue ? { kind: 'in-touch', heardOn: facts.heardOn } : null
}
