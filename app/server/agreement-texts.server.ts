import { templateVersion } from '#app/documents/agreement.ts'
import { unprintable } from '#app/documents/printable.ts'
import type { AgreementTexts } from '#app/domain/grant/texts.ts'
import {
  agreementLanguage,
  formatClauseValue,
  reportWords,
  smallStartWords,
} from '#app/i18n/clause-words.server.ts'

/** What every agreement is written with: Dutch words, and the template of the document. */
export function agreementTexts(): AgreementTexts {
  return {
    locale: agreementLanguage,
    reportWords: reportWords(),
    smallStartWords: smallStartWords(),
    format: formatClauseValue,
    templateVersion,
    unprintable,
  }
}
