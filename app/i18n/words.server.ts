import type { Reason } from '#app/domain/verdict.ts'
import { statesContent } from './content.server.ts'
import type { InLanguages } from './content-types.ts'
import { fillWhatIsKnown } from './fill.ts'
import type { Language } from './languages.ts'
import { own } from './own.ts'
import { formatPlaceholder } from './placeholders.server.ts'

export type Audience = 'staff' | 'applicant'

/** What a page knows beside the reason: whom to call, who reads, names that a rule did not carry (by placeholder). */
export type WordsContext = {
  person?: { name: string; phone: string } | null
  audience?: Audience
  machine?: string
  values?: Readonly<Record<string, unknown>>
}
export type VerdictWords = { what: string; whatNow: string }

/** The name of a state of a machine, as staff or as the applicant reads it; null when there is no such state. */
export function stateWord(
  machine: string,
  state: string,
  audience: Audience,
  language: Language,
): string | null {
  return own(own(statesContent.machines, machine)?.states ?? {}, state)?.[audience][language] ?? null
}

/** The words on the button of a move; null when the move has none. */
export function moveWord(machine: string, move: string, language: Language): string | null {
  return own(own(statesContent.moves, machine) ?? {}, move)?.[language] ?? null
}

/** A role's name, as it stands inside a sentence; null for a role nobody has. */
export function roleWord(role: string, language: Language): string | null {
  return own(statesContent.roles, role)?.name[language] ?? null
}

/**
 * What is the matter, and what one can do now. A sentence of which a value is not known is left out; a reason without
 * words, or with none left, gets a calm general sentence. It never throws: it runs where something already went wrong.
 */
export function verdictWords(reason: Reason, language: Language, context: WordsContext = {}): VerdictWords {
  const words = own(statesContent.verdicts, reason.code)
  const { fallback } = statesContent
  const lookUp = (name: string) => valueIn(reason, name, language, context)
  return {
    what: known(words?.what) ?? known(fallback.what) ?? fallback.what[language],
    whatNow: known(words?.whatNow) ?? known(fallback.whatNow) ?? '',
  }

  function known(text: InLanguages | undefined): string | null {
    return text ? fillWhatIsKnown(text[language], lookUp) : null
  }
}

/** Every code that has words. */
export function verdictCodes(): string[] {
  return Object.keys(statesContent.verdicts)
}

/** The names under which a reason may carry the value of a placeholder, the likeliest first. */
export function reasonKeys(code: string, name: string): string[] {
  const [first = name, last = name] = name.split('.')
  if (first === 'person') return []
  const type = own(statesContent.placeholders, name)?.type ?? ''
  if (type === 'state') return ['state']
  const renamed = own(statesContent.verdicts, code)?.from?.[name]
  const joined = `${first}${last.charAt(0).toUpperCase()}${last.slice(1)}`
  const keys = [name, joined, last, ...(plainTypes.has(type) ? [] : [first])]
  return renamed ? [renamed, ...keys] : keys
}

/** A first word such as `round` may hold an id, which is no text for a reader. */
const plainTypes = new Set(['text', 'longText', 'reference', 'person', 'phone'])

function valueIn(reason: Reason, name: string, language: Language, context: WordsContext): string | null {
  const type = own(statesContent.placeholders, name)?.type
  if (!type) return null
  if (type === 'state') return stateIn(reason, language, context)
  const candidates = [
    context.values?.[name],
    ...reasonKeys(reason.code, name).map((key) => own(reason, key)),
    name === 'person.name' && context.person?.name,
    name === 'person.phone' && context.person?.phone,
  ]
  const texts = candidates.map((value) => formatPlaceholder(type, value, language))
  return texts.find((text) => text !== null) ?? null
}

function stateIn(reason: Reason, language: Language, context: WordsContext): string | null {
  const { state } = reason
  if (typeof state !== 'string') return null
  const named = typeof reason.machine === 'string' ? reason.machine : context.machine
  const machines = named ? [named] : Object.keys(statesContent.machines)
  const audience = context.audience ?? 'applicant'
  const words = machines.map((machine) => stateWord(machine, state, audience, language))
  return words.find((word) => word !== null) ?? null
}
