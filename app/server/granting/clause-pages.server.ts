import { placeholderNeedWord, whenWords } from '#app/components/granting/clause-words.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { hardToRead, placeholdersIn } from '#app/domain/grant/clause-judgement.ts'
import { clausePlaceholders } from '#app/domain/grant/clause-placeholders.ts'
import type { Clause } from '#app/domain/grant/clauses.ts'
import { translationFor } from '#app/domain/grant/translation.ts'
import type { Piece } from '#app/domain/piece.ts'
import { clauseNotices, exampleText, placeholderMeaning } from '#app/i18n/clause-words.server.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import {
  clauseLibrary,
  clauseTranslationsOf,
  clauseUses,
  type LibraryClause,
} from '#db/queries/clauses.server.ts'
import { notFound } from '../answers.server.ts'
import { wordByWord } from '../word-by-word.server.ts'

/** The part of a URL that stands for an article that is not there yet. */
export const newClause = 'new'

/** Every article of the fund by its order, with its newest version. */
export async function clauseListPage(actor: Person, language: Language) {
  const [versions, uses, english] = await Promise.all([
    clauseLibrary(db(), actor.fund),
    clauseUses(db(), actor.fund),
    clauseTranslationsOf(db(), actor.fund, 'en'),
  ])
  const newest = versions.filter(
    ({ id, version }) => !versions.some((other) => other.id === id && other.version > version),
  )
  return {
    notice: clauseNotices().notice,
    manager: actor.roles.includes('manager'),
    rows: newest.map((clause) => {
      const translated = translationFor(clause, english)
      return {
        id: clause.id,
        path: `/manager/clauses/${encodeURIComponent(clause.id)}`,
        title: clause.title,
        when: whenOf(clause, language),
        version: String(clause.version),
        written: writtenWords(clause, language),
        retired: clause.retired,
        check: clause.lawyerCheck ?? null,
        uses: String(new Set(uses.filter(({ id }) => id === clause.id).map(({ grant }) => grant)).size),
        english: englishWords(translated),
      }
    }),
  }
}

/** One article: its newest words, what fills it, its versions with what changed, and what was made with each. */
export async function clausePage(actor: Person, id: string | undefined, language: Language) {
  const versions = await versionsOf(actor, id)
  const last = versions.at(-1) as LibraryClause
  const [uses, english] = await Promise.all([
    clauseUses(db(), actor.fund, last.id),
    clauseTranslationsOf(db(), actor.fund, 'en', last.id),
  ])
  const translated = translationFor(last, english)
  return {
    path: `/manager/clauses/${encodeURIComponent(last.id)}`,
    notice: clauseNotices().notice,
    manager: actor.roles.includes('manager'),
    clause: textsOf(last),
    seen: String(last.version),
    written: writtenWords(last, language),
    when: whenOf(last, language),
    check: last.lawyerCheck ?? null,
    retired: last.retired,
    hard: hardToRead(last.plain),
    placeholders: placeholderRows(last, language),
    english: translated && { ...textsOf(translated.translation), word: englishWords(translated) },
    versions: versions
      .map((one, at) => ({
        version: String(one.version),
        written: writtenWords(one, language),
        retired: one.retired,
        changes: at === 0 ? [] : changesOf(versions[at - 1] as Clause, one),
        uses: uses
          .filter(({ version }) => version === one.version)
          .map(({ grant, reference, title, state }) => ({
            href: `/manager/grants/${grant}`,
            name: `${title} (${reference})`,
            word: stateWord('termsVersion', state, 'staff', language) ?? state,
          })),
      }))
      .reverse(),
  }
}

/** Every version of one article; not found when the fund has none of that name. */
export async function versionsOf(actor: Person, id: string | undefined): Promise<LibraryClause[]> {
  const versions = id ? await clauseLibrary(db(), actor.fund, id) : []
  if (versions.length === 0) throw notFound()
  return versions
}

/** The placeholders that may be used, each with its meaning and when it has a value. */
export function knownPlaceholders(language: Language) {
  return Object.keys(clausePlaceholders).map((name) => placeholderRow(name, language))
}

/** An article filled in with an example agreement, and what is hard about its plain words. */
export function previewOf(texts: Pick<Clause, 'title' | 'plain' | 'legal'>) {
  return {
    title: exampleText(texts.title),
    plain: exampleText(texts.plain),
    legal: exampleText(texts.legal),
    hard: hardToRead(texts.plain),
  }
}

export function whenOf({ appliesWhen }: Pick<Clause, 'appliesWhen'>, language: Language): string {
  return (
    whenWords(appliesWhen, (cents) => formatMoney(cents, language)).join(' · ') || m.agreement_clause_always()
  )
}

/** What differs between two versions: title, plain and legal words, each word by word. */
export function changesOf(before: Clause, after: Clause): { key: string; label: string; pieces: Piece[] }[] {
  const labels = {
    title: m.agreement_clause_name(),
    plain: m.agreement_clause_plain(),
    legal: m.agreement_clause_legal(),
  }
  return (['title', 'plain', 'legal'] as const).flatMap((key) =>
    before[key] === after[key]
      ? []
      : [
          {
            key,
            label: labels[key],
            pieces: wordByWord(before[key], after[key]),
          },
        ],
  )
}

function placeholderRows({ title, plain, legal }: Clause, language: Language) {
  return placeholdersIn([title, plain, legal].join(' ')).map((name) => placeholderRow(name, language))
}

function placeholderRow(name: string, language: Language) {
  return {
    name,
    meaning: placeholderMeaning(name, language) ?? name,
    needs: placeholderNeedWord(clausePlaceholders[name]?.needs) ?? m.agreement_clause_always(),
  }
}

function textsOf({ title, plain, legal }: Pick<Clause, 'title' | 'plain' | 'legal'>) {
  return { title, plain, legal }
}

function writtenWords({ writtenBy, writtenAt }: LibraryClause, language: Language): string {
  const day = formatDay(dayOf(writtenAt), language)
  return writtenBy ? m.agreement_clause_written({ name: writtenBy, day }) : m.agreement_clause_begun({ day })
}

function englishWords(translated: { lags: boolean; translation: { of: number } } | null): string {
  if (!translated) return m.agreement_clause_english_none()
  return translated.lags
    ? m.agreement_clause_english_lags({ version: String(translated.translation.of) })
    : m.agreement_clause_english_same()
}
