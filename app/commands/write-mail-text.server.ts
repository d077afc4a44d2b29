import { can, type Person } from '#app/domain/access.ts'
import { judgeMailText, type MailSlots, type MailText } from '#app/domain/notification/mail-text.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { mailTextVersions } from '#db/queries/mail-texts.server.ts'
import { mailTexts } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/clauses.server.ts'

export type MailTextForm = {
  operation: string
  /** The version that was on the page; 0 while there is none. */
  seen: number
  /** The fund's own words; null goes back to the standard ones. */
  text: MailText | null
}

/**
 * The administrator words a mail in one language, or goes back to the standard words; what is sent from then on says so.
 * Refuses `not-found`, `mail-text-changed` when somebody wrote a version since, and what `judgeMailText` refuses.
 */
export async function writeMailText(
  actor: Person,
  mail: { template: string; locale: string; slots: MailSlots },
  form: MailTextForm,
  now: Date,
): Promise<Verdict> {
  const { template, locale, slots } = mail
  return transaction((tx) =>
    once(tx, actor, { command: 'write-mail-text', template, locale, ...form }, now, async () => {
      if (!can(actor, 'administer').ok) return refused('not-found')
      const sound = form.text ? judgeMailText(form.text, slots) : allowed()
      if (!sound.ok) return sound
      await lockFund(tx, actor.fund)
      const [last] = await mailTextVersions(tx, { fund: actor.fund, template, locale })
      if ((last?.version ?? 0) !== form.seen) return refused('mail-text-changed')
      const version = form.seen + 1
      await tx.insert(mailTexts).values({
        id: newId(now),
        fundId: actor.fund,
        ...{ template, locale, version },
        ...(form.text ?? { subject: null, preview: null, body: null }),
        writtenBy: actor.person,
        writtenAt: now,
      })
      const about = { fund: actor.fund, actor: actor.id, template, locale, version, at: now }
      await record(tx, { type: 'mail-text-written', ...about })
      return allowed()
    }),
  )
}
