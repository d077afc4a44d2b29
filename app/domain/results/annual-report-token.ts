/** How a live number stands in a sentence: with its unit, as a number alone, or only what it is out of. */
export const tokenForms = ['whole', 'number', 'of'] as const
export type TokenForm = (typeof tokenForms)[number]

/** Sums of money that a harvest may tell. */
export const moneyNames = ['awarded', 'paid', 'received'] as const
export type MoneyName = (typeof moneyNames)[number]

/** A live number in a text: it says where its value comes from, never what it is. */
export type Token =
  | { kind: 'figure'; key: string; period: string; form: TokenForm }
  | { kind: 'target'; key: string; form: TokenForm }
  | { kind: 'grants'; key: string; form: TokenForm }
  | { kind: 'money'; name: MoneyName }
  | { kind: 'awards' }
  | { kind: 'grant'; reference: string }

/** A stretch of a text: words, a live number, or braces that are no live number. */
export type Stretch =
  | { kind: 'words'; text: string }
  | { kind: 'token'; text: string; token: Token }
  | { kind: 'unread'; text: string }

/** A token as it is typed: `{{figure:S03:2024}}`, `{{target:A01:number}}`, `{{money:paid}}`. */
export function written(token: Token): string {
  return `{{${partsOf(token).join(':')}}}`
}

/** Cuts a text at its live numbers; what has braces and is none is `unread`. Put together again it is the same text. */
export function stretchesOf(text: string): Stretch[] {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .filter((part) => part !== '')
    .flatMap(stretchOf)
}

/** The live numbers of a text, each once, as they are typed. */
export function tokensIn(text: string): { text: string; token: Token }[] {
  const found = stretchesOf(text).flatMap((one) => (one.kind === 'token' ? [one] : []))
  return [...new Map(found.map(({ token }) => [written(token), { text: written(token), token }])).values()]
}

/** What stands between braces and is no live number, as it was typed. */
export function unreadIn(text: string): string[] {
  return stretchesOf(text).flatMap((one) => (one.kind === 'unread' ? [one.text] : []))
}

function stretchOf(part: string): Stretch[] {
  const braced = /^\{\{([^{}]*)\}\}$/.exec(part)
  if (!braced) return part.includes('{{') || part.includes('}}') ? unreadWords(part) : [words(part)]
  const token = tokenOf((braced[1] as string).split(':').map((one) => one.trim()))
  return [token ? { kind: 'token', text: part, token } : { kind: 'unread', text: part }]
}

/** Braces that were opened and never closed, or the other way round. */
function unreadWords(part: string): Stretch[] {
  return part
    .split(/(\{\{\S*|\S*\}\})/)
    .filter((one) => one !== '')
    .map((one) => (one.includes('{{') || one.includes('}}') ? { kind: 'unread', text: one } : words(one)))
}

function words(text: string): Stretch {
  return { kind: 'words', text }
}

function tokenOf([kind, ...rest]: string[]): Token | null {
  if (rest.some((one) => one === '')) return null
  const [first, second, third] = rest
  if (kind === 'awards') return rest.length === 0 ? { kind } : null
  if (first === undefined) return null
  if (kind === 'money') return isMoney(first) && rest.length === 1 ? { kind, name: first } : null
  if (kind === 'grant') return rest.length === 1 ? { kind, reference: first } : null
  if (kind === 'target' || kind === 'grants') {
    const form = formOf(second)
    return form && rest.length < 3 ? { kind, key: first, form } : null
  }
  const form = formOf(third)
  if (kind !== 'figure' || second === undefined || !form || rest.length > 3) return null
  return { kind, key: first, period: second, form }
}

function formOf(typed: string | undefined): TokenForm | null {
  return typed === undefined ? 'whole' : (tokenForms.find((form) => form === typed) ?? null)
}

function isMoney(typed: string): typed is MoneyName {
  return (moneyNames as readonly string[]).includes(typed)
}

function partsOf(token: Token): string[] {
  if (token.kind === 'awards') return ['awards']
  if (token.kind === 'money') return ['money', token.name]
  if (token.kind === 'grant') return ['grant', token.reference]
  const form = token.form === 'whole' ? [] : [token.form]
  return token.kind === 'figure'
    ? ['figure', token.key, token.period, ...form]
    : [token.kind, token.key, ...form]
}
