import { dayOf } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { drawAnswers, type PrintedSection } from './answers.ts'
import { drawFeet, drawHead } from './house.ts'
import { newDocument } from './open-document.ts'
import { openPaper } from './paper.ts'
import { printable } from './printable.ts'
import { save } from './save.ts'
import { write, writeHeading } from './writing.ts'

/** Everything that a fund keeps of a person, in words. */
export type OwnDataPrint = {
  language: Language
  fund: string
  name: string
  at: Date
  sections: readonly PrintedSection[]
}

/** Makes the PDF of what a fund keeps of somebody. Pure: the same data give the same bytes. */
export async function renderOwnData(print: OwnDataPrint): Promise<Uint8Array> {
  const language = { locale: print.language }
  const title = m.privacy_own_pdf_title({ name: print.name }, language)
  const day = formatDay(dayOf(print.at), print.language)
  const document = await newDocument({
    title: printable(title),
    language: print.language,
    author: print.fund,
    at: print.at,
  })
  const paper = openPaper(document, (here) => drawHead(here, printable(print.fund)))
  paper.y += 16
  write(paper, m.privacy_own_pdf_of({ day }, language), { size: 10, font: 'strong', ink: 'soft' })
  paper.y += 2
  writeHeading(paper, 1, printable(title), { size: 26, font: 'head', leading: 31 })
  paper.y += 10
  write(paper, m.privacy_own_pdf_lead({}, language), { size: 11, leading: 16 })
  for (const section of print.sections) drawAnswers(paper, section, language)
  drawFeet(paper, [m.privacy_own_pdf_foot({}, language), day], language)
  return save(paper)
}
