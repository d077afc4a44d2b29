import type { Person } from '#app/domain/access.ts'
import { sumCents } from '#app/domain/money.ts'
import { eventWords } from '#app/i18n/event-words.server.ts'
import { formatDateTime, formatDay, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { potsOf } from '#db/queries/fund.server.ts'
import { type Posting, postingById } from '#db/queries/posting.server.ts'
import { notFound } from '../answers.server.ts'
import { lineView, weightWord } from './ledger-page.server.ts'

/** One posting: its lines, who booked it, when, and the act it belongs to. */
export async function postingPage(actor: Person, id: string | undefined, language: Language) {
  const [pots, posting] = await Promise.all([potsOf(db(), actor.fund), postingById(db(), actor, id)])
  const [first] = posting?.lines ?? []
  if (!posting || !first) throw notFound()
  const lines = posting.lines.map((row) => lineView(row, pots, language))
  return {
    lines,
    total: formatMoney(sumCents(posting.lines.map(({ coverCents }) => coverCents)), language),
    when: formatDateTime(first.recordedAt, language),
    by: posting.by ?? m.manager_grant_by_system(),
    weighs: weightWord(first.weighs),
    fact: first.weighs === 'fact',
    decidedOn: posting.decidedOn && formatDay(posting.decidedOn, language),
    donor: posting.donor,
    grant: lines[0]?.grant ?? null,
    events: posting.events.map(({ id: key, type, data }) => ({
      key,
      what: eventWords(type, data, language),
      href: aboutWhat(type, data, posting),
    })),
  }
}

/** Where the act can be looked at: the payment, the decision, or what happened to the grant. */
function aboutWhat(type: string, data: Record<string, unknown>, { lines }: Posting): string | null {
  const grant = lines[0]?.grant
  if (!grant) return null
  if (type === 'tranche-paid') return `/manager/releases/${data.release}/payment`
  if (type === 'proposal-awarded') return `/manager/proposals/${data.proposal}`
  return `/manager/grants/${grant}#history`
}
