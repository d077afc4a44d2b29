import { expect, test } from 'vitest'
import { kindOfMail, kindsFor, notificationKinds, templatesOf } from '#app/domain/notification/kind.ts'
import { mailFacts } from '#app/i18n/content.server.ts'
import { mailKeys } from '#emails/templates/compose.ts'

const listed = ([...notificationKinds, 'legal', 'digest'] as const).flatMap((kind) => templatesOf(kind))

test('every mail is of exactly one kind', () => {
  expect([...listed].sort()).toEqual([...mailKeys].sort())
})

test('what the law or security asks, and what carries a secret, is sent at once always', () => {
  for (const key of mailKeys) {
    const facts = mailFacts[key]
    if (facts?.carriesSecret || ['legal', 'security'].includes(facts?.kind ?? ''))
      expect(kindOfMail(key), key).toBe('legal')
    if (facts?.kind === 'reminder' && kindOfMail(key) !== 'legal')
      expect(kindOfMail(key), key).toBe('reminders')
  }
})

test('an unknown mail is not held back', () => {
  expect(kindOfMail('no-such-mail')).toBe('legal')
})

test('nobody chooses about work that they do not do', () => {
  expect(kindsFor([])).toEqual(['application', 'grant', 'money', 'reminders', 'messages'])
  expect(kindsFor(['chair'])).toContain('panel')
  expect(kindsFor(['manager'])).toEqual(expect.arrayContaining(['office']))
  expect(kindsFor(['manager'])).not.toContain('panel')
})
