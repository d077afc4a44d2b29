import type { NearCardProps } from '#app/components/near/near-card.tsx'
import { can, type Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { contactNear, type FundSettings, fundSettingsSchema } from '#app/domain/fund.ts'
import { isUnderWay } from '#app/domain/grant/grant.ts'
import { quietFor, rhythmOf } from '#app/domain/near/rhythm.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { stepLine } from '#app/i18n/near-words.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { lastContact, openSteps } from '#db/queries/contact-moments.server.ts'
import { contactsOf, fundById } from '#db/queries/fund.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { lastHeard } from '#db/queries/heard.server.ts'

/** Beside a proposal: when it was last spoken about, what was agreed, and the way to everything about its initiative. */
export async function nearProposal(
  actor: Person,
  proposal: { id: string; initiative: string },
): Promise<NearCardProps> {
  const language = currentLocale()
  const [last, steps] = await Promise.all([lastContact(db(), proposal.id), openSteps(db(), proposal.id)])
  return {
    heard: last ? m.near_card_last({ day: formatDay(last, language) }) : m.near_card_never(),
    quiet: null,
    keeper: null,
    choose: null,
    steps: steps.map((step) => ({
      key: step.id,
      text: stepLine(step, language),
      href: `/manager/steps/${step.id}/done`,
    })),
    note: can(actor, 'note-contact').ok ? `/manager/proposals/${proposal.id}/contact` : null,
    whole: `/manager/initiatives/${proposal.initiative}`,
  }
}

/** Beside a grant the same, with who keeps in touch and whether it is quiet too long. */
export async function nearGrant(actor: Person, grant: Grant, today: IsoDate): Promise<NearCardProps> {
  const card = await nearProposal(actor, { id: grant.proposal, initiative: grant.initiative })
  if (!isUnderWay(grant.state)) return card
  const [heardOn, { keeper, rhythm }] = await Promise.all([lastHeard(db(), grant.id), keeperOf(grant)])
  const { quiet, days } = quietFor(heardOn ?? grant.startsOn, rhythm, today)
  const said = { days: String(rhythm) }
  return {
    ...card,
    heard: heardOn ? m.near_card_heard({ day: formatDay(heardOn, currentLocale()) }) : card.heard,
    quiet: quiet ? m.near_card_quiet({ days: String(days) }) : null,
    keeper: keeper ? m.near_card_keeper({ name: keeper.name, ...said }) : m.near_card_nobody(said),
    choose: card.note ? `/manager/grants/${grant.id}/contact` : null,
  }
}

/** Who keeps in touch about a grant, and after how many days without a word they call. */
async function keeperOf(grant: Grant) {
  const [contacts, usual] = await Promise.all([contactsOf(db(), grant.fund), usualRhythm(grant.fund)])
  const keeper = contactNear(contacts, { neighbourhoods: grant.neighbourhoods, chosen: grant.contact })
  return { keeper, rhythm: rhythmOf(grant.rhythmDays, usual) }
}

/** The rhythm of a fund, for grants without one of their own. */
export async function usualRhythm(fund: string): Promise<number> {
  const settings: FundSettings = fundSettingsSchema.parse((await fundById(db(), fund))?.settings ?? {})
  return settings.contactRhythmDays
}
