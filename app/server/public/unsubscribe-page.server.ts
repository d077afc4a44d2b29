import { isNotificationKind } from '#app/domain/notification/kind.ts'
import { choicesFor, usualChoice } from '#app/domain/notification/when.ts'
import { isUnsubscribeToken } from '#app/effects/codes.server.ts'
import { kindWords } from '#app/i18n/notification-words.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { choicesOf, unsubscribable } from '#db/queries/notifications.server.ts'

const nothing = { known: false, kind: '', chosen: '', mayDigest: false }

/** Of which kind the mail was, and what its reader chose; nothing about who they are, and nothing for another token. */
export async function unsubscribePage({ mail, token }: { mail: string; token: string }) {
  const found = isUnsubscribeToken(mail, token) ? await unsubscribable(db(), mail) : null
  if (!found) return nothing
  const { kind } = found
  const { choices } = await choicesOf(db(), found)
  if (isNotificationKind(kind))
    return {
      known: true,
      kind: kindWords[kind].name(),
      chosen: choices.get(kind) ?? usualChoice,
      mayDigest: choicesFor(kind).includes('digest'),
    }
  const some = [...choices.values()].includes('digest')
  return {
    known: true,
    kind: m.notify_kind_digest(),
    chosen: some ? usualChoice : 'none',
    mayDigest: false,
  }
}
