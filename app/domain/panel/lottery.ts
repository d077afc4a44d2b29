import { type IsoDate, isIsoDate } from '../calendar.ts'
import type { Cents } from '../money.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import type { RankedProposal } from './ranking.ts'

/** SHA-256 of a text in UTF-8, as 64 small hexadecimal digits. */
export type Hash = (text: string) => string

type Ranked = Pick<RankedProposal, 'proposal' | 'rank' | 'asked' | 'together'>

/**
 * Proposals with the same mean of which the money (`room`, cents) carries some and not all: the ones that only a lottery
 * can order. None when the line runs elsewhere. `left` is what is there for them together.
 */
export function tiedAtLine(rows: readonly Ranked[], room: number): { tied: string[]; left: number } {
  const ranks = [...new Set(rows.flatMap(({ rank }) => (rank === null ? [] : [rank])))]
  for (const rank of ranks) {
    const group = rows.filter((row) => row.rank === rank)
    const asked = group.reduce((total, row) => total + row.asked, 0)
    const before = Math.min(...group.map((row) => row.together - row.asked))
    const left = room - before
    if (asked <= left) continue
    const some = group.some((row) => row.asked <= left)
    return { tied: group.length > 1 && some ? group.map((row) => row.proposal) : [], left: Math.max(0, left) }
  }
  return { tied: [], left: 0 }
}

/** What is hashed before the draw: the references in order of the alphabet, one a line, and the secret on the last line. */
export function committedText(references: readonly string[], seed: string): string {
  return [...[...references].sort(), seed].join('\n')
}

/** What is hashed for one proposal at the draw. */
export function drawnText(seed: string, number: string, reference: string): string {
  return `${seed}|${number}|${reference}`
}

/**
 * The order of the draw: the lowest hash of secret, number and reference comes first. Who knows the secret before the
 * number, or the number before the secret, cannot steer it; anybody can do it again afterwards.
 */
export function drawnOrder(
  references: readonly string[],
  seed: string,
  number: string,
  hash: Hash,
): string[] {
  return [...references]
    .map((reference) => ({ reference, drawn: hash(drawnText(seed, number, reference)) }))
    .sort((one, other) => (one.drawn < other.drawn ? -1 : 1))
    .map(({ reference }) => reference)
}

/** Who gets the money that is left (cents): from the first drawn on, everybody who still fits whole. */
export function winners(order: readonly string[], askedBy: (reference: string) => Cents, left: number) {
  let free = left
  return order.filter((reference) => {
    const fits = askedBy(reference) <= free
    if (fits) free -= askedBy(reference)
    return fits
  })
}

/**
 * May a lottery be announced? Its source of the number is named (`lottery-source-missing`), with a day after today
 * (`lottery-day-past`), it is about two equals or more (`lottery-no-tie`), and none was announced for them yet
 * (`lottery-running`).
 */
export function canAnnounce(
  plan: { source: string; drawnOn: IsoDate },
  subject: { tied: readonly string[]; running: boolean; today: IsoDate },
): Verdict {
  if (subject.running) return refused('lottery-running')
  if (subject.tied.length < 2) return refused('lottery-no-tie')
  if (!plan.source.trim()) return refused('lottery-source-missing')
  return isIsoDate(plan.drawnOn) && plan.drawnOn > subject.today ? allowed() : refused('lottery-day-past')
}

/**
 * May the number be entered? Not before the day that was named (`lottery-too-early`, with that day), not twice
 * (`lottery-drawn`), and it holds digits, perhaps with spaces, dots or dashes between (`lottery-number-wrong`).
 */
export function canDraw(
  lottery: { drawnOn: IsoDate; drawn: boolean },
  number: string,
  today: IsoDate,
): Verdict<{ number: string }> {
  if (lottery.drawn) return refused('lottery-drawn')
  if (today < lottery.drawnOn) return refused('lottery-too-early', { date: lottery.drawnOn })
  const digits = number.replace(/[\s.-]/g, '')
  return /^\d{1,30}$/.test(digits) ? allowed({ number: digits }) : refused('lottery-number-wrong')
}
