import { randomUUID } from 'node:crypto'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, yearOf } from '#app/domain/calendar.ts'
import { canAskPartner } from '#app/domain/partner.ts'
import { type PartnerKind, partnerKinds } from '#app/domain/proposal/schema/verbinding.ts'
import { fieldNamed } from '#app/i18n/form-words.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { type AskedThisYear, partnerRows, partnersInYear } from '#db/queries/partners.server.ts'
import { envelope, found, newKey } from './row-form.server.ts'

/** The partners of the programme, each with whether it takes part this year. */
export async function partnersPage(actor: Person, now: Date, language: Language) {
  const year = yearOf(now)
  const replies = await partnersInYear(db(), actor.fund, year)
  const rows = await partnerRows(db(), actor.fund)
  return {
    edits: can(actor, 'edit-programme').ok,
    year: String(year),
    rows: rows.map(({ id, key, name, kind, email }) => ({
      key,
      name,
      kind: kindWord(kind, language),
      email: email ?? m.results_programme_partner_no_email(),
      reply: replyText(replies.get(id) ?? null, language),
      remark: replies.get(id)?.remark ?? null,
    })),
  }
}

export async function partnerEditPage(actor: Person, key: string | undefined, now: Date, language: Language) {
  const row =
    key === newKey ? null : found((await partnerRows(db(), actor.fund)).find((one) => one.key === key))
  const year = yearOf(now)
  const reply = row && ((await partnersInYear(db(), actor.fund, year)).get(row.id) ?? null)
  return {
    isNew: row === null,
    key: row?.key ?? newKey,
    name: row?.name ?? '',
    kind: row?.kind ?? '',
    email: row?.email ?? '',
    kinds: partnerKinds.map((value) => ({ value, label: kindWord(value, language) })),
    year: String(year),
    reply: replyText(reply, language),
    mayAsk: row !== null && canAskPartner({ email: row.email, asked: reply }, dayOf(now)).ok,
    asked: reply !== null,
    answer: reply?.answer ?? '',
    remark: reply?.remark ?? '',
    ...envelope(row),
  }
}

/** Who would be asked now, by name. */
export async function partnersAskingPage(actor: Person, now: Date) {
  const year = yearOf(now)
  const asked = await partnersInYear(db(), actor.fund, year)
  const open = (await partnerRows(db(), actor.fund)).filter(({ id, email }) => email && !asked.has(id))
  return {
    year: String(year),
    names: open.map(({ name, email }) => ({ name, email: email ?? '' })),
    operation: randomUUID(),
  }
}

function kindWord(kind: PartnerKind, language: Language): string {
  return fieldNamed('partnerKind', language).options[kind]?.label ?? kind
}

function replyText(reply: AskedThisYear | null, language: Language): string {
  if (!reply) return m.results_programme_partner_not_asked()
  const { answer, answeredAt, askedAt, remindedAt } = reply
  const day = formatDay(dayOf(answeredAt ?? askedAt), language)
  if (answer === null && remindedAt)
    return m.results_programme_partner_asked_again({ day, again: formatDay(dayOf(remindedAt), language) })
  if (answer === null) return m.results_programme_partner_asked({ day })
  return answer === 'yes' ? m.results_programme_partner_yes({ day }) : m.results_programme_partner_no({ day })
}
