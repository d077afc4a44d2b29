import { z } from 'zod'
import { regimes } from '../fund.ts'
import { waitingGrounds } from './ground.ts'
import { criteria } from './rubric.ts'

const day = z.iso.date()
const amount = z.number().int()

/** What every letter tells; amounts in cents, days as `YYYY-MM-DD`. */
export const letterBaseSchema = z.object({
  initiative: z.string(),
  reference: z.string(),
  date: day,
  /** Name of the reader; null greets the applicant without a name. */
  recipient: z.string().nullable(),
  /** Null while nobody has taken the decision. */
  signer: z.string().nullable(),
  fund: z.object({
    name: z.string(),
    regime: z.enum(regimes),
    complaintWeeks: z.number().int(),
    /** Where a complaint can be sent, beside the telephone. */
    email: z.string().nullish(),
    postalAddress: z.string().nullish(),
    /** Needed under `awb` only. */
    legalName: z.string().nullish(),
    legalBasis: z.string().nullish(),
    objectionAddress: z.string().nullish(),
    court: z.string().nullish(),
  }),
  person: z.object({
    name: z.string(),
    role: z.string(),
    phone: z.string(),
    hours: z.string().nullish(),
  }),
})

/** What every letter about a decision tells beside that. */
export const letterFactsSchema = letterBaseSchema.extend({
  decidedOn: day,
  reasons: z.partialRecord(z.enum(criteria), z.string()),
  /** Why the board does not follow what the panel says, or the order of the waiting list. */
  departure: z.object({ from: z.enum(['panel', 'waiting-list']), reason: z.string() }).nullish(),
})

export const awardFactsSchema = letterFactsSchema.extend({
  award: amount,
  asked: amount,
  /** Why less than was asked. */
  lowerReason: z.string().nullish(),
  conditions: z.array(z.string()).readonly(),
  contactWorkingDays: z.number().int(),
  startsOn: day,
  endsOn: day,
  offerExpires: day.nullish(),
})

const legalGround = z.string().optional()

export const declineFactsSchema = letterFactsSchema.extend({
  strengths: z.array(z.string()).readonly().optional(),
  anotherWay: z.array(z.string()).readonly(),
  /** Why not: the money was gone, a rule of the round (in words), the panel's judgement, or the board against it. */
  ground: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('panel'), legalGround }),
    z.object({ kind: z.literal('board'), legalGround }),
    z.object({ kind: z.literal('ceiling'), ceiling: amount, askedTotal: amount, legalGround }),
    z.object({ kind: z.literal('rules'), rule: z.string(), legalGround }),
  ]),
})

export const waitingFactsSchema = letterFactsSchema.extend({
  position: z.number().int().min(1),
  until: day,
  ground: z.enum(waitingGrounds).nullish(),
})

/** What the letter about a decision says, by its outcome; frozen when the decision is taken. */
export const decisionFactsSchema = z.discriminatedUnion('outcome', [
  awardFactsSchema.extend({ outcome: z.literal('award') }),
  declineFactsSchema.extend({ outcome: z.literal('decline') }),
  waitingFactsSchema.extend({ outcome: z.literal('wait') }),
])

export type LetterBase = z.output<typeof letterBaseSchema>
export type LetterFacts = z.output<typeof letterFactsSchema>
export type AwardFacts = z.output<typeof awardFactsSchema>
export type DeclineFacts = z.output<typeof declineFactsSchema>
export type WaitingFacts = z.output<typeof waitingFactsSchema>
export type DecisionFacts = z.output<typeof decisionFactsSchema>

/** The article of the Awb on which money that is gone is refused. */
export const ceilingGround = 'artikel 4:25, tweede lid, van de Algemene wet bestuursrecht'

/** What a letter under the Awb names and the fund has not set yet; nothing is missing under the private regime. */
export function missingInLetter({ fund }: Pick<LetterBase, 'fund'>): string[] {
  if (fund.regime !== 'awb') return []
  return (['legalName', 'legalBasis', 'objectionAddress', 'court'] as const).filter((name) => !fund[name])
}
