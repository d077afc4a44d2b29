import { z } from 'zod'
import type { Track } from '../round.ts'
import { type AskedThen, askedThenSchema } from './extra/extra-form.ts'
import { isWhole } from './extra/section.ts'
import type { ValuesOf } from './field.ts'
import { checkbox } from './fields.ts'
import { type AboutUs, aboutUs, aboutUsDocument } from './schema/about-us.ts'
import { attachments } from './schema/attachments.ts'
import { declarations } from './schema/declarations.ts'
import { money } from './schema/money.ts'
import { filledUpTo, formSchema, type Question, type Questions } from './schema/question.ts'
import { openShape, storedShape } from './schema/shapes.ts'
import { smallStart } from './schema/small-start.ts'
import { verandering } from './schema/verandering.ts'
import { verantwoording } from './schema/verantwoording.ts'
import { verbinding } from './schema/verbinding.ts'
import { voornemen } from './schema/voornemen.ts'
import { vooruitgang } from './schema/vooruitgang.ts'

/** The version of the form that new rounds ask; a round keeps the version it was made with. */
export const formVersion = 2

/** Every field of the whole plan, once: section, page, field. Field name = form name = stored key = contract term. */
export const formSections = {
  aboutUs,
  voornemen,
  verbinding,
  verandering,
  vooruitgang,
  verantwoording,
  money,
  attachments,
  declarations,
} as const satisfies Record<string, Questions>
/** `extra` is what a round asks of its own: its fields are data of the round. */
export type SectionKey = keyof typeof formSections | 'extra'
export const sectionKeys = [...Object.keys(formSections), 'extra'] as readonly SectionKey[]

/** The sections of each track; the short form keeps its answers in sections of the whole plan. */
export const tracksOfForm = { full: formSections, 'small-start': smallStart } as const satisfies Record<
  Track,
  Partial<Record<SectionKey, Questions>>
>

type Fold<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never
type Plain<Values> = { [Key in keyof Values]: Values[Key] }
type PagesOf<Q extends Questions> = {
  [Key in keyof Q]: Q[Key] extends Question<infer F> ? ValuesOf<F> : never
}
type AnswersOf<Q extends Questions> = Plain<Fold<PagesOf<Q>[keyof Q]>>
type SectionsOf<S extends Record<string, Questions>> = { [Key in keyof S]: AnswersOf<S[Key]> }

/** Rows of a draft may lack answers. */
type InDraft<Value> = Value extends readonly (infer Row)[]
  ? Row extends { id: string }
    ? (Partial<Row> & { id: string })[]
    : Value
  : Value

export type { AboutUs }

/** What is saved so far: by section, every field open or not. A short form fills some of them. */
export type Draft = {
  [Key in keyof typeof formSections]: {
    [Name in keyof AnswersOf<(typeof formSections)[Key]>]?: InDraft<
      AnswersOf<(typeof formSections)[Key]>[Name]
    > | null
  }
} & { extra: Record<string, unknown> }

/** What a round asked of its own, with the answers; absent where it asked nothing. */
type ExtraOf = { extraForm?: AskedThen; extra?: Record<string, unknown> }

/** The frozen copy of a whole plan that is reviewed and contracted, and the version of the form that asked for it. */
export type ProposalDocument = { formVersion: number; track: 'full'; aboutUs: AboutUs } & Omit<
  SectionsOf<typeof formSections>,
  'aboutUs'
> &
  ExtraOf
/** The frozen copy of a small start. */
export type SmallStartDocument = { formVersion: number; track: 'small-start' } & SectionsOf<
  typeof smallStart
> &
  ExtraOf
export type FrozenDocument = ProposalDocument | SmallStartDocument

