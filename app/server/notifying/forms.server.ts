import { z } from 'zod'
import { kindsFor, type NotificationKind, notificationKinds } from '#app/domain/notification/kind.ts'
import { choicesFor, type NotificationChoice, type QuietHours } from '#app/domain/notification/when.ts'

const Hour = z.coerce.number().int().min(0).max(23).optional()

/** What somebody with these roles chooses about their mails, as the page sends it. */
export function notificationsPost(roles: readonly string[]) {
  const choices: Record<string, z.ZodType<NotificationChoice>> = Object.fromEntries(
    kindsFor(roles).map((kind) => [kind, z.enum(choicesFor(kind), { error: 'empty' })]),
  )
  return z
    .strictObject({ operation: z.uuid(), from: Hour, until: Hour, ...choices })
    .superRefine(({ from, until }, context) => {
      if ((from === undefined) !== (until === undefined))
        context.addIssue({ code: 'custom', path: ['until'], message: 'both' })
      else if (from !== undefined && from === until)
        context.addIssue({ code: 'custom', path: ['until'], message: 'same' })
    })
    .transform(({ operation, from, until, ...rest }) => ({
      operation,
      quiet: quietFrom(from, until),
      choices: chosenOf(rest),
    }))
}

function quietFrom(from: number | undefined, until: number | undefined): QuietHours | null {
  return from === undefined || until === undefined ? null : { from, until }
}

function chosenOf(typed: Record<string, unknown>): Partial<Record<NotificationKind, NotificationChoice>> {
  const chosen = notificationKinds.flatMap((kind) => (typed[kind] ? [[kind, typed[kind]]] : []))
  return Object.fromEntries(chosen)
}
