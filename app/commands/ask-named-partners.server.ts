import type { Person } from '#app/domain/access.ts'
import { partnersToAsk } from '#app/domain/partner.ts'
import type { Draft } from '#app/domain/proposal/schema.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import type { Tx } from '#db/client.server.ts'
import { partnersAsked } from '#db/queries/partners.server.ts'
import { partnerQuestions } from '#db/schema/index.ts'

/** Asks the partners that a proposal names whether they take part, in the transaction in which it is sent. */
export async function askNamedPartners(
  tx: Tx,
  sender: Person,
  { proposal, submission, draft }: { proposal: string; submission: string; draft: Draft },
  now: Date,
): Promise<void> {
  const named = (draft.verbinding.partners ?? []).map(({ partnerName, partnerRole, partnerEmail }) => ({
    name: partnerName ?? '',
    task: partnerRole ?? '',
    email: partnerEmail ?? null,
  }))
  for (const partner of partnersToAsk(named, await partnersAsked(tx, proposal))) {
    const question = newId(now)
    await tx.insert(partnerQuestions).values({
      id: question,
      fundId: sender.fund,
      proposalId: proposal,
      submissionId: submission,
      ...partner,
      locale: sender.locale,
      askedBy: sender.person,
      askedAt: now,
    })
    await record(tx, {
      type: 'partner-named',
      fund: sender.fund,
      actor: sender.id,
      proposal,
      question,
      at: now,
    })
  }
}
