import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Person } from '#app/domain/access.ts'
import { clauseApplies, newestClauses, renewedSince } from '#app/domain/grant/clause-choice.ts'
import { appliesTo } from '#app/domain/grant/terms.ts'
import { hashOf } from '#app/effects/hash.ts'
import { exampleText } from '#app/i18n/clause-words.server.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { newestVersion } from '#db/queries/agreements.server.ts'
import { clauseLibrary, type LibraryClause } from '#db/queries/clauses.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { notFound } from '../answers.server.ts'
import { changesOf } from './clause-pages.server.ts'
import { grantHead } from './office-grant.server.ts'

const ids = z
  .union([
    z.array(z.string().max(100)),
    z
      .string()
      .max(100)
      .transform((one) => [one]),
  ])
  .optional()
  .transform((chosen = []) => [...new Set(chosen)])

/** Which articles a draft shall have. */
export const ChoicePost = z.strictObject({
  operation: z.uuid(),
  seen: z.string().max(64),
  chosen: ids,
  renewed: ids,
})

/** The articles that the newest terms of a grant name; for a draft also what can be chosen. */
export async function grantClausesPage(actor: Person, grant: Grant) {
  const version = await newestVersion(db(), grant.id)
  if (!version) throw notFound()
  const { terms } = version
  const library = await clauseLibrary(db(), grant.fund)
  const of = (id: string, number: number) =>
    library.find((one) => one.id === id && one.version === number) as LibraryClause
  const drafting = version.state === 'drafted' && actor.roles.includes('manager')
  return {
    head: grantHead(grant),
    choice: drafting ? { seen: hashOf(terms), operation: randomUUID() } : null,
    articles: terms.clauses.map(({ id, version: number }) => ({
      id,
      version: String(number),
      title: of(id, number).title,
    })),
    renewed: drafting
      ? renewedSince(terms.clauses, library).map(({ id, from, to }) => ({
          id,
          title: of(id, from).title,
          word: to
            ? m.agreement_articles_take({ from: String(from), to: String(to) })
            : m.agreement_articles_take_out(),
          changes: to ? changesOf(of(id, from), of(id, to)) : [],
        }))
      : [],
    byChoice: newestClauses(library)
      .filter((clause) => clause.appliesWhen.byChoice && clauseApplies(clause, appliesTo(terms)))
      .map(({ id, title, plain }) => ({
        id,
        title,
        plain: exampleText(plain),
        chosen: terms.clauses.some((one) => one.id === id),
      })),
  }
}
