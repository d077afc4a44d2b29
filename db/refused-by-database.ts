import { type Refusal, refused } from '#app/domain/verdict.ts'

/** A rule that the database itself holds said no; `transaction` rolls back and answers the refusal. */
export class RefusedByDatabase extends Error {
  constructor(readonly refusal: Refusal) {
    super(`refused by the database: ${refusal.reason.code}`)
  }
}

const codes: Record<string, string> = {
  DB001: 'cover-short',
  DB002: 'ceiling-reached',
  DB008: 'round-frozen',
  DB009: 'period-closed',
  DB010: 'fund-closed',
}

/** The refusal that an error of the driver stands for, if it stands for one; the data comes from its DETAIL. */
export function refusalIn(error: unknown): Refusal | null {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error) || !('code' in cause)) return null
  const code = codes[String(cause.code)]
  if (!code) return null
  const detail = 'detail' in cause && typeof cause.detail === 'string' ? cause.detail : '{}'
  return refused(code, JSON.parse(detail) as Record<string, unknown>)
}
