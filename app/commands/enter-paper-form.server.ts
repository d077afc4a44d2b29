import { can, type Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { canEnterPaper } from '#app/domain/proposal/paper.ts'
import { formOf } from '#app/domain/proposal/sections.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { personByEmail } from '#db/queries/people.server.ts'
import { type Round, roundById } from '#db/queries/rounds.server.ts'
import { initiatives, memberships, people, proposals } from '#db/schema/index.ts'
import { fillIn } from './start-draft.server.ts'

export type PaperForm = {
  operation: string
  round: string
  receivedOn: IsoDate
  groupName: string
  contactName: string
  /** At least one of the two is known. */
  email: string | null
  phone: string | null
}

/**
 * Begins a proposal from a form on paper. The manager who types it over takes part as a helper and sends it for the group;
 * whose address is known owns it from the start and hears so by mail. Refuses `not-found` to others and for a round that
 * is not there, `contact-missing`, `same-person` for one's own address, and what `canEnterPaper` refuses.
 */
export async function enterPaperForm(
  actor: Person,
  form: PaperForm,
  now: Date,
): Promise<Verdict<{ proposal: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'enter-paper-form', ...form }, now, async () => {
      const round = can(actor, 'enter-paper-form').ok ? await roundById(tx, actor.fund, form.round) : null
      if (!round) return refused('not-found')
      if (!form.email && !form.phone) return refused('contact-missing')
      const verdict = canEnterPaper(round, form.receivedOn, now)
      if (!verdict.ok) return verdict
      const owner = form.email ? await personWith(tx, { ...form, email: form.email }, now) : null
      if (owner === actor.person) return refused('same-person')
      const proposal = await newProposal(tx, actor, round, verdict.until, owner, now)
      const asked = formOf(round.track, round.formVersion, round.extra)
      await fillIn(tx, actor, proposal, asked, known(form), now)
      await record(tx, {
        type: 'paper-form-entered',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        round: round.id,
        receivedOn: form.receivedOn,
        person: owner,
        at: now,
      })
      return allowed({ proposal: proposal.id })
    }),
  )
}

/** What the sheet already tells, by the fields of the form. */
function known({ groupName, contactName, email, phone }: PaperForm): Record<string, string> {
  return {
    initiativeName: groupName,
    contactName,
    ...(email ? { contactEmail: email } : {}),
    ...(phone ? { contactPhone: phone } : {}),
  }
}

async function newProposal(
  tx: Tx,
  actor: Person,
  round: Round,
  reopenedUntil: IsoDate | null,
  owner: string | null,
  now: Date,
): Promise<{ id: string; initiative: string }> {
  const [id, initiative] = [newId(now), newId(now)]
  const { fund: fundId } = actor
  await tx.insert(initiatives).values({ id: initiative, fundId, name: '', createdAt: now })
  const member = { fundId, initiativeId: initiative, since: now }
  await tx
    .insert(memberships)
    .values([
      { ...member, personId: actor.person, relation: 'editor', helper: true },
      ...(owner ? [{ ...member, personId: owner, relation: 'owner', helper: false }] : []),
    ])
  await tx.insert(proposals).values({
    id,
    fundId,
    roundId: round.id,
    initiativeId: initiative,
    source: 'paper',
    reopenedUntil,
    createdAt: now,
    changedAt: now,
  })
  return { id, initiative }
}

async function personWith(
  tx: Tx,
  { email, contactName }: { email: string; contactName: string },
  now: Date,
): Promise<string> {
  const address = email.toLowerCase()
  const seen = await personByEmail(tx, address)
  if (seen) return seen.id
  const id = newId(now)
  await tx.insert(people).values({ id, email: address, name: contactName, createdAt: now })
  return id
}
