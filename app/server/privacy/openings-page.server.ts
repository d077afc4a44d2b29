import type { Person } from '#app/domain/access.ts'
import type { OpenedThing } from '#app/domain/opening.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { type OpeningRow, openingChoices, openingsOf } from '#db/queries/openings.server.ts'

const most = 100

/** Who of the fund opened what others wrote, as the address asks for it: of one person, of one initiative, from which line on. */
export async function openingsPage(actor: Person, address: URL) {
  const asked = (name: string) => address.searchParams.get(name) ?? ''
  const typed = { person: asked('person'), initiative: asked('initiative') }
  const from = Math.max(0, Number.parseInt(asked('from'), 10) || 0)
  const rows = await openingsOf(db(), actor, typed, { from, most: most + 1 })
  const choices = await openingChoices(db(), actor)
  const at = (start: number) => {
    const query = new URLSearchParams(Object.entries(typed).filter(([, value]) => value !== ''))
    if (start > 0) query.set('from', String(start))
    return `/manager/openings${query.size > 0 ? `?${query}` : ''}`
  }
  return {
    typed,
    file: at(0).split('?')[1] ?? '',
    persons: choices.persons.map(({ id, name }) => ({ value: id, label: name || m.privacy_open_erased() })),
    initiatives: choices.initiatives.map(({ id, name }) => ({
      value: id,
      label: name || m.privacy_open_no_name(),
    })),
    rows: rows.slice(0, most).map(openingView),
    newer: from > 0 ? at(Math.max(0, from - most)) : null,
    older: rows.length > most ? at(from + most) : null,
  }
}

function openingView(row: OpeningRow) {
  return {
    id: row.id,
    when: formatDateTime(row.openedAt, currentLocale()),
    who: row.name || m.privacy_open_erased(),
    side: row.side === 'panel' ? m.privacy_open_panel() : m.privacy_open_office(),
    what: openedWords(row),
    about: row.title || row.initiative || m.privacy_open_no_name(),
    reference: row.reference ?? '',
  }
}

/** What was opened, in words; a file by its name. */
export function openedWords({ what, file }: Pick<OpeningRow, 'what' | 'file'>): string {
  if (what === 'file') return file ? m.privacy_open_file({ name: file }) : m.privacy_open_file_gone()
  return thingWords[what]({})
}

type Word = (inputs: Record<string, never>, options?: { locale: Language }) => string

/** What was opened, where no name of a file is told. */
export const thingWords: Record<OpenedThing, Word> = {
  proposal: m.privacy_open_proposal,
  document: m.privacy_open_document,
  draft: m.privacy_open_draft,
  file: m.privacy_own_a_file,
  agreement: m.privacy_open_agreement,
  change: m.privacy_open_change,
  letter: m.privacy_open_letter,
  payment: m.privacy_open_payment,
}
