import { type ComplaintCase, mayHandle } from './complaint.ts'
import { actsFor, type Holding } from './panel/stand-in.ts'

/** The roles whose work an answer can be, in the order in which they are asked. */
export const answeringRoles = ['manager', 'approver'] as const
export type AnsweringRole = (typeof answeringRoles)[number]

/** Somebody with one of those roles today, and how they hold it. */
export type Answerer = { person: string; role: AnsweringRole; held: readonly Holding[] }

/** A complaint as far as it says whose work its answer is. */
type Case = Pick<ComplaintCase, 'involved'> & {
  /** Is it about how somebody of the fund treated who complains? */
  aboutSomebody: boolean
}

/** May this one answer it: not involved, with nothing closed to them, and in the place of another only where that is needed? */
function mayAnswer(
  complaint: Case,
  { person, held }: Answerer,
  isClosed: (person: string) => boolean,
): boolean {
  return mayHandle(complaint, person).ok && !isClosed(person) && actsFor(held, isClosed).ok
}

/**
 * On whose desks the answer to a complaint stands: of the managers who may give it, else of the approvers; the other way
 * round when it is about somebody of the fund. Where nobody may, it stays with everybody of the first role, as its day
 * goes on.
 */
export function answersIt(
  complaint: Case,
  staff: readonly Answerer[],
  isClosed: (person: string) => boolean,
): { role: AnsweringRole; people: string[] } {
  const order = complaint.aboutSomebody ? answeringRoles.toReversed() : [...answeringRoles]
  const first = order[0] as AnsweringRole
  const able = staff.filter((one) => mayAnswer(complaint, one, isClosed))
  const role = order.find((one) => able.some((answerer) => answerer.role === one))
  const those = role ? able : staff
  return {
    role: role ?? first,
    people: those.filter((one) => one.role === (role ?? first)).map(({ person }) => person),
  }
}
