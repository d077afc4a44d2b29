import { expect, test } from 'vitest'
import { contactBeside, contactFor, contactNear } from '#app/domain/fund.ts'

const hanan = { id: 'h', name: 'Hanan', neighbourhood: 'bilgaard' }
const sipke = { id: 's', name: 'Sipke', neighbourhood: null }
const joke = { id: 'j', name: 'Joke', neighbourhood: 'vrijheidswijk' }

const near = (neighbourhoods: string[], chosen: string | null = null) => ({ neighbourhoods, chosen })

test('nobody is told to call themselves', () => {
  expect(contactFor([sipke, joke], 'Ineke')).toEqual(sipke)
  expect(contactFor([sipke, joke], 'Sipke')).toEqual(joke)
  expect(contactFor([sipke], 'Sipke')).toBeNull()
  expect(contactBeside([sipke, joke], ['Ineke', 'Sipke'], near([]))).toEqual(joke)
  expect(contactBeside([sipke, joke], ['Joke', 'Sipke'], near([]))).toBeNull()
  expect(contactFor([hanan, sipke], 'Hanan', near(['bilgaard']))).toEqual(sipke)
})

test('who is near a plan is the contact of its neighbourhood, else of the whole fund, else the first', () => {
  const contacts = [hanan, sipke, joke]
  expect(contactNear(contacts, near(['vrijheidswijk']))).toEqual(joke)
  expect(contactNear(contacts, near(['vrijheidswijk', 'bilgaard']))).toEqual(hanan)
  expect(contactNear(contacts, near(['oud-oost']))).toEqual(sipke)
  expect(contactNear(contacts, near([]))).toEqual(sipke)
  expect(contactNear([hanan, joke], near([]))).toEqual(hanan)
  expect(contactNear([], near(['bilgaard']))).toBeNull()
})

test('who was chosen for a plan is near it, as long as they are there', () => {
  expect(contactNear([hanan, sipke, joke], near(['bilgaard'], 'j'))).toEqual(joke)
  expect(contactNear([hanan, sipke], near(['bilgaard'], 'j'))).toEqual(hanan)
})
