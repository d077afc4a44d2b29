import { can, type Person } from '#app/domain/access.ts'
import { judgeTranslation } from '#app/domain/grant/clause-judgement.ts'
import type { ClauseTranslation, TranslatedLanguage } from '#app/domain/grant/translation.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { clauseLibrary } from '#db/queries/clauses.server.ts'
import { addTranslation, lockFund } from '#db/writes/clauses.server.ts'

/**
 * Writes what a version of an article says in another language. The Dutch text alone binds; a translation may come
 * later. Only the manager does this. Refuses `not-found` when there is no such version, and what `judgeTranslation`
 * refuses.
 */
export async function translateClause(
  actor: Person,
  form: { operation: string; language: TranslatedLanguage; text: ClauseTranslation },
  now: Date,
): Promise<Verdict<{ clause: string; edition: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'translate-clause', ...form }, now, async () => {
      const may = can(actor, 'write-clause')
      if (!may.ok) return may
      const { language, text } = form
      await lockFund(tx, actor.fund)
      const library = await clauseLibrary(tx, actor.fund, text.id)
      const binding = library.find(({ version }) => version === text.of)
      if (!binding) return refused('not-found')
      const same = judgeTranslation(binding, text)
      if (!same.ok) return same
      const edition = await addTranslation(tx, language, text, {
        fund: actor.fund,
        by: actor.person,
        at: now,
      })
      await record(tx, {
        type: 'clause-translated',
        fund: actor.fund,
        actor: actor.id,
        clause: text.id,
        version: text.of,
        language,
        textHash: hashOf(text),
        at: now,
      })
      return allowed({ clause: text.id, edition })
    }),
  )
}
