import type { StepText } from '#app/components/proposal/texts.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { type PanelMember, panelOn } from '#db/queries/public/rounds.server.ts'
import { roundsToCome } from '#db/queries/rounds.server.ts'
import { howWeRead, weightsOf } from './round-page.server.ts'

/** How the fund decides: with the weights of the round that is open or comes next, and the panel as it is today. */
export async function howPage(now: Date, language: Language) {
  const fund = await currentFund(db())
  const [round] = fund ? await roundsToCome(db(), fund.id, now) : []
  const panel = fund ? await panelOn(db(), fund.id, dayOf(now)) : []
  return {
    example: fund?.example === 'yes',
    round: round?.name ?? null,
    weighed: round !== undefined,
    criteria: weightsOf(round ?? null, language).map((one) => ({ ...one, weight: one.weight ?? 0 })),
    how: round ? howWeRead(panel, round) : null,
    panel: panel.map((member, index) => ({
      key: `${index}-${member.name}`,
      name: member.name ?? m.public_how_unnamed(),
      from: fromWhere(member),
    })),
    steps: steps(),
  }
}

function fromWhere({ background, neighbourhood, chairs }: PanelMember): string {
  const looks =
    background === 'professional'
      ? m.public_how_professional()
      : background === 'resident'
        ? m.public_how_resident()
        : ''
  return [chairs ? m.public_how_chair() : '', looks, neighbourhood ?? ''].filter(Boolean).join(', ')
}

function steps(): StepText[] {
  return [
    { key: 'screening', what: m.public_how_step_screening(), when: m.public_how_step_screening_text() },
    { key: 'panel', what: m.public_how_step_panel(), when: m.public_how_step_panel_text() },
    { key: 'meeting', what: m.public_how_step_meeting(), when: m.public_how_step_meeting_text() },
    { key: 'board', what: m.public_how_step_board(), when: m.public_how_step_board_text() },
    { key: 'answer', what: m.public_how_step_answer(), when: m.public_how_step_answer_text() },
  ]
}
