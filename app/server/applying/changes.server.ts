import type { Change, ChangedAnswer, ChangedPart, ChangedRow } from '#app/components/changes/changed-text.tsx'
import type { AnswerItem } from '#app/components/proposal/answer-list.tsx'
import type { AnswerEntry, EntryPart } from '#app/components/proposal/entries.tsx'
import { compareRows, type RowChange } from '#app/domain/proposal/difference.ts'
import type { FrozenDocument } from '#app/domain/proposal/schema.ts'
import { answersIn, formOf } from '#app/domain/proposal/sections.ts'
import { sectionWords } from '#app/i18n/form-words.server.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { wordByWord } from '../word-by-word.server.ts'
import { type AnswersReader, sectionAnswers } from './answers-view.server.ts'

/**
 * What differs between two frozen copies, answer by answer in the order of the form: long texts word by word, rows by the row
 * that they are, and everything else as a whole.
 */
export function changesBetween(
  before: FrozenDocument,
  after: FrozenDocument,
  reader: Omit<AnswersReader, 'form'>,
): ChangedAnswer[] {
  const [old, now] = [itemsOf(before, reader), itemsOf(after, reader)]
  const keys = [...new Set([...now.keys(), ...old.keys()])]
  return keys.flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)]
    const { section, label } = (is ?? was) as Told
    const change = changeOf(was, is)
    return change ? [{ key, section, label, change }] : []
  })
}

type Told = AnswerItem & { section: string }

function itemsOf(document: FrozenDocument, reader: Omit<AnswersReader, 'form'>): Map<string, Told> {
  const form = formOf(document.track, document.formVersion)
  const told = form.sections.flatMap(({ key }) =>
    sectionAnswers(key, answersIn(document, key), { ...reader, form }).map((item): [string, Told] => [
      `${key}-${item.key}`,
      { ...item, section: sectionWords(key, reader.language).title },
    ]),
  )
  return new Map(told)
}

function changeOf(was: Told | undefined, is: Told | undefined): ChangedAnswer['change'] | null {
  if (was?.entries || is?.entries) {
    const changed = compareRows(was?.entries ?? [], is?.entries ?? [], sameEntry)
    return changed.length > 0 ? { rows: changed.map(rowOf) } : null
  }
  return textChange(was?.lines.join('\n') ?? '', is?.lines.join('\n') ?? '', (is ?? was)?.long ?? false)
}

function textChange(was: string, is: string, long: boolean): Change | null {
  if (was === is) return null
  if (!long || was === '' || is === '') return { was, is }
  return { pieces: wordByWord(was, is) }
}

function sameEntry(was: AnswerEntry, is: AnswerEntry): boolean {
  return partChanges(was, is).length === 0
}

function rowOf({ id, was, is, changed, moved }: RowChange<AnswerEntry>): ChangedRow {
  const shown = (is ?? was) as AnswerEntry
  const what = [
    ...(was ? [] : [m.components_row_added()]),
    ...(is ? [] : [m.components_row_removed()]),
    ...(changed ? [m.components_row_changed()] : []),
    ...(moved ? [m.components_row_moved()] : []),
  ]
  return {
    id,
    name: shown.name?.text ?? shown.parts[0]?.text ?? '',
    what,
    parts:
      was && is ? partChanges(was, is) : partChanges(was ?? empty, is ?? empty).slice(shown.name ? 1 : 0),
  }
}

const empty = { name: null, parts: [] }

function partChanges(
  was: Pick<AnswerEntry, 'name' | 'parts'>,
  is: Pick<AnswerEntry, 'name' | 'parts'>,
): ChangedPart[] {
  const [old, now] = [allOf(was), allOf(is)]
  const keys = [...new Set([...now, ...old].map(({ key }) => key))]
  return keys.flatMap((key) => {
    const [before, after] = [old, now].map((parts) => parts.find((part) => part.key === key))
    const { label, long } = (after ?? before) as EntryPart
    const change = textChange(before?.text ?? '', after?.text ?? '', long)
    return change ? [{ key, label, change }] : []
  })
}

function allOf({ name, parts }: Pick<AnswerEntry, 'name' | 'parts'>): EntryPart[] {
  return name ? [name, ...parts] : parts
}
