import { z } from 'zod'
import type { IsoDate } from '../calendar.ts'
import { isIsoDate } from '../calendar.ts'
import { cents, centsSchema } from '../money.ts'

const day = z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value))

/**
 * The most aid one undertaking may have in three years, in cents, for aid granted from one day until another, both counted.
 */
const ceilingSchema = z
  .strictObject({
    from: day,
    until: day,
    cents: centsSchema.refine((amount) => amount > 0),
    regulation: z.string().trim().min(1).max(120),
  })
  .refine(({ from, until }) => from <= until)
/** The base rate of the Commission from a day on, in basis points a year; it holds until the next one. */
const baseRateSchema = z.strictObject({ from: day, bp: z.number().int().min(-500).max(3_000) })

/**
 * What a fund counts de-minimis aid by. `marginBp` makes the base rate the rate that a bank would ask of such a borrower,
 * `discountBp` the rate that money of later is worth today by. Refuses ceilings that overlap, and days out of order.
 */
export const aidRulesSchema = z.strictObject({
  ceilings: z
    .array(ceilingSchema)
    .min(1)
    .refine((all) => all.every(({ from }, at) => at === 0 || from > (all[at - 1]?.until ?? ''))),
  baseRates: z
    .array(baseRateSchema)
    .min(1)
    .refine((all) => all.every(({ from }, at) => at === 0 || from > (all[at - 1]?.from ?? ''))),
  marginBp: z.number().int().min(0).max(1_500),
  discountBp: z.number().int().min(0).max(1_500),
})
export type AidRules = z.infer<typeof aidRulesSchema>
export type AidCeiling = AidRules['ceilings'][number]

/**
 * What holds for a fund that set nothing else. Ceiling: Regulation (EU) 2023/2831, art. 3(2), from its first to its last
 * day. Base rate of the euro area on 1 January 2024; it fell since, so that a loan rather weighs too much than too little.
 * Margins: the communication on reference rates (2008/C 14/02): at least 400 basis points for who has no credit
 * history, as most groups, and 100 to discount. A fund sets the rates that are published since.
 */
export const usualAidRules: AidRules = {
  ceilings: [
    {
      from: '2024-01-01',
      until: '2030-12-31',
      cents: cents(300_000_00),
      regulation: 'Verordening (EU) 2023/2831',
    },
  ],
  baseRates: [{ from: '2024-01-01', bp: 411 }],
  marginBp: 400,
  discountBp: 100,
}

/** The ceiling for aid that is granted on a day; null when the rules name none for it. */
export function ceilingOn({ ceilings }: AidRules, on: IsoDate): AidCeiling | null {
  return ceilings.find(({ from, until }) => from <= on && on <= until) ?? null
}

/** The ceiling that a form or an agreement tells: that of the day, else the newest one. */
export function toldCeiling(rules: AidRules, on: IsoDate | null): AidCeiling {
  const found = on === null ? null : ceilingOn(rules, on)
  return found ?? (rules.ceilings.at(-1) as AidCeiling)
}

/**
 * What a loan that is granted on a day is measured by, in basis points a year; before the first known rate, by that one.
 */
export function ratesOn({ baseRates, marginBp, discountBp }: AidRules, on: IsoDate) {
  const { bp } = baseRates.findLast(({ from }) => from <= on) ?? (baseRates[0] as { bp: number })
  return { referenceBp: Math.max(0, bp + marginBp), discountBp: Math.max(0, bp + discountBp) }
}
