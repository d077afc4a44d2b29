import { randomUUID } from 'node:crypto'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { contactNear } from '#app/domain/fund.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { momentWords } from '#app/i18n/near-words.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { momentById, stepTakers } from '#db/queries/contact-moments.server.ts'
import { contactsOf } from '#db/queries/fund.server.ts'
import { notFound } from '../answers.server.ts'
import { grantHead, officeGrant } from '../granting/office-grant.server.ts'
import { handledOrHelped, headOfSeen, officePath } from '../office/seen-guard.server.ts'
import { usualRhythm } from './near-card.server.ts'

/** The form in which a contact about a proposal is noted. */
export async function notePage(actor: Person, id: string | undefined, today: IsoDate) {
  const proposal = await handledOrHelped(actor, id)
  const takers = await stepTakers(db(), actor.fund, today)
  return {
    head: headOfSeen(proposal),
    back: officePath(proposal),
    today,
    takers: takers.map(({ id: value, name: label }) => ({ value, label })),
    operation: randomUUID(),
  }
}

/** A step that was agreed, with what was said, and whether it can be called done. */
export async function stepPage(actor: Person, id: string | undefined) {
  const moment = await momentById(db(), actor.fund, id ?? '')
  if (!moment?.step) throw notFound()
  const proposal = await handledOrHelped(actor, moment.proposal)
  const language = currentLocale()
  const { step } = moment
  return {
    head: headOfSeen(proposal),
    whole: `/manager/initiatives/${proposal.initiative}`,
    what: step.what || m.near_words_gone(),
    when: `${formatDay(step.on, language)} · ${step.by ?? m.near_step_initiative()}`,
    said: { how: momentWords[moment.kind](), words: moment.words || m.near_words_gone() },
    done: step.doneAt && m.near_step_is_done({ day: formatDay(dayOf(step.doneAt), language) }),
    may: can(actor, 'note-contact').ok && step.doneAt === null,
    operation: randomUUID(),
  }
}

/** Who can keep in touch about a grant, and how often; with what is chosen now. */
export async function keeperPage(actor: Person, id: string | undefined) {
  const grant = await officeGrant(actor, id)
  const contacts = await contactsOf(db(), actor.fund)
  const near = contactNear(contacts, { neighbourhoods: grant.neighbourhoods, chosen: null })
  return {
    head: grantHead(grant),
    contacts: contacts.map(({ id: value, name, role }) => ({ value, label: `${name}, ${role}` })),
    near: near ? m.near_keep_near({ name: near.name }) : m.near_keep_near_none(),
    contact: grant.contact ?? '',
    days: grant.rhythmDays === null ? '' : String(grant.rhythmDays),
    usual: String(await usualRhythm(actor.fund)),
    operation: randomUUID(),
  }
}
