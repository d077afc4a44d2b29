import type { HarvestLanguage } from '#app/domain/results/annual-report-edition.ts'
import type { HarvestFigureRow } from '#app/i18n/harvest-figure.ts'
import type { HarvestLine, HarvestPassage } from '#app/i18n/harvest-passage.ts'
import type { HarvestSection } from '#app/i18n/harvest-view.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { inWords } from '#app/i18n/worded.ts'
import { drawFeet, drawHead, shortHash } from './house.ts'
import { engine, newDocument } from './open-document.ts'
import { openPaper, type Paper, reserve, rule, sheet } from './paper.ts'
import { printable } from './printable.ts'
import { save } from './save.ts'
import { drawTable } from './table.ts'
import { spoken } from './tagged.ts'
import { write, writeChapter, writeHeading, writeList } from './writing.ts'

/** The template and the libraries that make the bytes. */
export const harvestRenderer = `harvest-3 ${engine}`

export type HarvestPrint = {
  language: HarvestLanguage
  fund: string
  title: string
  lead: string
  /** Until which day it was known, and when it was approved. */
  known: string
  /** That amounts are invented, where they are. */
  example: string | null
  /** That the texts of the programme are in Dutch, where the rest is not. */
  inDutch: string | null
  sections: readonly HarvestSection[]
  hash: string
  approvedAt: Date
}

/**
 * Makes the PDF of an approved harvest in the house style, in one language. Pure: the same harvest gives the same bytes
 * within one renderer.
 */
export async function renderHarvest(
  print: HarvestPrint,
): Promise<{ bytes: Uint8Array; pages: number; renderer: string }> {
  const { language, fund, title, approvedAt } = print
  const document = await newDocument({ title, language, author: fund, at: approvedAt })
  const paper = openPaper(document, (here) => drawHead(here, here.pages.length === 1 ? fund : title))
  drawTitle(paper, print)
  for (const section of print.sections) drawSection(paper, section, language)
  const foot = m.documents_letter_hash({ hash: shortHash(print.hash) }, { locale: language })
  drawFeet(paper, [printable(title), foot], { locale: language })
  return { bytes: await save(paper), pages: paper.pages.length, renderer: harvestRenderer }
}

const body = { size: 10.5, leading: 15.5 } as const
const soft = { size: 9, leading: 13, ink: 'soft' } as const
const label = { size: 10.5, leading: 15.5, font: 'strong' } as const

function drawTitle(paper: Paper, { title, lead, known, example, inDutch }: HarvestPrint): void {
  paper.y += 30
  writeHeading(paper, 1, printable(title), { size: 34, font: 'head', leading: 40 })
  paper.y += 6
  write(paper, printable(lead), { size: 13, leading: 19 })
  paper.y += 10
  rule(paper, paper.y, 'action', 2, sheet.left, sheet.left + 64)
  paper.y += 16
  const notes = [known, example, inDutch].filter((note) => note !== null)
  for (const note of notes) write(paper, printable(note), soft)
  paper.y += 10
}

function drawSection(
  paper: Paper,
  { key, title, titleLang, passages, figures }: HarvestSection,
  language: HarvestLanguage,
): void {
  if (key !== 'opening') spoken(paper, titleLang, () => writeChapter(paper, printable(title), 70))
  for (const passage of passages.filter(({ kind }) => kind !== 'missing')) drawPassage(paper, passage)
  if (figures.length > 0) drawFigures(paper, title, figures, language)
  for (const passage of passages.filter(({ kind }) => kind === 'missing')) drawPassage(paper, passage)
}

function drawPassage(paper: Paper, passage: HarvestPassage): void {
  const { kind, label: called, labelLang, paragraphs, lang } = passage
  if (called && kind !== 'opening') {
    reserve(paper, 2.5 * body.leading)
    if (kind === 'execution') write(paper, printable(called), { ...soft, font: 'strong' })
    else spoken(paper, labelLang, () => writeHeading(paper, 3, printable(called), label))
  }
  spoken(paper, lang, () => {
    for (const { list, lines } of paragraphs) {
      const texts = lines.map(textOf)
      if (list) writeList(paper, texts, body, 2)
      else for (const text of texts) write(paper, text, body)
    }
  })
  paper.y += kind === 'plan' ? 4 : 9
}

/** All figures of a pillar, each with the sentence it comes from. */
function drawFigures(
  paper: Paper,
  title: string,
  rows: readonly HarvestFigureRow[],
  language: HarvestLanguage,
): void {
  const locale = { locale: language }
  const throughFund = rows.some(({ grants }) => grants !== null)
  drawTable(paper, {
    title: printable(`${m.harvest_figures({}, locale)}: ${title}`),
    columns: [
      { head: m.results_public_what({}, locale), share: 6, lang: language === 'nl' ? undefined : 'nl' },
      { head: m.results_public_measured({}, locale), share: 3 },
      { head: m.results_public_target({}, locale), share: 3 },
      ...(throughFund ? [{ head: m.harvest_through_fund({}, locale), share: 2 }] : []),
    ],
    rows: rows.map(({ name, figure, target, grants, quote }) => [
      printable([inWords(name), quote && `“${quote}”`].filter(Boolean).join('\n')),
      printable(inWords(figure)),
      printable(target ? inWords(target) : '–'),
      ...(throughFund ? [printable(grants ? inWords(grants) : '–')] : []),
    ]),
  })
}

function textOf(line: HarvestLine): string {
  return printable(line.map(inWords).join(''))
}
