import { expect, test } from 'vitest'
import { contactFor } from '#app/domain/fund.ts'

test('nobody is told to call themselves', () => {
  const contacts = [{ name: 'Sipke' }, { name: 'Joke' }]
  expect(contactFor(contacts, 'Ineke')).toEqual({ name: 'Sipke' })
  expect(contactFor(contacts, 'Sipke')).toEqual({ name: 'Joke' })
  expect(contactFor([{ name: 'Sipke' }], 'Sipke')).toBeNull()
})
