import { z } from 'zod'
import { checkbox, type ValuesOf } from './fields.ts'
import { type AboutUs, aboutUs, aboutUsDocument } from './schema/about-us.ts'
import { money } from './schema/money.ts'
import { formSchema, type Question, type Questions, storedShape, withBlanks } from './schema/question.ts'
import { verandering } from './schema/verandering.ts'
import { verantwoording } from './schema/verantwoording.ts'
import { verbinding } from './schema/verbinding.ts'
import { voornemen } from './schema/voornemen.ts'
import { vooruitgang } from './schema/vooruitgang.ts'

export const formVersion = 1

/** Every field of the full form, once: section, page, field. Field name = form name = stored key = contract term. */
export const formSections = {
  aboutUs,
  voornemen,
  verbinding,
  verandering,
  vooruitgang,
  verantwoording,
  money,
} as const satisfies Record<string, Questions>
export type SectionKey = keyof typeof formSections

type Fold<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never
type Plain<Values> = { [Key in keyof Values]: Values[Key] }
type PagesOf<Q extends Questions> = {
  [Key in keyof Q]: Q[Key] extends Question<infer F> ? ValuesOf<F> : never
}
type AnswersOf<Q extends Questions> = Plain<Fold<PagesOf<Q>[keyof Q]>>

export type { AboutUs }
export type Voornemen = AnswersOf<typeof voornemen>
export type Verbinding = AnswersOf<typeof verbinding>
export type Verandering = AnswersOf<typeof verandering>
export type Vooruitgang = AnswersOf<typeof vooruitgang>
export type Verantwoording = AnswersOf<typeof verantwoording>
export type Money = AnswersOf<typeof money>

/** What is saved so far: by section, every field optional. */
export type Draft = { [Key in SectionKey]: Partial<AnswersOf<(typeof formSections)[Key]>> }

/** The frozen copy that is reviewed and contracted: every section whole, and the version of the form. */
export type ProposalDocument = {
  formVersion: number
  aboutUs: AboutUs
  voornemen: Voornemen
  verbinding: Verbinding
  verandering: Verandering
  vooruitgang: Vooruitgang
  verantwoording: Verantwoording
  money: Money
}

/** Parses a frozen document from the database, and decides whether a draft is one. */
export const documentSchema: z.ZodType<ProposalDocument> = z.object({
  formVersion: z.literal(formVersion),
  aboutUs: aboutUsDocument,
  voornemen: wholeSection(voornemen),
  verbinding: wholeSection(verbinding),
  verandering: wholeSection(verandering),
  vooruitgang: wholeSection(vooruitgang),
  verantwoording: wholeSection(verantwoording),
  money: wholeSection(money),
})

/** Parses the answers of a draft from the database; keys the form does not know are left out. */
export const draftSchema: z.ZodType<Draft> = z.object({
  aboutUs: partialSection(aboutUs),
  voornemen: partialSection(voornemen),
  verbinding: partialSection(verbinding),
  verandering: partialSection(verandering),
  vooruitgang: partialSection(vooruitgang),
  verantwoording: partialSection(verantwoording),
  money: partialSection(money),
})

/** The statements somebody agrees to when sending. */
export const declarationFields = {
  declareTruth: checkbox(),
  declareMayApply: checkbox(),
  declareOtherMoneyTold: checkbox(),
  declareNoParticipantNames: checkbox(),
  declarePrivacyRead: checkbox(),
}
export const declarationSchema = formSchema(declarationFields)
export type Declaration = ValuesOf<typeof declarationFields>

/** Freezes a draft: optional fields that were never shown become empty. Null while something is still missing. */
export function documentFrom(draft: Draft): ProposalDocument | null {
  const sections = Object.entries(formSections).map(([key, questions]) => {
    const answers = draft[key as SectionKey]
    const visible = Object.values(questions as Questions).filter((asked) => asked.when(answers))
    return [key, Object.assign({}, ...visible.map(({ fields }) => withBlanks(fields, answers)))]
  })
  const result = documentSchema.safeParse({ formVersion, ...Object.fromEntries(sections) })
  return result.success ? result.data : null
}

type StoredAnswers = Record<string, unknown>
type Upgrades = Record<number, (section: SectionKey, answers: StoredAnswers) => StoredAnswers>

/** What to change in stored answers to go from a version of the form to the next; the first version has no past. */
const upgrades: Upgrades = {}

/**
 * Brings stored answers of one section, written under an older version of the form, to a newer one, step by step.
 * Throws when a step is unknown: answers from a newer form than this program are a bug of the release.
 */
export function upgradeDraft(
  section: SectionKey,
  answers: StoredAnswers,
  from: number,
  { to = formVersion, steps = upgrades }: { to?: number; steps?: Upgrades } = {},
): StoredAnswers {
  if (from === to) return answers
  const step = steps[from]
  if (!step || from > to) throw new RangeError(`no way from form version ${from} to ${to}`)
  return upgradeDraft(section, step(section, answers), from + 1, { to, steps })
}

function wholeSection<Q extends Questions>(questions: Q): z.ZodType<AnswersOf<Q>> {
  return z
    .object(shapeOf(questions))
    .refine((answers) =>
      Object.values(questions).every((asked) => asked.check(answers as never, {}).length === 0),
    ) as unknown as z.ZodType<AnswersOf<Q>>
}

function partialSection<Q extends Questions>(questions: Q): z.ZodType<Partial<AnswersOf<Q>>> {
  return z.object(shapeOf(questions)).partial().default({}) as unknown as z.ZodType<Partial<AnswersOf<Q>>>
}

function shapeOf(questions: Questions): Record<string, z.ZodType> {
  return Object.assign({}, ...Object.values(questions).map(({ fields }) => storedShape(fields)))
}
