import { z } from 'zod'
import type { Field, FormContext } from '../proposal/field.ts'
import * as fields from '../proposal/fields.ts'

/** What every page of a report carries: the operation, the version that was seen, and whether somebody will come back. */
export type ReportEnvelope = { operation: string; version: number; later: boolean }

export const maybe = <Value>(field: Field<Value>, context: FormContext = {}) =>
  fields.optional(field).form(context)
export const key = z.string().min(1).max(100)
export const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'on' || value === 'yes' || value === '1')
export const list = <Row extends z.ZodType>(row: Row, most: number) =>
  z.preprocess((rows) => (Array.isArray(rows) ? rows : []), z.array(row).max(most, { error: 'tooMany' }))

const envelope = {
  operation: z.uuid({ error: 'unknownField' }),
  version: z
    .string()
    .regex(/^\d{1,9}$/, 'unknownField')
    .transform(Number),
  later: ticked,
  __intent__: z.unknown().optional(),
  __state__: z.unknown().optional(),
}

export function strict<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...envelope, ...shape }, { error: 'unknownField' })
}

export function mend(ctx: z.RefinementCtx, path: (string | number)[], code: string): void {
  ctx.addIssue({ code: 'custom', path, message: code })
}

/** The envelope alone, without what was written. */
export function enveloped({ operation, version, later }: ReportEnvelope): ReportEnvelope {
  return { operation, version, later }
}
