import { allowed, type Refusal, refused, type Verdict } from '../verdict.ts'

/** The words of a mail as a fund writes them; what is filled in stands between braces: `{tranche.amount}`. */
export type MailText = { subject: string; preview: string; body: string }
export type MailTextField = keyof MailText
export const mailTextFields = ['subject', 'preview', 'body'] as const satisfies readonly MailTextField[]

/**
 * What a mail can fill in: `always` is known whenever it goes out, `perhaps` only sometimes; `needed` may not be left out;
 * `bodyOnly` is a secret that never stands in a subject or a preview.
 */
export type MailSlots = {
  always: readonly string[]
  perhaps: readonly string[]
  needed: readonly string[]
  bodyOnly: readonly string[]
}

export type MailTextProblem =
  | { field: MailTextField; line: number; what: 'unknown' | 'not-here'; name: string }
  | { field: MailTextField; line: number; what: 'brace' | 'second-line' | 'empty' | 'too-long' }
  | { field: 'body'; line: number; what: 'missing'; name: string }

const longest: Record<MailTextField, number> = { subject: 160, preview: 200, body: 6000 }
const slot = /\{([\w.]+)\}/g

/** The names between braces, each once. */
export function slotsIn(text: string): string[] {
  return [...new Set([...text.matchAll(slot)].map((match) => match[1] as string))]
}

/** What is not right about the words of a mail, with the line on which it stands. */
export function problemsIn(text: MailText, slots: MailSlots): MailTextProblem[] {
  const found = mailTextFields.flatMap((field) => inField(field, text[field], slots))
  const used = slotsIn(text.body)
  const missing = slots.needed.filter((name) => !used.includes(name))
  return [...found, ...missing.map((name) => ({ field: 'body', line: 1, what: 'missing', name }) as const)]
}

/** May a mail be worded so? */
export function judgeMailText(text: MailText, slots: MailSlots): Verdict | Refusal {
  return problemsIn(text, slots).length === 0 ? allowed() : refused('mail-text-wrong')
}

/** The paragraphs of a body: what stands between empty lines. */
export function paragraphsOf(body: string): string[] {
  return body
    .split(/\r?\n[ \t]*\r?\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
}

function inField(field: MailTextField, text: string, slots: MailSlots): MailTextProblem[] {
  if (text.trim() === '') return [{ field, line: 1, what: 'empty' }]
  if (text.length > longest[field]) return [{ field, line: 1, what: 'too-long' }]
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/)
  if (field !== 'body' && lines.length > 1) return [{ field, line: 2, what: 'second-line' }]
  return lines.flatMap((line, index) => inLine(field, line, index + 1, slots))
}

function inLine(field: MailTextField, text: string, line: number, slots: MailSlots): MailTextProblem[] {
  const { always, perhaps, bodyOnly } = slots
  const names = slotsIn(text).flatMap((name): MailTextProblem[] => {
    if (![...always, ...perhaps].includes(name)) return [{ field, line, what: 'unknown', name }]
    const isHere = field === 'body' || (always.includes(name) && !bodyOnly.includes(name))
    return isHere ? [] : [{ field, line, what: 'not-here', name }]
  })
  const loose = /[{}]/.test(text.replace(slot, ''))
  return loose ? [...names, { field, line, what: 'brace' }] : names
}
