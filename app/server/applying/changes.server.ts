import { diffWordsWithSpace } from 'diff'
import type { ChangedAnswer, Piece } from '#app/components/changes/changed-text.tsx'
import type { FrozenDocument } from '#app/domain/proposal/schema.ts'
import { answersIn, formOf } from '#app/domain/proposal/sections.ts'
import { sectionWords } from '#app/i18n/form-words.server.ts'
import { type AnswersReader, sectionAnswers } from './answers-view.server.ts'

/** What differs between two frozen copies, answer by answer in the order of the form, word by word. */
export function changesBetween(
  before: FrozenDocument,
  after: FrozenDocument,
  reader: Omit<AnswersReader, 'form'>,
): ChangedAnswer[] {
  const [old, now] = [textsOf(before, reader), textsOf(after, reader)]
  const keys = [...new Set([...now.keys(), ...old.keys()])]
  return keys.flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)]
    if (was?.text === is?.text) return []
    const { section, label } = (is ?? was) as Told
    return [{ key, section, label, pieces: piecesOf(was?.text ?? '', is?.text ?? '') }]
  })
}

type Told = { section: string; label: string; text: string }

function textsOf(document: FrozenDocument, reader: Omit<AnswersReader, 'form'>): Map<string, Told> {
  const form = formOf(document.track, document.formVersion)
  const told = form.sections.flatMap(({ key }) =>
    sectionAnswers(key, answersIn(document, key), { ...reader, form }).map((item): [string, Told] => [
      `${key}-${item.key}`,
      {
        section: sectionWords(key, reader.language).title,
        label: item.label,
        text: item.lines.join('\n'),
      },
    ]),
  )
  return new Map(told)
}

function piecesOf(was: string, is: string): Piece[] {
  return diffWordsWithSpace(was, is).map(({ value, added, removed }) => ({
    text: value,
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }))
}
