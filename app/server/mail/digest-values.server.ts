import { isNotificationKind, notificationKinds } from '#app/domain/notification/kind.ts'
import type { Language } from '#app/i18n/languages.ts'
import { kindWords } from '#app/i18n/notification-words.ts'
import { db } from '#db/client.server.ts'
import { digestLines } from '#db/queries/notifications.server.ts'
import { pageUrl, type Values } from './values.server.ts'

/** The lines of a mail of the day, each with its page, under the kind of news they are. */
export async function digestValues(digest: string, language: Language): Promise<Values> {
  const lines = await digestLines(db(), digest)
  const groups = notificationKinds.flatMap((kind) => {
    const here = lines.filter((line) => line.kind === kind)
    if (here.length === 0) return []
    return [
      {
        title: kindWords[kind].name({}, { locale: language }),
        lines: here.map(({ subject, summary, path }) => ({
          text: subject,
          more: summary,
          ...(path ? { url: pageUrl(path) } : {}),
        })),
      },
    ]
  })
  const count = lines.filter(({ kind }) => isNotificationKind(kind)).length
  return { groups, 'digest.summary': { count, noun: 'notice' } }
}
