import type { Event, EventOf } from '#app/domain/event.ts'
import { grantMembers, type MailPlan, mail, manager } from './plan.ts'

/** Making an agreement, and changing it. Null: another event. */
export function agreeingMails(event: Event): MailPlan[] | null {
  switch (event.type) {
    case 'agreement-offered':
      return [offered(event)]
    case 'offer-withdrawn':
      return [
        mail('offer-withdrawn', grantMembers(event), {
          grant: event.grant,
          termsVersion: event.termsVersion,
        }),
      ]
    case 'offer-declined':
      return [mail('offer-declined', { kind: 'role', role: 'manager' }, { grant: event.grant })]
    case 'offer-expires-near':
      return [
        mail(
          `offer-reminder-${event.days}`,
          { kind: 'grant-owners-unsigned', grant: event.grant, termsVersion: event.termsVersion },
          { grant: event.grant, termsVersion: event.termsVersion },
        ),
      ]
    case 'offer-expired':
      return [
        mail('offer-expired', grantMembers(event), { grant: event.grant, termsVersion: event.termsVersion }),
      ]
    case 'agreement-signed-by-one':
      return event.next === 'fund'
        ? [
            mail(
              'countersign-asked',
              { kind: 'role', role: 'approver' },
              { grant: event.grant, termsVersion: event.termsVersion },
            ),
          ]
        : [
            mail(
              'signed-by-one',
              { kind: 'grant-owners-unsigned', grant: event.grant, termsVersion: event.termsVersion },
              { grant: event.grant, signature: event.signature },
            ),
          ]
    case 'agreement-in-force':
      return [
        mail('agreement-in-force', grantMembers(event), {
          grant: event.grant,
          termsVersion: event.termsVersion,
        }),
      ]
    case 'change-sent':
      return event.side === 'grantee'
        ? [mail('change-received', manager, toSide(event, 'fund'))]
        : [mail('change-proposed', grantMembers(event), toSide(event, 'grantee'))]
    case 'change-withdrawn':
      if (!event.sent) return []
      return event.side === 'grantee'
        ? [mail('change-withdrawn', manager, toSide(event, 'fund'))]
        : [mail('change-withdrawn', grantMembers(event), toSide(event, 'grantee'))]
    case 'change-applied':
      return changeApplied(event)
    case 'change-refused':
      return event.side === 'grantee'
        ? [mail('change-refused', grantMembers(event), toSide(event, 'grantee'))]
        : [mail('change-declined', manager, toSide(event, 'fund'))]
    default:
      return null
  }
}

/** The first agreement, or one that lays a change down: that mail says what changes. */
function offered(event: EventOf<'agreement-offered'>): MailPlan {
  const { grant, termsVersion, change } = event
  return change
    ? mail('amendment-offered', grantMembers(event), { grant, termsVersion, change, to: 'grantee' })
    : mail('agreement-offered', grantMembers(event), { grant, termsVersion })
}

/** A free change is told to the other side; one that was asked for, to who asked. */
function changeApplied(event: EventOf<'change-applied'>): MailPlan[] {
  if (event.kind !== 'free')
    return event.side === 'grantee'
      ? [mail('change-accepted', grantMembers(event), toSide(event, 'grantee'))]
      : [mail('change-agreed', manager, toSide(event, 'fund'))]
  return event.side === 'grantee'
    ? [mail('change-applied', manager, toSide(event, 'fund'))]
    : [mail('change-applied', grantMembers(event), toSide(event, 'grantee'))]
}

function toSide(event: { grant: string; change: string }, to: 'fund' | 'grantee'): Record<string, string> {
  return { grant: event.grant, change: event.change, to }
}
