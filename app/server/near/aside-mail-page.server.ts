import { randomUUID } from 'node:crypto'
import { messageOf } from '#app/commands/put-in-thread.server.ts'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { PutWay } from '#app/domain/near/aside-mail.ts'
import type { AsideReason } from '#app/domain/near/received-mail.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { type AsideMail, asideMailById, filesOfAside } from '#db/queries/aside-mails.server.ts'
import { notFound } from '../answers.server.ts'
import { fileViews } from '../files/file-views.server.ts'
import { handledOrHelped, headOfSeen } from '../office/seen-guard.server.ts'
import { itemOf } from '../together/thread-page.server.ts'

const because: Record<AsideReason, (who: { name: string }) => string> = {
  'other-sender': m.near_mail_other,
  'message-empty': () => m.near_mail_empty(),
  'message-too-long': () => m.near_mail_long(),
  'too-many-messages': m.near_mail_many,
}

/** A mail that was kept aside, with its files, why, and what to do with it; for who may read its plan. */
export async function asideMailPage(actor: Person, id: string | undefined) {
  const { mail, proposal } = await seenAside(actor, id)
  const language = currentLocale()
  const { name, sender, words, wordsCut, refusedFiles, receivedAt, handledAt } = mail
  const files = await filesOfAside(db(), mail.id)
  return {
    head: headOfSeen(proposal),
    thread: `/manager/proposals/${proposal.id}/messages`,
    put: `/manager/mails/${mail.id}/message`,
    came: m.near_mail_came({ when: formatDateTime(receivedAt, language), name }),
    why: because[mail.because]({ name }),
    sender: sender && m.near_mail_sender({ sender }),
    words: words ?? m.near_words_gone(),
    cut: wordsCut ? m.near_mail_cut() : null,
    files: Object.values(fileViews(files, `/manager/proposals/${proposal.id}`)).flatMap((file) => file ?? []),
    refused: refusedFiles > 0 ? m.near_mail_files_refused({ count: String(refusedFiles) }) : null,
    now: m.near_mail_now({ name }),
    done: handledAt && doneWords(mail, handledAt),
    going: handledAt && !mail.putAs && files.length > 0 ? m.near_mail_files_going() : null,
    isPut: mail.putAs !== null,
    may: can(actor, 'answer-applicant').ok && handledAt === null,
    operation: randomUUID(),
  }
}

/** A mail as it comes to stand in the thread, to look at before it is put there; or why it cannot be. */
export async function putMailPage(actor: Person, id: string | undefined, now: Date) {
  const { mail, proposal } = await seenAside(actor, id)
  const message = await messageOf(db(), actor, mail, now)
  return {
    head: headOfSeen(proposal),
    back: `/manager/mails/${mail.id}`,
    refusal: message.ok ? null : verdictWords(message.reason, currentLocale()),
    shown: message.ok ? shownOf(actor, mail, message, now) : null,
    operation: randomUUID(),
  }
}

type Message = Extract<Awaited<ReturnType<typeof messageOf>>, { ok: true }>

function shownOf(actor: Person, mail: AsideMail, message: Message, now: Date) {
  const { author, side, text, way, files, refusedFiles, less } = message
  const name = author.name || (author.email ?? '')
  const put = { way, sender: mail.sender, by: actor.name, cameAt: mail.receivedAt, cut: mail.wordsCut }
  const entry = {
    ...{ kind: 'message' as const, id: mail.id, side, name, text, way: 'mail' as const, refusedFiles, put },
    ...{ files: files.map(({ id }) => id), at: now, read: true },
  }
  return {
    how: as[way]({ name }),
    less: less ? m.near_mail_put_less() : null,
    files: files.length > 0 ? m.near_mail_put_files() : null,
    item: itemOf(entry, 'fund', fileViews(files, `/manager/proposals/${mail.proposal}`)),
  }
}

const as: Record<PutWay, (who: { name: string }) => string> = {
  theirs: m.near_mail_put_theirs,
  quoted: () => m.near_mail_put_quoted(),
}

async function seenAside(actor: Person, id: string | undefined) {
  const mail = await asideMailById(db(), actor.fund, id ?? '')
  if (!mail) throw notFound()
  return { mail, proposal: await handledOrHelped(actor, mail.proposal) }
}

function doneWords({ putAs }: AsideMail, handledAt: Date): string {
  const day = formatDay(dayOf(handledAt), currentLocale())
  return putAs ? m.near_mail_is_put({ day }) : m.near_mail_is_done({ day })
}
