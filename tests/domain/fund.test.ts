import { expect, test } from 'vitest'
import { contactFor, contactNear } from '#app/domain/fund.ts'

const hanan = { name: 'Hanan', neighbourhood: 'bilgaard' }
const sipke = { name: 'Sipke', neighbourhood: null }
const joke = { name: 'Joke', neighbourhood: 'vrijheidswijk' }

test('nobody is told to call themselves', () => {
  expect(contactFor([sipke, joke], 'Ineke')).toEqual(sipke)
  expect(contactFor([sipke, joke], 'Sipke')).toEqual(joke)
  expect(contactFor([sipke], 'Sipke')).toBeNull()
  expect(contactFor([hanan, sipke], 'Hanan', ['bilgaard'])).toEqual(sipke)
})

test('who is near a plan is the contact of its neighbourhood, else of the whole fund, else the first', () => {
  const contacts = [hanan, sipke, joke]
  expect(contactNear(contacts, ['vrijheidswijk'])).toEqual(joke)
  expect(contactNear(contacts, ['vrijheidswijk', 'bilgaard'])).toEqual(hanan)
  expect(contactNear(contacts, ['oud-oost'])).toEqual(sipke)
  expect(contactNear(contacts, [])).toEqual(sipke)
  expect(contactNear([hanan, joke], [])).toEqual(hanan)
  expect(contactNear([], ['bilgaard'])).toBeNull()
})
