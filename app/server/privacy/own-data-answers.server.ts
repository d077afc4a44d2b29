import type { OwnDataPrint } from '#app/documents/own-data.ts'
import type { FrozenDocument, SectionKey } from '#app/domain/proposal/schema.ts'
import { answersIn, type Form, formOf, formOfDocument, isSectionKey } from '#app/domain/proposal/sections.ts'
import type { Track } from '#app/domain/round.ts'
import { sectionWords } from '#app/i18n/form-words.server.ts'
import type { Language } from '#app/i18n/languages.ts'
import { db } from '#db/client.server.ts'
import { type FormLists, formLists } from '#db/queries/form-lists.server.ts'
import { type OwnRow, tracksOf } from '#db/queries/privacy/own-data.server.ts'
import { sectionAnswers } from '../applying/answers-view.server.ts'
import type { Place } from './own-data-codes.ts'

type Item = OwnDataPrint['sections'][number]['items'][number]

/** What is needed to print answers of a form as its questions and words say them. */
export type OwnForms = {
  language: Language
  lists: FormLists
  /** The track of each plan, by its id. */
  tracks: ReadonlyMap<string, Track>
  /** Are the answers in this column printed by their questions? */
  prints: (place: Omit<Place, 'deep'>) => boolean
  /** What a part of a plan is called, or a V. */
  partWords: (key: string) => string | null
}

export async function ownForms(fund: string, language: Language): Promise<OwnForms> {
  return {
    language,
    lists: await formLists(db(), fund),
    tracks: await tracksOf(db(), fund),
    prints: ({ table, column }) =>
      (table === 'submissions' && column === 'document') ||
      (table === 'proposal_sections' && column === 'answers'),
    partWords: (key) => (isSectionKey(key) ? sectionWords(key, language).shortTitle : null),
  }
}

/** The answers that a row holds, each under its question; what nobody answered is left out. */
export function answersOfRow(table: string, row: OwnRow, forms: OwnForms): Item[] {
  if (table === 'submissions' && row.document) {
    const document = row.document as FrozenDocument
    const form = formOfDocument(document)
    return form.sections.flatMap(({ key }) => answered(key, answersIn(document, key), form, forms))
  }
  if (table !== 'proposal_sections' || !row.answers) return []
  const form = formOf(forms.tracks.get(String(row.proposal_id)) ?? 'full')
  const key = String(row.section)
  return isSectionKey(key) ? answered(key, row.answers as Record<string, unknown>, form, forms) : []
}

function answered(
  section: SectionKey,
  answers: Record<string, unknown>,
  form: Form,
  { lists, language }: OwnForms,
): Item[] {
  return sectionAnswers(section, answers, { form, lists, language }).filter(({ lines }) => lines.length > 0)
}
