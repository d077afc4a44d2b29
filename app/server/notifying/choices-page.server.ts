import type { Person } from '#app/domain/access.ts'
import { kindsFor } from '#app/domain/notification/kind.ts'
import { choicesFor, usualChoice } from '#app/domain/notification/when.ts'
import { choiceWords, kindWords } from '#app/i18n/notification-words.ts'
import { db } from '#db/client.server.ts'
import { choicesOf } from '#db/queries/notifications.server.ts'

/** How somebody hears of each kind of news that can reach them, and their quiet hours. */
export async function choicesPage(actor: Person) {
  const { choices, quiet } = await choicesOf(db(), actor)
  return {
    kinds: kindsFor(actor.roles).map((kind) => ({
      kind,
      name: kindWords[kind].name(),
      about: kindWords[kind].about(),
      chosen: choices.get(kind) ?? usualChoice,
      choices: choicesFor(kind).map((value) => ({ value, label: choiceWords[value]() })),
    })),
    hours: Array.from({ length: 24 }, (_, hour) => ({
      value: String(hour),
      label: `${String(hour).padStart(2, '0')}.00`,
    })),
    quiet: quiet && { from: String(quiet.from), until: String(quiet.until) },
  }
}
