import { kindOfMail } from '#app/domain/notification/kind.ts'
import { unsubscribeTokenOf } from '#app/effects/codes.server.ts'
import { configuration } from '#app/effects/configuration.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import type { outgoingMails } from '#db/schema/index.ts'

/** Where the reader of a mail gets no more of its kind; null for what always comes, and for who has no account to keep it in. */
export function unsubscribeUrl({
  id,
  template,
  recipient,
}: Pick<typeof outgoingMails.$inferSelect, 'id' | 'template' | 'recipient'>): string | null {
  if (kindOfMail(template) === 'legal' || !isUuid(recipient)) return null
  return `${configuration().origin}/unsubscribe/${id}/${unsubscribeTokenOf(id)}`
}
