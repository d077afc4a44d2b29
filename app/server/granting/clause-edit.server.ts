import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import type { ClauseEditPage } from '#app/components/granting/clause-edit-page.tsx'
import type { ClauseFields } from '#app/components/granting/clause-fields.tsx'
import type { Person } from '#app/domain/access.ts'
import { clauseProblems } from '#app/domain/grant/clause-judgement.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { ClausePost, clauseFields } from './clause-form.server.ts'
import { knownPlaceholders, newClause, previewOf, versionsOf } from './clause-pages.server.ts'

/** The page on which an article is written, with what it says now. */
export async function clauseEditPage(
  actor: Person,
  id: string | undefined,
  language: Language,
): Promise<ClauseEditPage> {
  const isNew = id === newClause
  const last = isNew ? null : ((await versionsOf(actor, id)).at(-1) ?? null)
  return {
    path: `/manager/clauses/${encodeURIComponent(id ?? '')}`,
    isNew,
    title: last?.title ?? '',
    operation: randomUUID(),
    fields: clauseFields(last),
    placeholders: knownPlaceholders(language),
    errors: [],
    refusal: null,
    preview: null,
  }
}

/** The same with what was posted, and every problem of it in words at its field. */
export function readClause(page: ClauseEditPage, posted: FormData, language: Language) {
  const form = parseWithZod(posted, { schema: ClausePost })
  const fields = typedFields(posted)
  const found = form.status === 'success' ? clauseProblems(form.value.clause) : []
  const codes = form.status === 'success' ? {} : (form.error ?? {})
  const errors = [
    ...Object.entries(codes).flatMap(([id, said]) =>
      said ? [{ id: id === '' ? 'title' : id, text: typingError(said[0] ?? '') }] : [],
    ),
    ...found.map(({ field, reason }) => {
      const { what, whatNow } = verdictWords(reason, language, { audience: 'staff' })
      return { id: field, text: `${what} ${whatNow}` }
    }),
  ].filter(({ id }, at, all) => all.findIndex((one) => one.id === id) === at)
  return {
    form,
    page: { ...page, fields, errors: errors.map((one) => ({ ...one, id: anchors[one.id] ?? one.id })) },
    preview: previewOf(fields),
  }
}

/** Where a problem is mended on the page. */
const anchors: Record<string, string> = { appliesWhen: 'instruments', amount: 'amountTo' }

function typedFields(posted: FormData): ClauseFields {
  const text = (name: string) => String(posted.get(name) ?? '')
  const list = (name: string) => posted.getAll(name).map(String)
  return {
    seen: text('seen'),
    title: text('title'),
    plain: text('plain'),
    legal: text('legal'),
    lawyerCheck: text('lawyerCheck'),
    order: text('order'),
    amountFrom: text('amountFrom'),
    amountTo: text('amountTo'),
    instruments: list('instruments'),
    regimes: list('regimes'),
    tracks: list('tracks'),
    needs: list('needs'),
    byChoice: list('byChoice'),
  }
}

function typingError(code: string): string {
  if (code === 'amount') return m.manager_grant_error_amount()
  if (code === 'number') return m.manager_grant_error_number()
  return code === 'long' ? m.manager_grant_error_long() : m.manager_grant_error_wrong()
}
