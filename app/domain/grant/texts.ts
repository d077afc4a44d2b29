import type { ClauseValue } from './clause-values.ts'
import type { ReportWords } from './schedule.ts'
import type { SmallStartWords } from './small-start.ts'

/** What agreements are written with: words of one language and the template of the document, which no rule holds. */
export type AgreementTexts = {
  locale: string
  reportWords: ReportWords
  smallStartWords: SmallStartWords
  /** A typed value as it stands in an article; empty when there are no words for it. */
  format: (value: ClauseValue) => string
  templateVersion: string
  /** The first letter of a text that the document's fonts do not have; null when all can be printed. */
  unprintable: (text: string) => Promise<string | null>
}
