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

/** How a change stands: who said or says what, by name; the initiative reads of itself as "U". */
export function changeStanding(
  { kind, state, side }: { kind: ChangeKind; state: ChangeState; side: Side },
  names: SideNames,
  reader: Side,
): Standing {
  const [asks, answers] = [sayOf(side, names, reader), sayOf(otherSide(side), names, reader)]
  const old = m.terms_change_old_stays()
  if (state === 'open') return beforeSending(kind, side, names[otherSide(side)])
  if (state === 'sent') {
    const text = kind === 'amendment' ? m.terms_change_sent_sign() : m.terms_change_notice_text()
    return { title: answers.asked(), text }
  }
  if (state === 'in-offer')
    return { title: m.terms_change_amendment_title(), text: m.terms_change_old_holds() }
  if (state === 'refused') return { title: answers.saidNo(), text: old }
  if (state === 'withdrawn') return { title: asks.tookBack(), text: old }
  if (state === 'lapsed') return { title: m.terms_change_not_signed(), text: old }
  return { title: settled(kind, asks, answers), text: m.terms_change_holds() }
}

/** What a side did, said by its name or, to the initiative about itself, as "U". */
type Said = Record<'asked' | 'saidYes' | 'saidNo' | 'tookBack' | 'wasFree', () => string>

function sayOf(side: Side, names: SideNames, reader: Side): Said {
  if (side === 'grantee' && reader === 'grantee')
    return {
      asked: () => m.terms_change_your_turn(),
      saidYes: () => m.terms_change_you_said_yes(),
      saidNo: () => m.terms_change_you_said_no(),
      tookBack: () => m.terms_change_you_took_back(),
      wasFree: () => m.terms_change_you_were_free(),
    }
  const who = names[side]
  return {
    asked: () => m.terms_change_notice_title({ other: who }),
    saidYes: () => m.terms_change_said_yes({ who }),
    saidNo: () => m.terms_change_said_no({ who }),
    tookBack: () => m.terms_change_took_back({ who }),
    wasFree: () => m.terms_change_was_free({ who }),
  }
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

function settled(kind: ChangeKind, asks: Said, answers: Said): string {
  if (kind === 'free') return asks.wasFree()
  return kind === 'notice' ? answers.saidYes() : m.terms_change_was_signed()
}
