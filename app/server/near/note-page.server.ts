import { randomUUID } from 'node:crypto'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { contactNear } from '#app/domain/fund.ts'
import { canRemove, momentKinds } from '#app/domain/near/contact-moment.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { momentWords, removedWords } from '#app/i18n/near-words.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { correctionsOf, momentById, stepTakers } from '#db/queries/contact-moments.server.ts'
import { contactsOf } from '#db/queries/fund.server.ts'
import { notFound } from '../answers.server.ts'
import { grantHead, officeGrant } from '../granting/office-grant.server.ts'
import { handledOrHelped, headOfSeen, officePath } from '../office/seen-guard.server.ts'
import { usualRhythm } from './near-card.server.ts'

/** The form in which a contact about a proposal is noted. */
export async function notePage(
  actor: Person,
  id: string | undefined,
  { today, kind }: { today: IsoDate; kind: string | null },
) {
  const proposal = await handledOrHelped(actor, id)
  const takers = await stepTakers(db(), actor.fund, today)
  return {
    head: headOfSeen(proposal),
    back: officePath(proposal),
    saved: { kind: momentKinds.find((one) => one === kind) ?? '', on: today, words: '' },
    colleagues: firstNames(actor, takers),
    takers: takers.map(({ id: value, name: label }) => ({ value, label })),
    operation: randomUUID(),
  }
}

/** How colleagues are mentioned: by first name, or by the whole where two share it. */
function firstNames(actor: Person, takers: readonly { id: string; name: string }[]): string[] {
  const firstOf = (name: string) => name.split(' ')[0] ?? name
  const others = takers.filter(({ id }) => id !== actor.person)
  return others.map(({ name }) =>
    takers.filter((one) => firstOf(one.name) === firstOf(name)).length > 1 ? name : firstOf(name),
  )
}

/** Something that was noted, with what stood there before it was corrected, and what can be done with it. */
export async function notedPage(actor: Person, id: string | undefined, today: IsoDate) {
  const moment = await momentById(db(), actor.fund, id ?? '')
  if (!moment) throw notFound()
  const proposal = await handledOrHelped(actor, moment.proposal)
  const [corrections, takers] = await Promise.all([
    correctionsOf(db(), moment.id),
    stepTakers(db(), actor.fund, today),
  ])
  const language = currentLocale()
  const { kind, on, words, by, notedAt, removed } = moment
  const path = `/manager/notes/${moment.id}`
  const may = can(actor, 'note-contact').ok && removed === null
  return {
    head: headOfSeen(proposal),
    path,
    whole: `/manager/initiatives/${proposal.initiative}`,
    how: momentWords[kind](),
    when: [formatDay(on, language), by].join(' · '),
    noted: m.near_note_noted({ when: formatDateTime(notedAt, language), name: by }),
    words: removed ? removedWords[removed.because]() : words || m.near_words_gone(),
    before: removed
      ? []
      : corrections.map((old) => ({
          key: old.id,
          words: old.words || m.near_words_gone(),
          was: [momentWords[old.kind](), formatDay(old.on, language)].join(' · '),
          changed: m.near_note_changed({ when: formatDateTime(old.at, language), name: old.by }),
        })),
    saved: { kind, on, words },
    colleagues: firstNames(actor, takers),
    correct: may ? `${path}/correction` : null,
    remove: may && canRemove(kind).ok ? `${path}/removal` : null,
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
    may: can(actor, 'finish-step').ok && step.doneAt === null,
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
    mails: grant.kindMails,
    operation: randomUUID(),
  }
}
