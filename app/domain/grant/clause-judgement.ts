import { allowed, type Refusal, refused, type Verdict } from '../verdict.ts'
import { clausePlaceholders, nearestPlaceholder, type PlaceholderNeed } from './clause-placeholders.ts'
import { type AppliesWhen, type Clause, piecesOf } from './clauses.ts'

export const clauseTextNames = ['title', 'plain', 'legal'] as const
export type ClauseTextName = (typeof clauseTextNames)[number]
type Written = Pick<Clause, ClauseTextName | 'appliesWhen'>
export type ClauseProblem = Refusal & { field: ClauseTextName | 'appliesWhen' | 'amount' }

/**
 * Everything that keeps an article from being saved: `clause-text-missing` (text) · `placeholder-malformed` (near) for
 * braces that do not pair · `placeholder-unknown` (placeholder, nearest) · `placeholder-not-always` (placeholder, need)
 * when its value is not there in every agreement to which the article applies · `clause-applies-nowhere` · and
 * `amounts-out-of-order`.
 */
export function clauseProblems(clause: Written): ClauseProblem[] {
  const { instruments, regimes, tracks, amount } = clause.appliesWhen
  const nowhere = [instruments, regimes, tracks].some(({ length }) => length === 0)
  const crossed = amount.fromCents !== null && amount.toCents !== null && amount.fromCents > amount.toCents
  return [
    ...clauseTextNames.flatMap((field) =>
      textRefusals(field, clause[field], clause.appliesWhen).map((refusal) => ({ field, ...refusal })),
    ),
    ...(nowhere ? [{ field: 'appliesWhen' as const, ...refused('clause-applies-nowhere') }] : []),
    ...(crossed ? [{ field: 'amount' as const, ...refused('amounts-out-of-order') }] : []),
  ]
}

/** May this article be saved? Refuses with the first of its problems. */
export function judgeClause(clause: Written): Verdict {
  const [first] = clauseProblems(clause)
  return first ? { ok: false, reason: first.reason } : allowed()
}

/**
 * Does a text in another language say the same? It has to name the placeholders that the binding one names, no more and
 * no fewer. Refuses `clause-text-missing`, `placeholder-malformed`, and `placeholders-differ` (placeholder, text).
 */
export function judgeTranslation(
  binding: Pick<Clause, ClauseTextName>,
  translated: Pick<Clause, ClauseTextName>,
): Verdict {
  for (const field of clauseTextNames) {
    if (translated[field].trim() === '') return refused('clause-text-missing', { text: field })
    const near = malformed(translated[field])
    if (near !== null) return refused('placeholder-malformed', { near })
    const [wanted, given] = [placeholdersIn(binding[field]), placeholdersIn(translated[field])]
    const other = [
      ...wanted.filter((one) => !given.includes(one)),
      ...given.filter((one) => !wanted.includes(one)),
    ]
    if (other[0]) return refused('placeholders-differ', { placeholder: other[0] })
  }
  return allowed()
}

/** The names of the placeholders in a text, each once, in order. */
export function placeholdersIn(text: string): string[] {
  return [...new Set(piecesOf(text).flatMap((piece) => ('placeholder' in piece ? [piece.placeholder] : [])))]
}

function textRefusals(text: ClauseTextName, written: string, when: AppliesWhen): Refusal[] {
  if (written.trim() === '') return [refused('clause-text-missing', { text })]
  const near = malformed(written)
  return [
    ...(near === null ? [] : [refused('placeholder-malformed', { near })]),
    ...placeholdersIn(written).flatMap((placeholder): Refusal[] => {
      const known = Object.hasOwn(clausePlaceholders, placeholder) ? clausePlaceholders[placeholder] : null
      if (!known)
        return [refused('placeholder-unknown', { placeholder, nearest: nearestPlaceholder(placeholder) })]
      const need = known.needs && missingNeed(known.needs, when)
      return need ? [refused('placeholder-not-always', { placeholder, need })] : []
    }),
  ]
}

/** What would have to be set for the value to be there always; null when it is. */
function missingNeed(needs: PlaceholderNeed, when: AppliesWhen): string | null {
  if ('regime' in needs) return when.regimes.every((regime) => regime === needs.regime) ? null : needs.regime
  const { instrument } = needs
  if (instrument && !when.instruments.every((kind) => kind === instrument)) return instrument
  return 'need' in needs && !when.needs.includes(needs.need) ? needs.need : null
}

/** A few letters round the first brace that belongs to no placeholder; null when every brace does. */
function malformed(written: string): string | null {
  for (const piece of piecesOf(written)) {
    if ('placeholder' in piece) {
      if (piece.placeholder === '') return '{{}}'
    } else {
      const at = piece.text.search(/[{}]/)
      if (at >= 0) return piece.text.slice(Math.max(0, at - 12), at + 20).trim()
    }
  }
  return null
}

/** Plain words have at most 20 words a sentence and 12 on average; null when these do, else what they have. A hint only. */
export function hardToRead(plain: string): { longest: number; average: number } | null {
  const lengths = plain
    .split(/(?<=[.!?:])\s+/)
    .map((sentence) => sentence.split(/\s+/).filter((word) => /[\p{L}\d}]/u.test(word)).length)
    .filter((words) => words > 0)
  if (lengths.length === 0) return null
  const longest = Math.max(...lengths)
  const average = Math.ceil(lengths.reduce((sum, length) => sum + length, 0) / lengths.length)
  return longest > 20 || average > 12 ? { longest, average } : null
}
