import type { ChangedAnswer } from '#app/components/changes/changed-text.tsx'
import { labelWithColon } from '#app/components/proposal/entries.tsx'
import { instrumentWords } from '#app/components/terms/instrument-words.ts'
import type { RedLine } from '#app/documents/red-line.ts'
import { clauseOfChange } from '#app/domain/grant/change-clause.ts'
import type { DiffEntry, TermsDiff } from '#app/domain/grant/diff.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { redLine } from '../word-by-word.server.ts'
import { changeFieldWords, changeRootWords, derivedFields } from './change-fields.ts'
import { changeValue } from './change-values.server.ts'

export type ChangedArticle = { id: string; number: number; title: string }

type Versions = { before: Terms; after: Terms }

/**
 * What changes between two versions, in words: each with what it was, what it becomes and the article it stands in. What
 * follows by itself (numbers, order) is left out.
 */
export function changeWords(
  diff: TermsDiff,
  versions: Versions,
  articles: readonly ChangedArticle[],
  language: Language,
): ChangedAnswer[] {
  return toldOf(diff, versions, articles, language).map(({ was, is, ...told }) => {
    const pieces = redLine(was, is)
    return { ...told, change: pieces.some(({ kind }) => kind === 'same') ? { pieces } : { was, is } }
  })
}

/** The same as a document prints it. */
export function changeLines(
  diff: TermsDiff,
  versions: Versions,
  articles: readonly ChangedArticle[],
  language: Language,
): RedLine[] {
  return toldOf(diff, versions, articles, language).map(({ label, section, was, is }) => ({
    what: label,
    article: section,
    pieces: redLine(was, is),
  }))
}

function toldOf(
  diff: TermsDiff,
  { before, after }: Versions,
  articles: readonly ChangedArticle[],
  language: Language,
) {
  return diff.filter(isTold).map((entry) => ({
    key: entry.path.join('-'),
    section: articleOf(entry, after, before, articles),
    ...(entry.path[0] === 'clauses'
      ? clauseTold(entry, articles)
      : fieldTold(entry, before, after, language)),
  }))
}

function fieldTold(entry: DiffEntry, before: Terms, after: Terms, language: Language) {
  return {
    label: labelOf(entry, before, after),
    was: wordsOf(entry, 'before', before, language),
    is: wordsOf(entry, 'after', after, language),
  }
}

/** An article that goes or comes, by its title. */
function clauseTold({ path, before, after }: DiffEntry, articles: readonly ChangedArticle[]) {
  const title = articles.find(({ id }) => id === path[1])?.title ?? ''
  return { label: m.terms_changed_articles(), was: before ? title : '', is: after ? title : '' }
}

/** The same in one line: what changes, without how. */
export function changeSummary(diff: TermsDiff, versions: Versions): string {
  const told = diff.filter(isTold).map((entry) => labelOf(entry, versions.before, versions.after))
  return [...new Set(told)].join('; ')
}

function isTold({ path }: DiffEntry): boolean {
  return !path.some((part) => derivedFields.has(part))
}

function articleOf(
  entry: DiffEntry,
  after: Terms,
  before: Terms,
  articles: readonly ChangedArticle[],
): string {
  const id = clauseOfChange(entry, after.clauses) ?? clauseOfChange(entry, before.clauses)
  const article = articles.find((one) => one.id === id)
  return article
    ? m.terms_changed_article({ number: String(article.number), title: article.title })
    : (changeRootWords[entry.path[0] ?? '']?.() ?? '')
}

type Row = { title?: string; name?: string; number?: number; task?: string }

function labelOf({ path }: DiffEntry, before: Terms, after: Terms): string {
  const [root = '', id, field] = path
  const whole = changeRootWords[root]?.() ?? root
  if (root === 'instruments' && id)
    return `${instrumentWords[id as keyof typeof instrumentWords]()}${field ? `: ${fieldWord(root, field)}` : ''}`
  if (id === undefined) return whole
  const rows = listOf(after, root) ?? listOf(before, root)
  if (!rows) return `${whole}: ${fieldWord(root, id)}`
  const name = nameOf(root, id, after) ?? nameOf(root, id, before) ?? ''
  return field ? `${name}: ${fieldWord(root, field)}` : name
}

function nameOf(root: string, id: string, terms: Terms): string | undefined {
  const row = listOf(terms, root)?.find((one) => one.id === id || one.key === id)
  if (!row) return undefined
  const one: Row = row
  if (root === 'tranches') return m.manager_grant_tranche_number({ number: String(one.number) })
  const title = one.title ?? one.name ?? one.task ?? id
  return root === 'milestones'
    ? `${m.manager_grant_milestone_number({ number: String(one.number) })}, ${title}`
    : title
}

function listOf(terms: Terms, root: string): ({ id?: string; key?: string } & Row)[] | null {
  const value = terms[root as keyof Terms]
  return Array.isArray(value) ? (value as ({ id?: string; key?: string } & Row)[]) : null
}

function fieldWord(root: string, field: string): string {
  return (changeFieldWords[`${root}.${field}`] ?? changeFieldWords[field])?.() ?? field
}

function wordsOf(
  { path, ...entry }: DiffEntry,
  side: 'before' | 'after',
  terms: Terms,
  language: Language,
): string {
  const value = entry[side]
  if (value === undefined || value === null) return ''
  const field = path.at(-1) ?? ''
  const isRow = path.length === 2 && typeof value === 'object' && listOf(terms, path[0] ?? '') !== null
  if (!isRow) return changeValue(field, value, terms, language)
  return Object.entries(value as object)
    .filter(([name]) => !['id', 'key', ...derivedFields].includes(name))
    .map(([name, one]) => [fieldWord(path[0] ?? '', name), changeValue(name, one, terms, language)])
    .filter(([, said]) => said !== '')
    .map(([label, said]) => `${labelWithColon(label ?? '')} ${said}`)
    .join('\n')
}
