import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Person, Relation } from '#app/domain/access.ts'
import { db } from '#db/client.server.ts'
import { membersOf, myGrants, myProposals, timesOf } from '#db/queries/proposal-course.server.ts'
import { answersAt, ownProposal, relationToProposal, savedSections } from '#db/queries/proposals.server.ts'
import { memberships } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aVisitor, begun, submitted, typePage } from '#tests/world/applying.ts'
import { aFund, enter, later, today, type World, yes } from '#tests/world/base.ts'

useDatabase()

let world: World
let ineke: Person
let fatma: Person
let durk: Person
let visitor: Actor
let shared: string
let anonymous: string

beforeAll(async () => {
  world = await aFund()
  ineke = await enter(world, 'ineke')
  fatma = await enter(world, 'fatma')
  durk = await enter(world, 'durk')
  visitor = await aVisitor(world)
  shared = await begun(world, ineke)
  anonymous = await begun(world, visitor)
  const { initiative } = (await ownProposal(db(), ineke, shared))!
  const member = (person: string, relation: string, days: number) => ({
    fundId: world.fund,
    initiativeId: initiative,
    personId: person,
    relation,
    since: later({ days }),
  })
  await db()
    .insert(memberships)
    .values([member(fatma.person, 'editor', 1), member(durk.person, 'reader', 2)])
})

describe('how somebody stands to a proposal', () => {
  test('is by membership, or as the browser that writes it', async () => {
    const table: [Actor, string, Relation][] = [
      [ineke, shared, 'owner'],
      [fatma, shared, 'editor'],
      [durk, shared, 'reader'],
      [visitor, shared, 'none'],
      [visitor, anonymous, 'owner'],
      [ineke, anonymous, 'none'],
      [await aVisitor(world), anonymous, 'none'],
      [{ ...ineke, fund: (await aFund()).fund }, shared, 'none'],
    ]
    for (const [actor, proposal, relation] of table)
      expect(await relationToProposal(db(), actor, proposal)).toBe(relation)
  })

  test('is nothing for a key that is none', async () => {
    for (const key of ['', 'nonsense', "'; drop table proposals", crypto.randomUUID()]) {
      expect(await relationToProposal(db(), ineke, key)).toBe('none')
    }
  })

  test('of a signed-in person never follows from a session that has the same hash', async () => {
    expect(await relationToProposal(db(), { ...ineke, session: visitor.session }, anonymous)).toBe('none')
  })
})

describe('the lists', () => {
  test('hold what somebody may read, the last changed first, and nothing else', async () => {
    const sent = await submitted(world, fatma, { title: 'Soep' }, later({ days: 1 }))
    expect((await myProposals(db(), fatma)).map(({ id }) => id)).toEqual([sent.proposal, shared])
    expect((await myProposals(db(), durk)).map(({ id }) => id)).toEqual([shared])
    expect((await myProposals(db(), visitor)).map(({ id }) => id)).toEqual([anonymous])
    expect(await myProposals(db(), await aVisitor(world))).toEqual([])
    expect(await myGrants(db(), visitor)).toEqual([])
    expect(await myGrants(db(), ineke)).toEqual([])
  })

  test('name the members, owners first', async () => {
    const { initiative } = (await ownProposal(db(), ineke, shared))!
    expect((await membersOf(db(), initiative)).map(({ name, relation }) => `${name} ${relation}`)).toEqual([
      'Ineke van der Wal owner',
      'Fatma Yılmaz editor',
      'Durk Zijlstra reader',
    ])
  })
})

test('every version of a section can be read again; one that is not there is empty', async () => {
  await yes(typePage(ineke, shared, ['voornemen', 'summary'], { summary: 'Eerst' }, later({ minutes: 1 })))
  await yes(typePage(ineke, shared, ['voornemen', 'summary'], { summary: 'Daarna' }, later({ minutes: 2 })))
  expect((await savedSections(db(), shared)).voornemen).toMatchObject({
    version: 2,
    savedByName: 'Ineke van der Wal',
  })
  expect(await answersAt(db(), shared, 'voornemen', 1)).toEqual({ summary: 'Eerst' })
  expect(await answersAt(db(), shared, 'voornemen', 9)).toEqual({})
})

test('the log tells when something first happened', async () => {
  const times = await timesOf(db(), shared)
  expect(times['draft-started']).toEqual(today)
  expect(times['proposal-submitted']).toBeUndefined()
})
