import { describe, expect, test } from 'vitest'
import {
  acceptableUntil,
  canAcceptInvitation,
  canEndMembership,
  canInvite,
  canOwn,
  mostInvitationsADay,
  mostOpenInvitations,
} from '#app/domain/proposal/together.ts'
import { allowed, refused } from '#app/domain/verdict.ts'

describe('inviting somebody', () => {
  const group = { members: ['ineke@example.org'], invited: ['durk@example.org'], sentToday: 1 }

  test('is possible for who does not take part and was not asked', () => {
    expect(canInvite(group, 'fatma@example.org')).toEqual(allowed())
    expect(canInvite(group, 'ineke@example.org')).toEqual(refused('already-takes-part'))
    expect(canInvite(group, 'durk@example.org')).toEqual(refused('already-invited'))
  })

  test('stops at ten that are open and at twenty in a day', () => {
    const many = Array.from({ length: mostOpenInvitations }, (_, at) => `p${at}@example.org`)
    const tooMany = refused('too-many-invitations', { count: mostOpenInvitations })
    expect(canInvite({ ...group, invited: many.slice(1) }, 'fatma@example.org')).toEqual(allowed())
    expect(canInvite({ ...group, invited: many }, 'fatma@example.org')).toEqual(tooMany)
    expect(canInvite({ ...group, sentToday: mostInvitationsADay }, 'fatma@example.org')).toEqual(tooMany)
  })

  test('lasts thirty days, the last one included', () => {
    const invitation = { invitedAt: new Date('2026-03-10T10:00:00Z'), inviterName: 'Ineke' }
    expect(acceptableUntil(invitation.invitedAt)).toBe('2026-04-09')
    expect(canAcceptInvitation(invitation, new Date('2026-04-09T21:59:00Z'))).toEqual(allowed())
    expect(canAcceptInvitation(invitation, new Date('2026-04-09T22:00:00Z'))).toEqual(
      refused('invitation-expired', { inviterName: 'Ineke' }),
    )
  })
})

describe('a group', () => {
  const owner = { person: 'ineke', relation: 'owner', helper: false } as const
  const editor = { person: 'fatma', relation: 'editor', helper: false } as const

  test('always keeps an owner', () => {
    expect(canEndMembership([owner, editor], 'ineke')).toEqual(refused('last-owner'))
    expect(canEndMembership([owner, editor], 'fatma')).toEqual(allowed())
    expect(canEndMembership([owner, { ...editor, relation: 'owner' }], 'ineke')).toEqual(allowed())
  })

  test('is owned by those who write in it, not by who reads or helps from outside', () => {
    expect(canOwn(editor)).toEqual(allowed())
    expect(canOwn({ ...editor, relation: 'reader' })).toEqual(refused('cannot-own'))
    expect(canOwn({ ...editor, helper: true })).toEqual(refused('cannot-own'))
  })
})
