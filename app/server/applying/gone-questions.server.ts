import type { AnswerItem } from '#app/components/proposal/answer-list.tsx'
import type { Actor } from '#app/domain/access.ts'
import { type GoneAnswer, goneAnswers, wasPage } from '#app/domain/proposal/extra/gone.ts'
import { questionNamed } from '#app/domain/proposal/sections.ts'
import { labelOf } from '#app/i18n/extra-words.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { roundFormsOf } from '#db/queries/round-forms.server.ts'
import { type Applying, applying, stripOf } from './here.server.ts'
import { type Place, proposalPath } from './question-page.server.ts'

/** The proposal at an address whose page the round asked before and does not ask any more; null for any other address. */
export async function atGonePage(actor: Actor, place: Place): Promise<Applying | null> {
  const { section, question = '' } = place
  if (section !== 'extra') return null
  const here = await applying(actor, place.proposalId ?? '')
  const isAsked = questionNamed(here.form, section, question) !== null
  return !isAsked && wasPage(await usedForms(here.round.id), question) ? here : null
}

/** What stands where a page was. */
export function gonePage(here: Applying, now: Date) {
  const path = proposalPath(here.proposal.id)
  return {
    gone: true as const,
    strip: stripOf(here, now, currentLocale()),
    back: { href: path, label: m.applicant_apply_back_to_list() },
  }
}

/** Takes out of what was typed what the page does not ask any more, and answers it as it can be read and copied. */
export async function takeGone(
  round: string,
  fields: Readonly<Record<string, unknown>>,
  typed: FormData,
): Promise<AnswerItem[]> {
  const texts = [...typed].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
  const unknown = texts.filter(([name]) => /^q\d{1,4}$/.test(name) && !(name in fields))
  if (unknown.length === 0) return []
  const gone = goneAnswers(await usedForms(round), new Set(Object.keys(fields)), unknown)
  for (const { question } of gone) typed.delete(question.key)
  return gone.filter((one) => one.typed.length > 0 && one.question.kind !== 'file').map(itemOf)
}

async function usedForms(round: string) {
  const versions = await roundFormsOf(db(), round)
  return versions.filter(({ usedFrom }) => usedFrom !== null).map(({ form }) => form)
}

function itemOf({ question, typed }: GoneAnswer): AnswerItem {
  const lines = typed.map((value) => labelOf(question, value))
  return {
    key: question.key,
    label: question.label,
    lines,
    rows: lines.length > 1,
    long: question.kind === 'longText',
  }
}
