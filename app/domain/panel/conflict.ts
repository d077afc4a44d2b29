import { allowed, refused, type Verdict } from '../verdict.ts'
import type { ConflictHint } from './hint.ts'

/** How near a member stands to those who apply, from far to near; never a number. */
export const conflictGrades = ['none', 'acquainted', 'close', 'interest'] as const
export type ConflictGrade = (typeof conflictGrades)[number]

/** Where a member knows them from. */
export const conflictGrounds = [
  'family',
  'friend-or-neighbour',
  'work',
  'board-or-volunteer',
  'own-application',
  'other',
] as const
export type ConflictGround = (typeof conflictGrounds)[number]

/** What one member declared about one proposal; all are kept, the newest counts. */
export type Declaration = { proposal: string; grade: ConflictGrade; declaredAt: Date }

/**
 * May somebody declare this about a proposal? Nearer than they said before is always possible, also late. Refuses
 * `conflict-ground-missing` where a relation has no ground, anything but an interest in what they apply for themselves
 * (`conflict-own-proposal`), and taking back what closed the proposal: `conflict-close`, `conflict-interest`. That
 * takes a talk. Every other hint is a question only: who knows best is the one who declares.
 */
export function canDeclare(
  declared: { grade: ConflictGrade; grounds: readonly ConflictGround[] },
  before: ConflictGrade | null,
  hints: readonly ConflictHint[] = [],
): Verdict {
  if (declared.grade !== 'none' && declared.grounds.length === 0) return refused('conflict-ground-missing')
  if (hints.includes('own-proposal') && declared.grade !== 'interest') return refused('conflict-own-proposal')
  const nearer = conflictGrades.indexOf(declared.grade) >= conflictGrades.indexOf(before ?? 'none')
  return nearer || before === 'acquainted' ? allowed() : mayRead(before)
}

/** The grade that counts for a proposal: the newest that this member declared, or null when there is none. */
export function gradeOf(declarations: readonly Declaration[], proposal: string): ConflictGrade | null {
  const ofProposal = declarations.filter((declaration) => declaration.proposal === proposal)
  const [first, ...others] = ofProposal
  if (!first) return null
  return others.reduce((newest, other) => (other.declaredAt >= newest.declaredAt ? other : newest), first)
    .grade
}

/** May a member of the panel or the staff read a proposal? Closed until declared; `close` and `interest` close it. */
export function mayRead(grade: ConflictGrade | null): Verdict {
  if (grade === null) return refused('conflict-not-declared')
  if (grade === 'close') return refused('conflict-close')
  return grade === 'interest' ? refused('conflict-interest') : allowed()
}

/**
 * May a member score a proposal? Only what they may read, and nothing that draws on the same money as a proposal in
 * which they have an interest: a member may not judge those who compete with their own.
 */
export function mayScore(
  grade: ConflictGrade | null,
  { interestBeside }: { interestBeside: boolean },
): Verdict {
  const reading = mayRead(grade)
  if (!reading.ok) return reading
  return interestBeside ? refused('conflict-interest') : allowed()
}

/** Must the chair see this declaration beside the score? */
export function chairSees(grade: ConflictGrade | null): boolean {
  return grade !== null && grade !== 'none'
}

/**
 * Which of the proposals that a member reads a late declaration closes: for `close` that proposal, for `interest` it and
 * every one that competes with it (`touched` holds no others), otherwise none. What was scored of them is void.
 */
export function closedBy(
  declared: { proposal: string; grade: ConflictGrade },
  touched: readonly string[],
): string[] {
  if (declared.grade === 'close') return touched.filter((proposal) => proposal === declared.proposal)
  return declared.grade === 'interest' ? [...touched] : []
}
