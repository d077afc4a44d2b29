import { randomUUID } from 'node:crypto'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { AsideReason } from '#app/domain/near/received-mail.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { asideMailById } from '#db/queries/aside-mails.server.ts'
import { notFound } from '../answers.server.ts'
import { handledOrHelped, headOfSeen } from '../office/seen-guard.server.ts'

const because: Record<AsideReason, (who: { name: string }) => string> = {
  'other-sender': m.near_mail_other,
  'message-empty': () => m.near_mail_empty(),
  'message-too-long': () => m.near_mail_long(),
  'too-many-messages': m.near_mail_many,
}

/** A mail that was kept aside, why, and what to do with it; for who may read its plan. */
export async function asideMailPage(actor: Person, id: string | undefined) {
  const mail = await asideMailById(db(), actor.fund, id ?? '')
  if (!mail) throw notFound()
  const proposal = await handledOrHelped(actor, mail.proposal)
  const language = currentLocale()
  const { name, sender, words, files, receivedAt, handledAt } = mail
  return {
    head: headOfSeen(proposal),
    thread: `/manager/proposals/${proposal.id}/messages`,
    came: m.near_mail_came({ when: formatDateTime(receivedAt, language), name }),
    why: because[mail.because]({ name }),
    sender: sender && m.near_mail_sender({ sender }),
    words: words ?? m.near_words_gone(),
    files: files > 0 ? m.near_mail_files({ count: String(files) }) : null,
    now: m.near_mail_now({ name }),
    done: handledAt && m.near_mail_is_done({ day: formatDay(dayOf(handledAt), language) }),
    may: can(actor, 'answer-applicant').ok && handledAt === null,
    operation: randomUUID(),
  }
}
