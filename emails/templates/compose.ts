import { kindOfMail } from '#app/domain/notification/kind.ts'
import type { MailText } from '#app/domain/notification/mail-text.ts'
import { mailFacts, mailPlaceholders, mailsContent } from '#app/i18n/content.server.ts'
import { fill, fillPieces } from '#app/i18n/fill.ts'
import type { Language } from '#app/i18n/languages.ts'
import type { Letter } from '#app/i18n/letter.server.ts'
import { formatPlaceholder } from '#app/i18n/placeholders.server.ts'
import { inOwnWords } from './own-text.ts'

/** Values by placeholder, of the types in `app/i18n/placeholders.server.ts`; each mail takes those it names. */
export type MailValues = Readonly<Record<string, unknown>>

/** A mail in words, before it is HTML or plain text. */
export type Mail = {
  language: Language
  fund: string
  subject: string
  preview: string
  greeting: string
  paragraphs: string[]
  /** A letter that the mail carries whole, in the language it was written in. */
  letter: Letter | null
  action: { label: string; url: string } | null
  /** The lines of a mail of the day, under what they are about. */
  groups: readonly MailGroup[]
  closing: string | null
  help: string | null
  why: string
  linkFallback: string | null
  /** Where the reader chooses which mails they get, and how to get no more of these; none in what always comes. */
  choices: readonly MailLink[]
}
export type MailLink = { label: string; url: string }
export type MailGroup = {
  title: string
  lines: readonly (Partial<MailLink> & { text: string; more: string })[]
}

/** Every mail that can be sent, in every language. */
export const mailKeys: readonly string[] = mailsContent.en.mails.map(({ key }) => key)

/**
 * The words of a mail, the fund's own where there are some. Throws for an unknown mail, and for a value that is absent where it may not be: then the job
 * fails and is tried again, and nobody ever reads a placeholder.
 */
export function composeMail(
  key: string,
  values: MailValues,
  language: Language,
  own: MailText | null = null,
): Mail {
  const { mails, shared } = mailsContent[language]
  const standard = mailKeys.includes(key) ? mails.find((one) => one.key === key) : undefined
  const mail = standard && inOwnWords(standard, own, language)
  const facts = mailFacts[key]
  if (!mail || !facts) throw new RangeError(`no mail ${key}`)
  const lookUp = (name: string) =>
    formatPlaceholder(mailPlaceholders[name]?.type ?? '', values[name], language, 'weekday')
  const known = (text: string) => fillPieces([{ optional: text }], lookUp)
  const line = (text: string) => oneLine(fill(text, lookUp))
  const action = mail.action && {
    label: line(mail.action.label),
    url: webAddress(fill(mail.action.url, lookUp)),
  }
  return {
    language,
    fund: oneLine(known('{{fund.name}}') ?? 'Dichtbij'),
    subject: line(mail.subject),
    preview: line(mail.preview),
    greeting: oneLine(known(shared.greeting) ?? shared.greetingPlain),
    paragraphs: mail.body.flatMap((paragraph) => {
      return fillPieces(typeof paragraph === 'string' ? [paragraph] : paragraph, lookUp) ?? []
    }),
    letter: (values.letter as Letter | undefined) ?? null,
    action: action ?? null,
    groups: (values.groups as readonly MailGroup[] | undefined) ?? [],
    closing: known(shared.closing),
    help: fillPieces(shared.help, lookUp),
    why: fill(shared.why[facts.why ?? 'other'] ?? '', lookUp),
    linkFallback: action && !facts.carriesSecret ? known(shared.linkFallback) : null,
    choices:
      kindOfMail(key) === 'legal'
        ? []
        : [shared.preferences, shared.unsubscribe].flatMap(({ label, url }) => {
            const address = known(url)
            return address ? [{ label: known(label) ?? label, url: webAddress(address) }] : []
          }),
  }
}

/**
 * A header or a name stays one line and reads in one direction: what a person typed can never add a header to a mail, nor
 * turn around what stands beside it.
 */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Bidi_Control}\p{Cs}]+/gu, '')
    .trim()
}

function webAddress(url: string): string {
  const { protocol } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') throw new RangeError(`no web address: ${protocol}`)
  return url
}
