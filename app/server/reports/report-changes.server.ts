import type { ChangedAnswer, ChangedRow } from '#app/components/changes/changed-text.tsx'
import type { EntryPart } from '#app/components/proposal/entries.tsx'
import { type ReportChange, reportChanges } from '#app/domain/results/report-changes.ts'
import type { ReportContent } from '#app/domain/results/report-content.ts'
import { formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { partChanges, rowWords, textChange } from '../changed-parts.server.ts'
import {
  baselineText,
  correctionParts,
  delayText,
  figureParts,
  milestoneParts,
  nameOfMeasured,
  photoParts,
} from './report-parts.server.ts'
import type { Beside } from './reporting.server.ts'

/** What a report says differently from an earlier sending, question by question, for who reads it. */
export function reportAnswersChanged(
  before: ReportContent,
  after: ReportContent,
  beside: Beside,
  language: Language,
): ChangedAnswer[] {
  const answers = new Map<string, ChangedAnswer>()
  for (const change of reportChanges(before, after)) {
    const { row, ...told } = answerOf(change, beside, language)
    const same = answers.get(told.key)
    if (row && same && 'rows' in same.change) same.change.rows.push(row)
    else answers.set(told.key, told)
  }
  return [...answers.values()]
}

/** An answer with one change in it; of a question that has rows also that row, to put with the others. */
type Told = ChangedAnswer & { row?: ChangedRow }

function answerOf(change: ReportChange, beside: Beside, language: Language): Told {
  switch (change.kind) {
    case 'milestone': {
      const known = beside.terms.milestones.find(({ id }) => id === change.milestone)
      const name = known ? `${known.number}. ${known.title}` : m.results_report_report()
      return inRows(
        { key: 'milestones', section: m.results_report_story(), label: m.reporting_change_milestones() },
        rowOf(change.milestone, name, change, (said) => milestoneParts(said, language)),
      )
    }
    case 'what-changed':
      return inWords(
        { key: change.kind, section: m.results_report_story(), label: m.results_report_ask_changed() },
        change,
      )
    case 'delay':
      return inWords(
        { key: change.kind, section: m.results_report_story(), label: m.results_report_delay() },
        { before: delayText(change.before, language), after: delayText(change.after, language) },
      )
    case 'figure':
    case 'correction':
    case 'baseline':
    case 'no-figure':
    case 'no-baseline':
      return ofIndicator(change, beside, language)
    case 'voice':
      return inWords(
        {
          key: `voice-${change.criterion}`,
          section: m.reporting_voices(),
          label: criterionWords(change.criterion, language).name,
        },
        change,
      )
    case 'photo': {
      const name = (change.after ?? change.before)?.shows || m.reporting_change_photo()
      return inRows(
        { key: 'photos', section: m.results_report_report(), label: m.reporting_photos() },
        rowOf(change.file, name, change, photoParts),
      )
    }
    case 'spending': {
      const line = beside.terms.budgetLines.find(({ id }) => id === change.budgetLine)
      return inRows(
        { key: 'spending', section: m.results_report_costs(), label: m.results_report_spending() },
        rowOf(change.budgetLine, line?.title ?? '', change, (cents) => [
          {
            key: 'amount',
            label: m.results_report_amount(),
            text: formatMoney(cents, language),
            long: false,
          },
        ]),
      )
    }
    case 'lesson-title':
    case 'lesson-text':
      return inWords(
        {
          key: change.kind,
          section: m.results_report_one_lesson(),
          label:
            change.kind === 'lesson-title'
              ? m.results_report_ask_lesson_title()
              : m.results_report_ask_lesson_text(),
        },
        change,
      )
  }
}

type OfIndicator = Extract<ReportChange, { indicator: string }>

function ofIndicator(change: OfIndicator, beside: Beside, language: Language): Told {
  const known = beside.terms.indicators.find(({ id }) => id === change.indicator)
  const [name, unit] = [known?.name ?? '', known?.unit ?? '']
  const section = m.results_report_measurements()
  const asked = (question: string) => ({
    key: `${change.kind}-${change.indicator}`,
    section,
    label: `${name}. ${question}`,
  })
  switch (change.kind) {
    case 'figure': {
      const parts = (said: NonNullable<typeof change.after>) =>
        figureParts(said, { unit, neighbourhoods: beside.neighbourhoods, language })
      const place = parts((change.after ?? change.before) as NonNullable<typeof change.after>)
      return inRows(
        { key: `figures-${change.indicator}`, section, label: name },
        rowOf(
          change.figure,
          place.find(({ key }) => key === 'place')?.text || m.reporting_change_count(),
          change,
          parts,
        ),
      )
    }
    case 'correction':
      return inRows(
        { ...asked(m.reporting_correct()), key: `corrections-${change.indicator}` },
        rowOf(
          change.measurement,
          nameOfMeasured(change.measurement, { unit, beside, language }),
          change,
          (said) => correctionParts(said, unit, language),
        ),
      )
    case 'baseline':
      return inWords(asked(m.results_report_ask_baseline()), {
        before: baselineText(change.before, unit, language),
        after: baselineText(change.after, unit, language),
      })
    case 'no-figure':
      return inWords(asked(m.results_report_ask_no_figure()), change)
    case 'no-baseline':
      return inWords(asked(m.reporting_change_no_baseline()), change)
  }
}

type Question = Pick<ChangedAnswer, 'key' | 'section' | 'label'>

function inRows(question: Question, row: ChangedRow): Told {
  return { ...question, change: { rows: [row] }, row }
}

function inWords(
  question: Question,
  { before, after }: { before: string | null; after: string | null },
): Told {
  const [was, is] = [before ?? '', after ?? '']
  return { ...question, change: textChange(was, is, true) ?? { was, is } }
}

function rowOf<Said>(
  id: string,
  name: string,
  { before, after }: { before: Said | null; after: Said | null },
  partsOf: (said: Said) => EntryPart[],
): ChangedRow {
  const was = before === null ? [] : partsOf(before)
  const is = after === null ? [] : partsOf(after)
  return {
    id,
    name,
    what: rowWords({ was: before, is: after, changed: before !== null && after !== null }),
    parts: partChanges(was, is),
  }
}
