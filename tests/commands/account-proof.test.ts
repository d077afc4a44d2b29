import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { askAccountProof } from '#app/commands/ask-account-proof.server.ts'
import { callAboutAccount } from '#app/commands/call-about-account.server.ts'
import { giveAccountProof } from '#app/commands/give-account-proof.server.ts'
import { judgeAccountProof } from '#app/commands/judge-account-proof.server.ts'
import { prepareRelease } from '#app/commands/prepare-release.server.ts'
import { sweepFiles } from '#app/commands/sweep-files.server.ts'
import type { Person } from '#app/domain/access.ts'
import type { ProofWay } from '#app/domain/payment/account.ts'
import { refused } from '#app/domain/verdict.ts'
import { db } from '#db/client.server.ts'
import { accountsOf } from '#db/queries/accounts.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { officeFiles, ownFiles } from '#db/queries/files.server.ts'
import { grants, outgoingMails, submissions } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { anAttachment, looseFile } from '#tests/world/attachments.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { type GrantWorld, granting, offeredGrant, paidTranche, sign } from '#tests/world/granting.ts'

useDatabase({ max: 12 })

let world: World
beforeAll(async () => {
  world = await aFund(900_000_00)
})

const called = later({ minutes: 10 }, granting.fund)
const asking = later({ minutes: 11 }, granting.fund)
let passed = 0
const next = () => later({ minutes: ++passed }, asking)

/** A grant that runs, whose account was called about and never seen. */
async function unproven(): Promise<GrantWorld & { account: string }> {
  const made = await offeredGrant(world)
  await yes(sign(made.owner, 'grantee', made, granting.grantee))
  await yes(sign(made.panel.tjitske as Person & { email: string }, 'fund', made, granting.fund))
  const account = (await newest(made))?.id ?? ''
  const form = { operation: operation(), account, result: 'confirmed' as const, phone: '058 000 00 20' }
  await yes(callAboutAccount(made.panel.sipke, made.grant, form, called))
  return { ...made, account }
}
const newest = async ({ grant }: { grant: string }) => (await accountsOf(db(), grant)).at(-1)
const prepare = ({ panel, grant }: GrantWorld) =>
  prepareRelease(panel.sipke, grant, 't1', { operation: operation() }, granting.release)
const ask = ({ panel, grant, account }: GrantWorld & { account: string }, by = panel.sipke) =>
  askAccountProof(by, grant, { operation: operation(), account, words: 'Liefst van deze maand.' }, next())
const judge = (
  { panel, grant, account }: GrantWorld & { account: string },
  way: ProofWay,
  result: 'right' | 'other' = 'right',
  by: Person = panel.sipke,
) => {
  const form = { operation: operation(), account, way, result, words: 'De naam is niet te lezen.' }
  return judgeAccountProof(by, grant, form, next())
}
async function give(made: GrantWorld & { account: string }, by: Person = made.owner) {
  const at = next()
  const file = await looseFile(made.fund, made.proposal, at, { name: 'rekening.jpg' })
  const form = { operation: operation(), account: made.account, file }
  return { file, verdict: await giveAccountProof(by, made.grant, form, at) }
}
const mails = async (template: string, { grant }: { grant: string }) =>
  (await db().select().from(outgoingMails)).filter(
    (mail) => mail.template === template && mail.props.grant === grant,
  )

describe('a new account', () => {
  test('is paid to once a proof was asked, sent and seen; each is told to whom it concerns', async () => {
    const made = await unproven()
    expect(await prepare(made)).toMatchObject({ reason: { code: 'iban-not-proven' } })
    const work = await workOf(db(), made.panel.sipke, '2026-12-01')
    expect(work.find(({ kind, subject }) => kind === 'account-proof' && subject === made.grant)).toBeDefined()
    await yes(ask(made))
    expect(await mails('bank-proof-asked', made)).toHaveLength(1)
    expect(await ask(made)).toEqual(refused('proof-asked-already'))
    const stranger = await enter(world, 'fatma')
    expect((await give(made, stranger)).verdict).toEqual(refused('not-found'))
    const first = await give(made)
    expect(first.verdict.ok).toBe(true)
    expect(await ask(made)).toEqual(refused('proof-to-look-at'))
    expect(await officeFiles(db(), made.panel.sipke, made.proposal, first.file)).toHaveLength(1)
    await yes(judge(made, 'file', 'other'))
    expect(await mails('bank-proof-asked', made)).toHaveLength(2)
    expect(await prepare(made)).toMatchObject({ reason: { code: 'iban-not-proven' } })
    const second = await give(made)
    await yes(judge(made, 'file'))
    expect(await give(made)).toMatchObject({ verdict: { reason: { code: 'proof-seen-already' } } })
    expect(await prepare(made)).toMatchObject({ ok: true })
    await yes(sweepFiles(later({ days: 30 }, asking)))
    expect(await ownFiles(db(), made.owner, made.proposal, second.file)).toHaveLength(1)
  })

  test('can be seen on paper by the office alone, and never by who named it', async () => {
    const made = await unproven()
    expect(await judge(made, 'file')).toEqual(refused('proof-no-file'))
    for (const by of [made.owner, await enter(world, 'henk')])
      expect(await judge(made, 'paper', 'right', by)).toMatchObject({ ok: false })
    const account = randomUUID()
    expect(await judge({ ...made, account }, 'paper')).toEqual(refused('not-found'))
    await yes(judge(made, 'paper'))
    expect((await newest(made))?.proofs.at(-1)).toMatchObject({
      step: 'right',
      way: 'paper',
      by: made.panel.sipke.person,
    })
    expect(await prepare(made)).toMatchObject({ ok: true })
  })

  test('that was paid before needs no proof', async () => {
    const paid = await unproven()
    await yes(judge(paid, 'screen'))
    expect(await newest(paid)).toMatchObject({ paidBefore: false })
    await paidTranche(paid)
    expect(await newest(paid)).toMatchObject({ paidBefore: true })
    const again = await unproven()
    expect(await newest(again)).toMatchObject({ proofs: [], paidBefore: true })
    expect(await ask(again)).toEqual(refused('proof-seen-already'))
    expect(await prepare(again)).toMatchObject({ ok: true })
  })

  test('has a proof to look at when its file came with the proposal', async () => {
    const made = await unproven()
    const file = await anAttachment(made.proposal, { in: 'money' })
    const [copy] = await db()
      .select({ id: submissions.id })
      .from(submissions)
      .where(eq(submissions.proposalId, made.proposal))
      .orderBy(desc(submissions.number))
      .limit(1)
    await db()
      .update(grants)
      .set({ submissionId: copy?.id ?? '' })
      .where(eq(grants.id, made.grant))
    expect(await newest(made)).toMatchObject({ sentProof: file })
  })
})
