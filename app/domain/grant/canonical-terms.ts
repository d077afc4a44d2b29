import canonicalize from 'canonicalize'
import type { ClauseReference } from './clauses.ts'
import type { Terms } from './terms.ts'

/**
 * The text whose SHA-256 is the terms hash in the footer: terms, the versions of the articles, the version of the
 * template and the language, as canonical JSON (RFC 8785), so that equal agreements have equal text. `canonicalize` is
 * the one library beside zod and ibantools that the rules use: it is pure and has no dependencies.
 */
export function canonicalTerms(
  terms: Terms,
  clauses: readonly ClauseReference[],
  templateVersion: string,
  locale: string,
): string {
  const versions = clauses.map(({ id, version }) => ({ id, version }))
  return canonicalize({ terms, clauses: versions, templateVersion, locale }) as string
}
