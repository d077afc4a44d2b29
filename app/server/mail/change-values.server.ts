import { dayOf } from '#app/domain/calendar.ts'
import type { ChangeKind } from '#app/domain/grant/change-kind.ts'
import { answerDue } from '#app/domain/grant/change-state.ts'
import { applyDiff } from '#app/domain/grant/diff.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { versionById } from '#db/queries/agreements.server.ts'
import { changeById } from '#db/queries/changes.server.ts'
import { changeSummary } from '../granting/change-words.server.ts'
import { pageUrl, type Values } from './values.server.ts'

/** What mails say of a change: what, why, how heavy, and where to look; `to` is the side that reads. */
export async function changeValues(
  grant: string,
  props: Record<string, string>,
  language: Language,
): Promise<Values> {
  const change = await changeById(db(), grant, props.change)
  const base = change && (await versionById(db(), change.baseVersion))
  if (!change || !base) return {}
  const kind = change.kind ?? 'free'
  const after = applyDiff(change.diff, base.terms)
  const days = base.terms.review.answerWorkingDays
  const place = props.to === 'fund' ? 'manager' : 'applicant'
  return {
    'change.reason': withoutStop(change.reason),
    'change.refusal': withoutStop(change.answer),
    'change.next': nextOf(kind, props.to, language),
    'change.summary': after.ok
      ? `${changeSummary(change.diff, { before: base.terms, after: after.terms })}.`
      : undefined,
    'change.effective': change.effectiveFrom ?? (change.answeredAt ? dayOf(change.answeredAt) : null),
    'task.due': change.sentAt ? answerDue(dayOf(change.sentAt), days) : null,
    'url.change': pageUrl(`/${place}/grants/${grant}/changes/${change.id}`),
  }
}

/** What who reads does now: a change of the fund that needs signatures is not answered first. */
function nextOf(kind: ChangeKind, to: string | undefined, language: Language): string {
  const inLanguage = { locale: language }
  if (kind !== 'amendment') return m.terms_change_next_answer({}, inLanguage)
  return to === 'fund'
    ? m.terms_change_next_answer_sign({}, inLanguage)
    : m.terms_change_next_sign({}, inLanguage)
}

/** The sentence of the mail has its own full stop. */
function withoutStop(text: string | null): string | undefined {
  return text?.trim().replace(/[.!]+$/, '') || undefined
}
