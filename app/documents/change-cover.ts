import { dayOf } from '#app/domain/calendar.ts'
import type { ChangeKind } from '#app/domain/grant/change-kind.ts'
import { formatDay } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { granteeLine } from './agreement-facts.ts'
import type { ChangePrint } from './change.ts'
import { drawFacts, type Fact, usualFacts } from './facts.ts'
import { dutch, shortHash } from './house.ts'
import type { Paper } from './paper.ts'
import { printable } from './printable.ts'
import { heading, write, writeHeading } from './writing.ts'

/** The top of the first page: what it is, between whom, what it changes, how heavy it is, and why it was asked. */
export function drawChangeCover(paper: Paper, change: ChangePrint): void {
  const { terms, reason } = change
  paper.y += 16
  const kind = m.documents_change_kind({ reference: terms.reference }, dutch)
  write(paper, kind, { size: 10, font: 'strong', ink: 'soft' })
  paper.y += 2
  writeHeading(paper, 1, printable(terms.initiative.name), { size: 26, font: 'head', leading: 31 })
  paper.y += 14
  drawFacts(paper, factsOf(change), usualFacts)
  heading(paper, 2, m.documents_change_reason({}, dutch))
  write(paper, printable(reason), { size: 10.5, leading: 15.5 })
}

/** What a change of this class asks, with the name of who answers it. */
export function classWord(kind: ChangeKind, { side, terms }: Pick<ChangePrint, 'side' | 'terms'>): string {
  const other = printable(side === 'fund' ? terms.initiative.name : terms.fund.name)
  return {
    free: () => m.documents_change_free({}, dutch),
    notice: () => m.documents_change_notice({ other }, dutch),
    amendment: () => m.documents_change_amendment({}, dutch),
  }[kind]()
}

function factsOf(change: ChangePrint): Fact[] {
  const { terms, version, termsHash, side, by, sentAt, kind, example } = change
  const word = example ? ` (${m.components_example({}, dutch)})` : ''
  const day = formatDay(dayOf(sentAt), 'nl')
  const facts: Fact[] = [
    {
      label: m.documents_pdf_fund({}, dutch),
      value: terms.fund.name,
      note: m.documents_pdf_fund_by({ name: terms.fund.legalName }, dutch),
    },
    {
      label: m.documents_pdf_grantee({}, dutch),
      value: `${terms.grantee.name}${word}`,
      note: granteeLine(terms),
    },
    {
      label: m.documents_change_of({}, dutch),
      value: m.documents_change_version({ version }, dutch),
      note: termsHash
        ? m.documents_pdf_hash({ hash: shortHash(termsHash) }, dutch)
        : m.documents_change_unsigned({}, dutch),
    },
    { label: m.documents_change_holds({}, dutch), value: holdsFrom(change), note: '' },
    {
      label: m.documents_change_by({}, dutch),
      value: side === 'fund' ? terms.fund.name : terms.initiative.name,
      note: m.documents_change_by_note({ person: by, day }, dutch),
    },
    {
      label: m.documents_change_class({}, dutch),
      value: classWord(kind, change),
      note: classNotes[kind]({}, dutch),
    },
  ]
  return facts.map((fact) => ({ ...fact, value: printable(fact.value), note: printable(fact.note) }))
}

const classNotes = {
  free: m.documents_change_free_note,
  notice: m.documents_change_notice_note,
  amendment: m.documents_change_amendment_note,
}

function holdsFrom({ effectiveFrom, kind, side, terms }: ChangePrint): string {
  if (effectiveFrom) return formatDay(effectiveFrom, 'nl')
  const other = side === 'fund' ? terms.initiative.name : terms.fund.name
  return kind === 'amendment'
    ? m.documents_change_holds_signed({}, dutch)
    : m.documents_change_holds_yes({ other }, dutch)
}
