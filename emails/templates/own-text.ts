import { kindOfMail } from '#app/domain/notification/kind.ts'
import {
  type MailSlots,
  type MailText,
  paragraphsOf,
  problemsIn,
  slotsIn,
} from '#app/domain/notification/mail-text.ts'
import { mailPlaceholders, mailsContent } from '#app/i18n/content.server.ts'
import type { MailContent } from '#app/i18n/content-types.ts'
import { type Piece, placeholdersIn } from '#app/i18n/fill.ts'
import type { Language } from '#app/i18n/languages.ts'

/** The types of what a mail by law may not leave out when its standard words name it. */
const bindingTypes = ['money', 'date', 'dateTime', 'code']

/** What a mail can fill in, read from its standard words: those go out whole whenever it is sent. */
export function slotsOf(template: string, language: Language): MailSlots | null {
  const mail = standardOf(template, language)
  if (!mail) return null
  const pieces = mail.body.flat() as Piece[]
  const whole = pieces.filter((piece): piece is string => typeof piece === 'string')
  const always = placeholdersIn([mail.subject, mail.preview, ...whole].join(' '))
  const loose = pieces.flatMap((piece) => (typeof piece === 'string' ? [] : placeholdersIn(piece.optional)))
  const binds = (name: string) => bindingTypes.includes(mailPlaceholders[name]?.type ?? '')
  return {
    always,
    perhaps: loose.filter((name) => !always.includes(name)),
    needed: kindOfMail(template) === 'legal' ? placeholdersIn(whole.join(' ')).filter(binds) : [],
    bodyOnly: always.filter((name) => mailPlaceholders[name]?.type === 'code'),
  }
}

/** The standard words of a mail, as somebody would type them. */
export function standardText(template: string, language: Language): MailText | null {
  const mail = standardOf(template, language)
  if (!mail) return null
  const words = (text: string) => text.replace(/\{\{([\w.]+)\}\}/g, '{$1}')
  const paragraphs = mail.body.map((paragraph) =>
    [paragraph]
      .flat()
      .map((piece) => words(typeof piece === 'string' ? piece : piece.optional))
      .join(' '),
  )
  return { subject: words(mail.subject), preview: words(mail.preview), body: paragraphs.join('\n\n') }
}

/**
 * A mail in a fund's own words; a paragraph with something that is not always known is left out when it is not. Words that
 * do not fit the mail any more, because the mail itself has changed, give way to the standard ones.
 */
export function inOwnWords(mail: MailContent, text: MailText | null, language: Language): MailContent {
  const slots = slotsOf(mail.key, language)
  if (!text || !slots || problemsIn(text, slots).length > 0) return mail
  const words = (one: string) => one.replace(/\{([\w.]+)\}/g, '{{$1}}')
  return {
    ...mail,
    subject: words(text.subject),
    preview: words(text.preview),
    body: paragraphsOf(text.body).map((paragraph) =>
      slotsIn(paragraph).every((name) => slots.always.includes(name))
        ? words(paragraph)
        : [{ optional: words(paragraph) }],
    ),
  }
}

function standardOf(template: string, language: Language): MailContent | undefined {
  return mailsContent[language].mails.find(({ key }) => key === template)
}
