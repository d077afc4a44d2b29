import { render } from '@react-email/render'
import type { Language } from '#app/i18n/languages.ts'
import { composeMail, type Mail, type MailValues } from './compose.ts'
import { MailLayout } from './layout.tsx'
import { plainText } from './plain-text.ts'

export type RenderedMail = { subject: string; html: string; text: string }

/** A mail as it goes out, in one language; throws like `composeMail` when a value is absent. */
export function renderMail(key: string, values: MailValues, language: Language): Promise<RenderedMail> {
  return rendered(composeMail(key, values, language))
}

/** A mail in words as HTML and as plain text. */
export async function rendered(mail: Mail): Promise<RenderedMail> {
  return { subject: mail.subject, html: await render(<MailLayout mail={mail} />), text: plainText(mail) }
}
