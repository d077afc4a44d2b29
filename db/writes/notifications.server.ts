import { and, eq, inArray, isNull } from 'drizzle-orm'
import { type NotificationKind, templatesOf } from '#app/domain/notification/kind.ts'
import type { NotificationChoice } from '#app/domain/notification/when.ts'
import type { Tx } from '#db/client.server.ts'
import { chosenNotifications, outgoingMails } from '#db/schema/index.ts'

type Choice = { fund: string; person: string; kind: NotificationKind; choice: NotificationChoice }

/** Keeps how somebody hears of a kind of news; what still waits and is no longer wanted stays in their list alone. */
export async function chooseFor(tx: Tx, { fund, person, kind, choice }: Choice, now: Date): Promise<void> {
  await tx
    .insert(chosenNotifications)
    .values({ fundId: fund, personId: person, kind, choice, chosenAt: now })
    .onConflictDoUpdate({
      target: [chosenNotifications.fundId, chosenNotifications.personId, chosenNotifications.kind],
      set: { choice, chosenAt: now },
    })
  if (choice !== 'none') return
  await tx
    .update(outgoingMails)
    .set({ way: 'list', dueAt: null })
    .where(
      and(
        eq(outgoingMails.fundId, fund),
        eq(outgoingMails.recipient, person),
        inArray(outgoingMails.template, [...templatesOf(kind)]),
        inArray(outgoingMails.way, ['held', 'digest']),
        isNull(outgoingMails.sentAt),
        isNull(outgoingMails.digestId),
      ),
    )
}
