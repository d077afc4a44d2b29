import { publicText } from './public-text.ts'

/** What is needed to know who may be named: the frozen plan as it was stored, null once it was erased. */
export type Named = { name: string; document: unknown }

/** Everybody a plan names: the group, who gets the money, and the people one can speak to. */
export function namesIn(name: string, document: unknown): string[] {
  const { aboutUs } = asPlan(document)
  const signatories = Array.isArray(aboutUs.signatories) ? aboutUs.signatories : []
  const signing = signatories.map((one) => asAnswers(one).signatoryName)
  return [name, ...namingFields.map((field) => aboutUs[field]), ...signing].filter(
    (one): one is string => typeof one === 'string',
  )
}

/**
 * Who a plan is of, for everybody: null when its writers asked not to be named, and when nobody can tell any more because
 * the plan was erased. `text` writes any text of that plan without what is withheld.
 */
export function publicNaming({ name, document }: Named): {
  name: string | null
  text: (text: string) => string
} {
  const { declarations } = asPlan(document)
  if (document !== null && declarations.publishing !== 'not-name')
    return { name, text: (text) => publicText(text) }
  const names = namesIn(name, document)
  return { name: null, text: (text) => publicText(text, names) }
}

const namingFields = [
  'initiativeName',
  'organisationName',
  'fiscalHostName',
  'contactName',
  'fiscalHostContactName',
]

type Answers = Record<string, unknown>

function asPlan(document: unknown): { aboutUs: Answers; declarations: Answers } {
  const plan = asAnswers(document)
  return { aboutUs: asAnswers(plan.aboutUs), declarations: asAnswers(plan.declarations) }
}

function asAnswers(value: unknown): Answers {
  return typeof value === 'object' && value !== null ? (value as Answers) : {}
}
