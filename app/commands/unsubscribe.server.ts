import { isNotificationKind, type NotificationKind } from '#app/domain/notification/kind.ts'
import { choicesFor, type NotificationChoice } from '#app/domain/notification/when.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { isUnsubscribeToken } from '#app/effects/codes.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { choicesOf, unsubscribable } from '#db/queries/notifications.server.ts'
import { chooseFor } from '#db/writes/notifications.server.ts'

/**
 * Whoever holds the link of a mail gets no more mails of its kind, or one a day instead, without signing in. From a mail of
 * the day they get no more of those. The same choice again changes nothing. Refuses `not-found` for another token, for what
 * always comes by law, and for a choice that the kind does not have.
 */
export async function unsubscribe(
  link: { mail: string; token: string },
  choice: Extract<NotificationChoice, 'none' | 'digest'>,
  now: Date,
): Promise<Verdict> {
  if (!isUnsubscribeToken(link.mail, link.token)) return refused('not-found')
  return transaction(async (tx) => {
    const found = await unsubscribable(tx, link.mail)
    if (!found) return refused('not-found')
    const { fund, person, kind } = found
    const kinds = isNotificationKind(kind) ? [kind] : await inDigest(tx, { fund, person })
    if (kind === 'digest' && choice === 'digest') return refused('not-found')
    if (!kinds.every((one) => choicesFor(one).includes(choice))) return refused('not-found')
    for (const one of kinds) await chooseFor(tx, { fund, person, kind: one, choice }, now)
    return allowed()
  })
}

/** Of which kinds somebody hears in the mail of the day. */
async function inDigest(tx: Tx, who: { fund: string; person: string }): Promise<NotificationKind[]> {
  const { choices } = await choicesOf(tx, who)
  return [...choices].flatMap(([kind, choice]) => (choice === 'digest' ? [kind] : []))
}
