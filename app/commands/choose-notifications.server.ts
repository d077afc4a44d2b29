import { and, eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { NotificationKind } from '#app/domain/notification/kind.ts'
import { kindsFor } from '#app/domain/notification/kind.ts'
import { choicesFor, type NotificationChoice, type QuietHours } from '#app/domain/notification/when.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { quietHours } from '#db/schema/index.ts'
import { chooseFor } from '#db/writes/notifications.server.ts'

export type Notifications = {
  operation: string
  choices: Partial<Record<NotificationKind, NotificationChoice>>
  quiet: QuietHours | null
}

/**
 * Somebody chooses how they hear of each kind of news, and in which hours they want no mail. It holds for what happens from
 * now on; what still waits and is no longer wanted is not mailed. Refuses `not-found` for a kind that is not theirs.
 */
export async function chooseNotifications(actor: Person, form: Notifications, now: Date): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'choose-notifications', ...form }, now, async () => {
      const { fund, person } = actor
      const mine = kindsFor(actor.roles)
      for (const [key, choice] of Object.entries(form.choices)) {
        const kind = mine.find((one) => one === key)
        if (!kind || !choicesFor(kind).includes(choice)) return refused('not-found')
        await chooseFor(tx, { fund, person, kind, choice }, now)
      }
      const here = and(eq(quietHours.fundId, fund), eq(quietHours.personId, person))
      if (!form.quiet) {
        await tx.delete(quietHours).where(here)
        return allowed()
      }
      const hours = { fromHour: form.quiet.from, untilHour: form.quiet.until, setAt: now }
      await tx
        .insert(quietHours)
        .values({ fundId: fund, personId: person, ...hours })
        .onConflictDoUpdate({ target: [quietHours.fundId, quietHours.personId], set: hours })
      return allowed()
    }),
  )
}
