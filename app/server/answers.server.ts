import type { Submission } from '@conform-to/react'
import { data } from '@remix-run/node'
import type { Refusal } from '#app/domain/verdict.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { verdictWords, type WordsContext } from '#app/i18n/words.server.ts'

/** Absent and not yours are one answer. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: 'Not Found' })
}

/** A form that was not understood: the same page with its errors, and everything that was typed. */
export function invalid(form: Submission<unknown, string[]>) {
  return data({ form: form.reply(), refusal: null }, { status: 400 })
}

/**
 * A rule said no: the same page with the reason in words, for who reads them, and the fields that it is about when the rule
 * names them. Nothing was stored.
 */
export function refused(refusal: Refusal, form?: Submission<unknown, string[]>, context: WordsContext = {}) {
  if (refusal.reason.code === 'not-found') throw notFound()
  const words = verdictWords(refusal.reason, currentLocale(), context)
  return data(
    {
      form: form?.reply() ?? null,
      refusal: { code: refusal.reason.code, fields: fieldsOf(refusal), ...words },
    },
    { status: statusOf(refusal) },
  )
}

function fieldsOf({ reason: { fields } }: Refusal): string[] {
  return Array.isArray(fields) ? fields.map(String) : []
}

function statusOf(refusal: Refusal): number {
  return refusal.reason.code === 'operation-reused' ? 409 : 422
}
