import { z } from 'zod'
import { regimes } from '../fund.ts'
import { centsSchema } from '../money.ts'
import { tracks } from '../round.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import { instrumentKinds } from './instrument.ts'

/**
 * What an article may need to apply: a fiscal host, an experiment, loan rules, that the grantee is an undertaking, or that
 * the decision set conditions.
 */
export const clauseNeeds = [
  'fiscalHost',
  'experiment',
  'grace',
  'waiver',
  'undertaking',
  'awardConditions',
] as const
export type ClauseNeed = (typeof clauseNeeds)[number]

/** When an article applies: one of each list, every need, an amount in cents within the bounds (both included). */
export const appliesWhenSchema = z.object({
  instruments: z.array(z.enum(instrumentKinds)),
  regimes: z.array(z.enum(regimes)),
  tracks: z.array(z.enum(tracks)),
  needs: z.array(z.enum(clauseNeeds)),
  amount: z
    .object({ fromCents: centsSchema.nullable(), toCents: centsSchema.nullable() })
    .default({ fromCents: null, toCents: null }),
  /** Only where the manager picks it for an agreement. */
  byChoice: z.boolean().default(false),
})
export type AppliesWhen = z.infer<typeof appliesWhenSchema>

/** One article as the content files hold it: in plain words and in legal words, with `{{placeholders}}`. */
export const clauseSchema = z.object({
  id: z.string().min(1),
  version: z.number().int().min(1),
  order: z.number(),
  title: z.string().min(1),
  appliesWhen: appliesWhenSchema,
  replaces: z.array(z.string()).optional(),
  plain: z.string().min(1),
  legal: z.string().min(1),
  lawyerCheck: z.string().optional(),
})
export type Clause = z.infer<typeof clauseSchema>
export type ClauseReference = { id: string; version: number }
/** An article as far as choosing it goes. */
export type ClauseHead = Pick<Clause, 'id' | 'version' | 'order' | 'appliesWhen' | 'replaces'>

/** The content file of a language, as far as agreements are concerned. */
export const clauseFileSchema = z.object({
  clauses: z.array(clauseSchema),
  placeholders: z.record(z.string(), z.object({ type: z.string(), meaning: z.string() })),
})

/** The texts of the articles that terms name, in the order of the terms; null when a version is not there any more. */
export function clausesNamed(
  references: readonly ClauseReference[],
  clauses: readonly Clause[],
): Clause[] | null {
  const found = references.map(({ id, version }) =>
    clauses.find((one) => one.id === id && one.version === version),
  )
  return found.every((one) => one !== undefined) ? found : null
}

/** A piece of a text: words as they stand, or the name of what has to be filled in. */
export type ClausePiece = { text: string } | { placeholder: string }

/** Cuts a text at its `{{placeholders}}`. */
export function piecesOf(text: string): ClausePiece[] {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const name = /^\{\{\s*([^{}]*?)\s*\}\}$/.exec(piece)?.[1]
      return name === undefined ? { text: piece } : { placeholder: name }
    })
}

export type FilledClause = ClauseReference & { title: string; plain: string; legal: string }

/**
 * Fills an article once: what a value says is never filled again. `format` writes a typed value in the language of the
 * document. Refuses `placeholder-unfilled` (clause, title, placeholder) for a name without a value or with an empty one.
 */
export function fillClause<Value>(
  clause: Pick<Clause, 'id' | 'version' | 'title' | 'plain' | 'legal'>,
  values: Readonly<Record<string, Value>>,
  format: (value: Value) => string,
): Verdict<{ clause: FilledClause }> {
  const filled = (text: string) =>
    piecesOf(text).map((piece) => {
      if ('text' in piece) return piece
      const value = Object.hasOwn(values, piece.placeholder) ? values[piece.placeholder] : undefined
      const written = value === undefined ? '' : format(value).trim()
      return written === '' ? piece : { text: written }
    })
  const [title, plain, legal] = [filled(clause.title), filled(clause.plain), filled(clause.legal)]
  const open = [...title, ...plain, ...legal].find((piece) => 'placeholder' in piece)
  if (open && 'placeholder' in open) {
    return refused('placeholder-unfilled', {
      clause: clause.id,
      title: clause.title,
      placeholder: open.placeholder,
    })
  }
  const { id, version } = clause
  return allowed({
    clause: { id, version, title: joined(title), plain: joined(plain), legal: joined(legal) },
  })
}

/** Fills all articles, or refuses with the first that cannot be filled. */
export function fillClauses<Value>(
  clauses: readonly Clause[],
  values: Readonly<Record<string, Value>>,
  format: (value: Value) => string,
): Verdict<{ clauses: FilledClause[] }> {
  const filled: FilledClause[] = []
  for (const clause of clauses) {
    const verdict = fillClause(clause, values, format)
    if (!verdict.ok) return verdict
    filled.push(verdict.clause)
  }
  return allowed({ clauses: filled })
}

function joined(pieces: readonly ClausePiece[]): string {
  return pieces.map((piece) => ('text' in piece ? piece.text : '')).join('')
}
