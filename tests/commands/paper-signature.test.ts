import { beforeAll, expect, test } from 'vitest'
import { confirmPaperSignature } from '#app/commands/confirm-paper-signature.server.ts'
import { recordPaperSignature } from '#app/commands/record-paper-signature.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { refused } from '#app/domain/verdict.ts'
import { sha256 } from '#app/effects/hash.ts'
import { db } from '#db/client.server.ts'
import { signaturesOf } from '#db/queries/agreements.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { officeFiles } from '#db/queries/files.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, later, operation, type World, yes } from '#tests/world/base.ts'
import { type GrantWorld, granting, grantState, offeredGrant, sign, version } from '#tests/world/granting.ts'
import { aScan, paperForm } from '#tests/world/paper-signing.ts'

useDatabase()

let world: World
let made: GrantWorld
beforeAll(async () => {
  world = await aFund(400_000_00)
  made = await offeredGrant(world)
})

test('a signature on paper counts when a second person saw it, and then the fund signs', async () => {
  const { sipke, tjitske } = made.panel
  const at = granting.grantee
  const record = async (change: object = {}, by: Person = sipke) =>
    recordPaperSignature(by, made.grant, aScan('%PDF scan'), await paperForm(made, change), at)
  expect(await record({}, tjitske)).toEqual(refused('not-found'))
  expect(await record({ signedOn: '2020-01-01' })).toEqual(refused('paper-signed-outside'))
  expect(await record({ signatory: 'iemand@example.org' })).toMatchObject({
    reason: { code: 'not-a-signatory' },
  })
  const waiting = async (actor: Person) =>
    (await workOf(db(), actor, dayOf(at))).filter(({ kind }) => kind === 'paper-confirm')
  expect(await waiting(tjitske)).toEqual([])
  const { paper: blurred } = await yes(record())
  expect(await waiting(tjitske)).toMatchObject([
    {
      subject: made.grant,
      preparedBy: { id: sipke.person },
      href: `/manager/paper-signatures/${blurred}/confirmation`,
    },
  ])
  expect(await waiting({ ...sipke, roles: ['manager', 'approver'] })).toEqual([])
  expect(await record()).toEqual(refused('paper-waits'))
  await yes(confirmPaperSignature(tjitske, blurred, { operation: operation(), shown: false }, at))
  expect(await signaturesOf(db(), (await version(made)).id)).toEqual([])
  expect(await waiting(tjitske)).toEqual([])
  const { paper } = await yes(record())
  const both = { ...sipke, roles: ['manager', 'approver'] as const }
  const seen = { operation: operation(), shown: true }
  expect(await confirmPaperSignature(both, paper, seen, at)).toEqual(refused('recorded-by-you'))
  await yes(confirmPaperSignature(tjitske, paper, seen, at))
  await yes(confirmPaperSignature(tjitske, paper, seen, at))
  expect(await signaturesOf(db(), (await version(made)).id)).toMatchObject([
    { side: 'grantee', paper: { signedOn: dayOf(at), scanSha256: sha256('%PDF scan') } },
  ])
  expect(await officeFiles(db(), tjitske, made.proposal, paper)).toHaveLength(1)
  expect((await version(made)).state).toBe('signed-by-one')
  expect(await record()).toEqual(refused('already-signed'))
  await yes(sign(tjitske as Person & { email: string }, 'fund', made, later({ days: 1 }, at)))
  expect((await version(made)).state).toBe('in-force')
  expect(await grantState(made)).toBe('running')
})
