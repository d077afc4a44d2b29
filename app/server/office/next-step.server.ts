import { can, type Person } from '#app/domain/access.ts'
import { isRevealed } from '#app/domain/panel/batch.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { batchById } from '#db/queries/batches.server.ts'
import { decisionOf, returnedOf } from '#db/queries/decisions.server.ts'
import type { OfficeProposal } from '#db/queries/screening.server.ts'

/** What a proposal asks now: of who looks (`turn`), or of somebody else. */
export type NextStep = {
  turn: boolean
  title: string
  text: string
  links: { href: string; label: string }[]
  /** Why a prepared decision came back, and who gave it back. */
  returned?: { by: string; reason: string } | null
}

/** The one thing that can be done with a proposal in its state; null when nothing is waited for. */
export async function nextStep(actor: Person, proposal: OfficeProposal): Promise<NextStep | null> {
  switch (proposal.state) {
    case 'submitted':
      return screening(actor, proposal)
    case 'returned':
      return {
        turn: false,
        title: m.manager_panel_next_answer(),
        text: m.manager_panel_next_answer_text(),
        links: [],
      }
    case 'in-review':
      return reading(actor, proposal)
    case 'awaiting-decision':
    case 'waiting-list':
      return deciding(actor, proposal)
    default:
      return null
  }
}

function screening(actor: Person, { id }: OfficeProposal): NextStep {
  const turn = can(actor, 'screen-proposal').ok
  const links = [
    { href: `/manager/proposals/${id}/screening`, label: m.manager_panel_pass_link() },
    { href: `/manager/proposals/${id}/question`, label: m.manager_panel_question_link() },
  ]
  return {
    turn,
    title: turn ? m.manager_panel_your_turn() : m.manager_panel_waits_manager(),
    text: m.manager_panel_next_screening(),
    links: turn ? links : [],
  }
}

async function reading(actor: Person, { batch }: OfficeProposal): Promise<NextStep> {
  const of = batch && (await batchById(db(), actor.fund, batch.id))
  const stage = of ? (stateWord('batch', of.stage, 'staff', currentLocale()) ?? of.stage) : ''
  const links = batch ? [{ href: `/manager/batches/${batch.id}`, label: m.manager_panel_batch_link() }] : []
  return {
    turn: false,
    title: m.manager_panel_next_reading(),
    text: m.manager_panel_next_reading_text({ stage }),
    links,
  }
}

async function deciding(actor: Person, { id, batch }: OfficeProposal): Promise<NextStep> {
  const decision = await decisionOf(db(), id)
  const waiting = decision && decision.decidedAt === null ? decision : null
  const of = batch && (await batchById(db(), actor.fund, batch.id))
  const ready = of !== null && isRevealed(of.stage) && of.stage !== 'extra-reviews'
  const prepares = can(actor, 'prepare-decision').ok && ready
  const takes = waiting !== null && can(actor, 'take-decision').ok && waiting.preparedBy !== actor.person
  const look = waiting
    ? [
        {
          href: `/manager/decisions/${waiting.id}/approval`,
          label: takes ? m.manager_panel_decide_link() : m.manager_panel_decision_look(),
        },
      ]
    : []
  const prepare = prepares
    ? [
        {
          href: `/manager/proposals/${id}/decision`,
          label: waiting ? m.manager_panel_prepare_again() : m.manager_panel_prepare_link(),
        },
      ]
    : []
  const returned = waiting ? null : await returnedOf(db(), id)
  const turn = takes || (waiting === null && prepares)
  return {
    turn,
    title: turn
      ? m.manager_panel_your_turn()
      : waiting
        ? m.manager_panel_waits_approver()
        : m.manager_panel_waits_manager(),
    text: waiting
      ? m.manager_panel_next_approve({ name: waiting.preparedByName })
      : ready
        ? m.manager_panel_next_prepare()
        : m.manager_panel_next_extra(),
    links: [...look, ...prepare],
    returned: returned && { by: returned.by, reason: returned.reason },
  }
}
