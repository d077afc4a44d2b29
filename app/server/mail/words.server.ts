import { languageOf } from '#app/i18n/languages.ts'
import { db } from '#db/client.server.ts'
import { ownMailText } from '#db/queries/mail-texts.server.ts'
import { composeMail, type Mail } from '#emails/templates/compose.ts'
import { mailValues, type OutgoingMail } from './values.server.ts'

/** A decided mail in the language of who gets it, and in the fund's own words where there are some. */
export async function mailInWords(mail: OutgoingMail): Promise<Mail> {
  const language = languageOf(mail.locale)
  const about = { fund: mail.fundId, template: mail.template, locale: language }
  return composeMail(mail.template, await mailValues(mail), language, await ownMailText(db(), about))
}
