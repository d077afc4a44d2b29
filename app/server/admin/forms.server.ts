import { z } from 'zod'
import { type Cents, parseMoney } from '#app/domain/money.ts'
import { readDay } from '#app/domain/proposal/typing.ts'

const envelope = { operation: z.uuid({ error: 'unknownField' }) }
const text = (most: number) =>
  z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(most, { error: 'tooLong' })
const maybe = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: 'tooLong' })
    .optional()
    .transform((typed) => typed ?? '')

export const money = z.string({ error: 'empty' }).transform((typed, ctx) => {
  const cents = parseMoney(typed)
  if (cents !== null && cents >= 0) return cents
  ctx.addIssue({ code: 'custom', message: typed.trim() === '' ? 'empty' : 'money' })
  return z.NEVER
})
export const day = z.string({ error: 'empty' }).transform((typed, ctx) => {
  const reading = readDay(typed.trim())
  if ('value' in reading) return reading.value
  ctx.addIssue({ code: 'custom', message: typed.trim() === '' ? 'empty' : 'day' })
  return z.NEVER
})

export const FundPost = z.strictObject({
  ...envelope,
  seen: z.string().max(100),
  name: text(80),
  legalName: text(120),
  seat: text(80),
  kvkNumber: z
    .string({ error: 'empty' })
    .trim()
    .regex(/^\d{8}$/, { error: 'kvk' }),
  court: maybe(120),
  referencePrefix: z
    .string({ error: 'empty' })
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{1,5}$/, { error: 'wrong' }),
  startsOn: day,
  endsOn: day,
  ceilingCents: money,
  vision: maybe(1000),
  mainAim: maybe(500),
})

export const PotPost = z.strictObject({ ...envelope, name: text(60), ceilingCents: money })

/** One amount per year of the fund; a year without an amount has no ceiling of its own. */
export function yearsPost(years: readonly string[]) {
  const optional = z
    .string()
    .optional()
    .transform((typed, ctx) => {
      if (!typed?.trim()) return null
      const cents = parseMoney(typed)
      if (cents !== null && cents >= 0) return cents
      ctx.addIssue({ code: 'custom', message: 'money' })
      return z.NEVER
    })
  return z
    .strictObject({ ...envelope, ...Object.fromEntries(years.map((year) => [`y${year}`, optional])) })
    .transform(({ operation, ...typed }) => ({
      operation,
      years: Object.entries(typed as Record<string, Cents | null>).flatMap(([name, ceilingCents]) =>
        ceilingCents === null ? [] : [{ year: Number(name.slice(1)), ceilingCents }],
      ),
    }))
}

export const ContactPost = z.strictObject({
  ...envelope,
  name: text(80),
  role: text(80),
  phone: z
    .string({ error: 'empty' })
    .trim()
    .regex(/^\+?[\d\s()-]{9,20}$/, { error: 'phone' }),
  hours: text(200),
  house: maybe(200),
  neighbourhood: maybe(100),
  withoutPhoto: z
    .literal('on')
    .optional()
    .transform((ticked) => ticked === 'on'),
})

/** The last day of a role; left empty it has none. */
export const RolePost = z.strictObject({
  ...envelope,
  lastDay: z
    .string()
    .optional()
    .transform((typed, ctx) => {
      if (!typed?.trim()) return null
      const reading = readDay(typed.trim())
      if ('value' in reading) return reading.value
      ctx.addIssue({ code: 'custom', message: 'day' })
      return z.NEVER
    }),
})

export const SettingPost = z.strictObject({
  ...envelope,
  /** The value on the page as JSON, which may be twice as long as the text. */
  seen: z.string().max(1000),
  value: maybe(300),
})
