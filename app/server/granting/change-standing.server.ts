import type { ChangeKind } from '#app/domain/grant/change-kind.ts'
import type { ChangeState } from '#app/domain/grant/change-state.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { Version } from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'

/** What the two sides of an agreement are called. */
export type SideNames = Record<Side, string>
export type Standing = { title: string; text: string }

export function sideNames(
  { initiativeName }: Pick<Grant, 'initiativeName'>,
  { terms }: Pick<Version, 'terms'>,
): SideNames {
  return { fund: terms.fund.name, grantee: initiativeName }
}

/** The side that answers a change of this one. */
export function otherSide(side: Side): Side {
  return side === 'fund' ? 'grantee' : 'fund'
}

/** How a change stands: who said or says what, by name, so that it is true for whoever reads it. */
export function changeStanding(
  { kind, state, side }: { kind: ChangeKind; state: ChangeState; side: Side },
  names: SideNames,
): Standing {
  const [asks, answers] = [names[side], names[otherSide(side)]]
  const old = m.terms_change_old_stays()
  if (state === 'open') return beforeSending(kind, side, answers)
  if (state === 'sent') {
    const text = kind === 'amendment' ? m.terms_change_sent_sign() : m.terms_change_notice_text()
    return { title: m.terms_change_notice_title({ other: answers }), text }
  }
  if (state === 'in-offer')
    return { title: m.terms_change_amendment_title(), text: m.terms_change_old_holds() }
  if (state === 'refused') return { title: m.terms_change_said_no({ who: answers }), text: old }
  if (state === 'withdrawn') return { title: m.terms_change_took_back({ who: asks }), text: old }
  if (state === 'lapsed') return { title: m.terms_change_not_signed(), text: old }
  return { title: settled(kind, asks, answers), text: m.terms_change_holds() }
}

function beforeSending(kind: ChangeKind, side: Side, other: string): Standing {
  if (kind === 'free')
    return { title: m.terms_change_free_title(), text: m.terms_change_free_text({ other }) }
  if (kind === 'notice')
    return { title: m.terms_change_notice_title({ other }), text: m.terms_change_notice_text() }
  const first = side === 'grantee' ? m.terms_change_amendment_first({ other }) : ''
  return {
    title: m.terms_change_amendment_title(),
    text: [first, m.terms_change_old_holds()].filter(Boolean).join(' '),
  }
}

function settled(kind: ChangeKind, asks: string, answers: string): string {
  if (kind === 'free') return m.terms_change_was_free({ who: asks })
  return kind === 'notice' ? m.terms_change_said_yes({ who: answers }) : m.terms_change_was_signed()
}
