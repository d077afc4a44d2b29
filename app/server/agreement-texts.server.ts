import { templateVersion } from '#app/documents/agreement.ts'
import { unprintable } from '#app/documents/fonts.ts'
import type { AgreementTexts } from '#app/domain/grant/texts.ts'
import {
  agreementLanguage,
  clauseTexts,
  formatClauseValue,
  reportWords,
  smallStartWords,
} from '#app/i18n/clause-words.server.ts'

/** What every agreement is written with: the Dutch articles, and the template of the document. */
export function agreementTexts(): AgreementTexts {
  return {
    locale: agreementLanguage,
    clauses: clauseTexts(),
    reportWords: reportWords(),
    smallStartWords: smallStartWords(),
    format: formatClauseValue,
    templateVersion,
    unprintable,
  }
}
