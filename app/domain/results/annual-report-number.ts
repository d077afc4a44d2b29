import type { Cents } from '../money.ts'
import type { HarvestFacts, HarvestIndicator } from './annual-report-facts.ts'
import {
  stretchesOf,
  type Token,
  type TokenForm,
  tokensIn,
  unreadIn,
  written,
} from './annual-report-token.ts'
import type { IndicatorValue } from './indicator.ts'

/** Where a live number comes from: the row it was read in, and the indicator or grant it is about. */
export type NumberSource =
  | { kind: 'figure' | 'target' | 'grants'; indicator: string; row: string | null; period: string | null }
  | { kind: 'grant'; reference: string }
  | { kind: 'books' }

/** A live number with its value. `hidden`: a number of people that is too small for a public page. */
export type LiveNumber = { source: NumberSource } & (
  | { kind: 'figure'; value: IndicatorValue; unit: string; form: TokenForm }
  | { kind: 'money'; cents: Cents }
  | { kind: 'awards'; count: number }
  | { kind: 'hidden' }
)

/** The value of a live number; null when the facts have none, which is never nought. */
export function numberOf(token: Token, facts: HarvestFacts): LiveNumber | null {
  if (token.kind === 'money' || token.kind === 'awards') return inBooks(token, facts)
  if (token.kind === 'grant') {
    const award = facts.awards.find(({ reference }) => reference === token.reference)
    if (!award) return null
    return { kind: 'money', cents: award.amount, source: { kind: 'grant', reference: award.reference } }
  }
  const indicator = facts.indicators.find(({ key }) => key === token.key)
  return indicator ? aboutIndicator(token, indicator) : null
}

/** A text with the values of its live numbers; a token without a value keeps its braces. */
export type ResolvedPart =
  | { text: string; token: string; number: LiveNumber }
  | { text: string; number: null }

export function resolved(
  text: string,
  facts: HarvestFacts,
  shown: (number: LiveNumber) => string,
): ResolvedPart[] {
  const parts = stretchesOf(text)
  return parts.map((part, index): ResolvedPart => {
    const number = part.kind === 'token' ? numberOf(part.token, facts) : null
    if (part.kind !== 'token' || !number) return { text: part.text, number: null }
    const before = parts[index - 1]?.text ?? ''
    return {
      text: atStart(before) ? capital(shown(number)) : shown(number),
      token: written(part.token),
      number,
    }
  })
}

/** The tokens of a text that stand for no number: unknown ones, and braces that are none. */
export function unknownIn(text: string, facts: HarvestFacts): string[] {
  const unknown = tokensIn(text).filter(({ token }) => numberOf(token, facts) === null)
  return [...unreadIn(text), ...unknown.map((one) => one.text)]
}

/** The numbers of a text as somebody saw them, by their token. */
export type SeenNumbers = Record<string, LiveNumber>

export function seenIn(texts: readonly (string | null)[], facts: HarvestFacts): SeenNumbers {
  const found = texts.flatMap((text) => tokensIn(text ?? ''))
  return Object.fromEntries(
    found.flatMap(({ text, token }) => {
      const number = numberOf(token, facts)
      return number ? [[text, number] as const] : []
    }),
  )
}

/** A number that is another one than when the text was written or approved; `now` is null when it is gone. */
export type ChangedNumber = { token: string; was: LiveNumber; now: LiveNumber | null }

export function changedIn(
  texts: readonly (string | null)[],
  seen: SeenNumbers,
  facts: HarvestFacts,
): ChangedNumber[] {
  const found = new Map(
    texts.flatMap((text) => tokensIn(text ?? '')).map((one) => [one.text, one.token] as const),
  )
  return [...found].flatMap(([text, token]) => {
    const [was, now] = [seen[text], numberOf(token, facts)]
    return was && !saysTheSame(was, now) ? [{ token: text, was, now }] : []
  })
}

function inBooks(token: Token & { kind: 'money' | 'awards' }, { money }: HarvestFacts): LiveNumber | null {
  const source = { kind: 'books' } as const
  if (!money) return null
  if (token.kind === 'awards') return { kind: 'awards', count: money.awards, source }
  return { kind: 'money', cents: money[token.name], source }
}

function aboutIndicator(
  token: Token & { kind: 'figure' | 'target' | 'grants' },
  { key, unit, figures, target, grants }: HarvestIndicator,
): LiveNumber | null {
  const about = { indicator: key, row: null, period: null }
  if (token.kind === 'grants') {
    const source = { ...about, kind: 'grants' } as const
    if (!grants) return null
    return grants.value ? inForm(grants.value, unit, token.form, source) : { kind: 'hidden', source }
  }
  if (token.kind === 'target') {
    if (!target) return null
    const source = { kind: 'target', indicator: key, row: target.id, period: target.period } as const
    return inForm({ value: target.value, qualifier: 'exact' }, unit, token.form, source)
  }
  const figure = figures.find(({ period }) => period === token.period)
  if (!figure) return null
  const source = { kind: 'figure', indicator: key, row: figure.id, period: figure.period } as const
  return inForm(figure.value, unit, token.form, source)
}

/** As a number alone what it is out of stands apart, because the sentence says so: `11` van de `38`. */
function inForm(
  value: IndicatorValue,
  unit: string,
  form: TokenForm,
  source: NumberSource,
): LiveNumber | null {
  if (form === 'whole') return { kind: 'figure', value, unit, form, source }
  if (form === 'number') return { kind: 'figure', value: { ...value, denominator: null }, unit, form, source }
  if (!value.denominator) return null
  return { kind: 'figure', value: { value: value.denominator, qualifier: 'exact' }, unit, form, source }
}

function saysTheSame(was: LiveNumber, now: LiveNumber | null): boolean {
  if (now?.kind !== was.kind) return false
  if (was.kind === 'money' && now.kind === 'money') return was.cents === now.cents
  if (was.kind === 'awards' && now.kind === 'awards') return was.count === now.count
  if (was.kind !== 'figure' || now.kind !== 'figure') return true
  const parts = ({ value }: typeof was) => [value.value, value.valueMax, value.denominator, value.qualifier]
  const [old, fresh] = [parts(was), parts(now)]
  return was.unit === now.unit && old.every((part, index) => (part ?? null) === (fresh[index] ?? null))
}

function atStart(before: string): boolean {
  return /(^|[.!?]\s|\n(- )?|^- )$/.test(before)
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('nl') + text.slice(1)
}