const version = z.number().int().min(1).max(formVersion)
const extraOf = {
  extraForm: askedThenSchema.optional(),
  extra: z.record(z.string(), z.unknown()).optional(),
}
const wholePlan = z.object({
  ...extraOf,
  formVersion: version,
  track: z.literal('full'),
  ...mapSections(formSections, wholeSection),
  aboutUs: aboutUsDocument,
})
const shortPlan = z.object({
  ...extraOf,
  formVersion: version,
  track: z.literal('small-start'),
  ...mapSections(smallStart, wholeSection),
})

/**
 * Parses a frozen document from the database, and decides whether a draft is one. What an older version of the form did
 * not ask yet is null; the version stays the one that was sent.
 */
export const documentSchema: z.ZodType<FrozenDocument> = z.preprocess(
  filledUp,
  z
    .discriminatedUnion('track', [wholePlan, shortPlan])
    .refine(({ extraForm, extra }) => !extraForm || isWhole(extraForm, extra ?? {})),
) as unknown as z.ZodType<FrozenDocument>

const openSections = {
  ...Object.fromEntries(
    Object.keys(formSections).map((key) => [key, openSection(key as keyof typeof formSections)]),
  ),
  extra: z.record(z.string(), z.unknown()).default({}),
}

/** Parses the answers of a draft from the database; keys the form does not know are left out. */
export const draftSchema: z.ZodType<Draft> = z.object(openSections) as unknown as z.ZodType<Draft>

/** The statements somebody agrees to when sending. */
export const declarationFields = {
  declareTruth: checkbox(),
  declareMayApply: checkbox(),
  declareOtherMoneyTold: checkbox(),
  declareNoParticipantNames: checkbox(),
  declarePrivacyRead: checkbox(),
}
const { declareOtherMoneyTold: _told, ...shortDeclarations } = declarationFields
export type Declaration = Partial<ValuesOf<typeof declarationFields>>

/** The statements that a track asks for. */
export function declarationsOf(track: Track): Partial<typeof declarationFields> {
  return track === 'full' ? declarationFields : shortDeclarations
}

export const declarationSchemas = {
  full: formSchema(declarationFields),
  'small-start': formSchema(shortDeclarations),
} as const satisfies Record<Track, unknown>

type StoredAnswers = Record<string, unknown>
type Upgrades = Record<number, (section: SectionKey, answers: StoredAnswers) => StoredAnswers>

/** What to change in stored answers to go from a version of the form to the next. The second version only asks more. */
const upgrades: Upgrades = { 1: (_section, answers) => answers }

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

/** What was frozen under an older version of the form, with what it did not ask yet as null. */
function filledUp(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw
  const document = { track: 'full', ...raw } as Record<string, unknown>
  if (document.formVersion === formVersion || !isTrack(document.track)) return document
  const sections = Object.entries(tracksOfForm[document.track] as Record<string, Questions>).map(
    ([key, questions]) => {
      const answers = (document[key] ?? {}) as StoredAnswers
      return [key, { ...answers, ...filledUpTo(fieldsIn(questions), answers) }]
    },
  )
  return { ...document, ...Object.fromEntries(sections) }
}

function isTrack(track: unknown): track is Track {
  return typeof track === 'string' && Object.hasOwn(tracksOfForm, track)
}

function mapSections(sections: Record<string, Questions>, one: (questions: Questions) => z.ZodType) {
  return Object.fromEntries(Object.entries(sections).map(([key, questions]) => [key, one(questions)]))
}

function wholeSection(questions: Questions): z.ZodType {
  return z
    .object(storedShape(fieldsIn(questions)))
    .refine((answers) =>
      Object.values(questions).every((asked) => asked.check(answers as never, {}).length === 0),
    )
}

/** The same field may be asked in both forms; what either of them reads is kept. */
function openSection(key: keyof typeof formSections): z.ZodType {
  const short: Questions = (smallStart as Partial<Record<SectionKey, Questions>>)[key] ?? {}
  return z.object(openShape({ ...fieldsIn(short), ...fieldsIn(formSections[key]) })).default({})
}

function fieldsIn(questions: Questions): Question['fields'] {
  return Object.assign({}, ...Object.values(questions).map(({ fields }) => fields))
}
