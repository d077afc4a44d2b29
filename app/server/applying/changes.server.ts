import type { ChangedAnswer, ChangedRow } from '#app/components/changes/changed-text.tsx'
import type { AnswerItem } from '#app/components/proposal/answer-list.tsx'
import type { AnswerEntry, EntryPart } from '#app/components/proposal/entries.tsx'
import { compareRows, type RowChange } from '#app/domain/proposal/difference.ts'
import type { FrozenDocument } from '#app/domain/proposal/schema.ts'
import { answersIn, formOfDocument } from '#app/domain/proposal/sections.ts'
import { sectionWords } from '#app/i18n/form-words.server.ts'
import { partChanges, rowWords, textChange } from '../changed-parts.server.ts'
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
  const form = formOfDocument(document)
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

function sameEntry(was: AnswerEntry, is: AnswerEntry): boolean {
  return partChanges(allOf(was), allOf(is)).length === 0
}

function rowOf(change: RowChange<AnswerEntry>): ChangedRow {
  const { id, was, is } = change
  const shown = (is ?? was) as AnswerEntry
  const parts = partChanges(was ? allOf(was) : [], is ? allOf(is) : [])
  return {
    id,
    name: shown.name?.text ?? shown.parts[0]?.text ?? '',
    what: rowWords(change),
    parts: was && is ? parts : parts.slice(shown.name ? 1 : 0),
  }
}

function allOf({ name, parts }: Pick<AnswerEntry, 'name' | 'parts'>): EntryPart[] {
  return name ? [name, ...parts] : parts
}
