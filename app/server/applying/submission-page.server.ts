import { redirect } from '@remix-run/node'
import type { Actor } from '#app/domain/access.ts'
import { actingRelation } from '#app/domain/proposal/paper.ts'
import { declarationsOf } from '#app/domain/proposal/schema.ts'
import { isWritable } from '#app/domain/proposal/state.ts'
import { fieldNamed, formCommon, questionWords } from '#app/i18n/form-words.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { type Applying, stripOf } from './here.server.ts'
import { proposalPath } from './question-page.server.ts'

/** Who has no address yet gives one first; what is sent already has its confirmation; only owners send, or who acts for them. */
export function submissionElsewhere(actor: Actor, { proposal }: Applying): Response | null {
  const path = proposalPath(proposal.id)
  if (proposal.anonymous) return redirect(`/account/sign-in?back=${encodeURIComponent(`${path}/submission`)}`)
  if (!isWritable(proposal.state)) return redirect(`${path}/confirmation`)
  return actingRelation(actor.roles, proposal) === 'owner' ? null : redirect(`${path}/check`)
}

/** What the page with the declarations shows. */
export function submissionPage(here: Applying, operation: string, now: Date) {
  const language = currentLocale()
  return {
    strip: stripOf(here, now, language),
    path: proposalPath(here.proposal.id),
    operation,
    legend:
      here.form.track === 'full'
        ? questionWords({ track: 'full' }, 'declarations', 'confirmations', language).title
        : m.applicant_apply_right(),
    declarations: Object.keys(declarationsOf(here.form.track)).map((name) => {
      const { label, hint } = fieldNamed(name, language, here.form.track)
      return { name, label, hint }
    }),
    privacy: m.applicant_apply_privacy(),
    send: formCommon(language).send,
  }
}
