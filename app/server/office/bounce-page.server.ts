import type { Person } from '#app/domain/access.ts'
import { reasonOf } from '#app/domain/notification/bounce.ts'
import { kindOfMail } from '#app/domain/notification/kind.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { kindWords } from '#app/i18n/notification-words.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { bounceById, countBounces, phoneOf } from '#db/queries/bounces.server.ts'
import { notFound } from '../answers.server.ts'

const reasonWords = {
  'no-such-address': m.notify_bounce_no_such,
  full: m.notify_bounce_full,
  refused: m.notify_bounce_refused,
  unknown: m.notify_bounce_unknown,
} as const

/** An address at which mails come back: whose, why, how many, and where somebody can be called. */
export async function bouncePage(actor: Person, id: string | undefined) {
  const bounce = await bounceById(db(), actor.fund, id ?? '')
  if (!bounce) throw notFound()
  const { address, person, name, status, template, bouncedAt, solvedAt, hasRole } = bounce
  const kind = kindOfMail(template)
  return {
    id: bounce.id,
    who: name || address,
    address,
    phone: await phoneOf(db(), { fund: actor.fund, person, address }),
    about: kind === 'legal' || kind === 'digest' ? m.notify_bounce_letter() : kindWords[kind].name(),
    when: formatDateTime(bouncedAt, currentLocale()),
    why: reasonWords[reasonOf(status)](),
    count: await countBounces(db(), actor.fund, address),
    solved: solvedAt && formatDateTime(solvedAt, currentLocale()),
    mayCorrect: person !== null && !hasRole,
  }
}
