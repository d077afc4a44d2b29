import { dayOf, type IsoDate } from './calendar.ts'
import type { PartnerKind } from './proposal/schema/verbinding.ts'
import { allowed, refused, type Verdict } from './verdict.ts'

/** What a partner may say to the question whether it takes part. */
export const partnerAnswers = ['yes', 'no'] as const
export type PartnerAnswer = (typeof partnerAnswers)[number]

/** A partner as a proposal names it: its task, and the address at which it may be asked. */
export type NamedPartner = { name: string; task: string; email: string }

/**
 * Whom to ask of the partners that a proposal names: those with an address that were not asked about this task before.
 * Asking again about the same would be a nuisance, whatever the case and the spaces of the address; of two rows with one
 * address and one task the first is asked.
 */
export function partnersToAsk(
  named: readonly (Omit<NamedPartner, 'email'> & { email: string | null })[],
  asked: readonly { email: string | null; task: string | null }[],
): NamedPartner[] {
  const known = new Set(asked.map(({ email, task }) => about(email ?? '', task ?? '')))
  const open: NamedPartner[] = []
  for (const { name, task, email } of named) {
    if (!email || known.has(about(email, task))) continue
    known.add(about(email, task))
    open.push({ name: name.trim(), task: task.trim(), email: email.trim().toLowerCase() })
  }
  return open
}

function about(email: string, task: string): string {
  return `${email.trim().toLowerCase()} ${task.trim()}`
}

/**
 * May a partner answer now? While the proposal is not decided on, or until the end of the year that it is asked about; until
 * then it may come back on its answer. Refuses `partner-question-closed`.
 */
export function canAnswerPartner(question: { open: boolean } | { year: number }, thisYear: number): Verdict {
  const open = 'year' in question ? question.year >= thisYear : question.open
  return open ? allowed() : refused('partner-question-closed')
}

/** Where the yearly question to a partner stands: when it was first asked, and the last time once more. */
export type AskedOnce = { askedAt: Date; remindedAt: Date | null; answer: PartnerAnswer | null }

/**
 * May one partner be asked alone, for the first time this year (`asked` is null) or again? It needs an address
 * (`partner-without-address`); who answered is not asked again (`partner-answered`), and nobody twice on one day
 * (`partner-asked-today`).
 */
export function canAskPartner(
  { email, asked }: { email: string | null; asked: AskedOnce | null },
  today: IsoDate,
): Verdict {
  if (!email) return refused('partner-without-address')
  if (!asked) return allowed()
  if (asked.answer !== null) return refused('partner-answered')
  return dayOf(lastAsked(asked)) < today ? allowed() : refused('partner-asked-today')
}

/** The last time that it was asked. */
export function lastAsked({ askedAt, remindedAt }: Pick<AskedOnce, 'askedAt' | 'remindedAt'>): Date {
  return remindedAt ?? askedAt
}

/** The kind of a partner in the words of the programme's own description; `other` for a word that nobody knows. */
export function partnerKindOf(written: string): PartnerKind {
  const word = written.trim().toLowerCase()
  const found = Object.entries(kindWords).find(([start]) => word.startsWith(start))
  return found?.[1] ?? 'other'
}

const kindWords: Record<string, PartnerKind> = {
  bewoners: 'residents',
  onderwijs: 'education',
  wonen: 'housing',
  overheid: 'government',
  veiligheid: 'safety',
  werk: 'business',
  cultuur: 'culture',
  welzijn: 'welfare',
  zorg: 'welfare',
}
