import { and, asc, eq, isNull } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { bookContribution } from '#app/commands/book-contribution.server.ts'
import { expireOffers } from '#app/commands/expire-offers.server.ts'
import { remindOffers } from '#app/commands/remind-offers.server.ts'
import { signAgreement } from '#app/commands/sign-agreement.server.ts'
import { withdrawOffer } from '#app/commands/withdraw-offer.server.ts'
import type { Person } from '#app/domain/access.ts'
import { addDays, amsterdamInstant, dayOf } from '#app/domain/calendar.ts'
import { headroom } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'
import { refused } from '#app/domain/verdict.ts'
import { languages } from '#app/i18n/languages.ts'
import { mailInWords } from '#app/server/mail/words.server.ts'
import { db } from '#db/client.server.ts'
import { signaturesOf } from '#db/queries/agreements.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { coverOfScope, openCommitments, positions } from '#db/queries/ledger.server.ts'
import {
  bankAccounts,
  codeRequests,
  events,
  grantIndicators,
  grants,
  ledgerEntries,
  memberships,
  milestones,
  outgoingMails,
  reportMoments,
  tranches,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import {
  formOfTerms,
  type GrantWorld,
  granting,
  grantState,
  offeredGrant,
  sign,
  signatureForm,
  version,
} from '#tests/world/granting.ts'

useDatabase({ max: 12 })

type Signer = Person & { email: string }
let world: World
beforeAll(async () => {
  world = await aFund(400_000_00)
})

const approver = ({ panel }: GrantWorld) => panel.tjitske as Signer
const signed = async (made: GrantWorld) => signaturesOf(db(), (await version(made)).id)
const eventTypes = async ({ grant }: GrantWorld) =>
  (
    await db()
      .select({ type: events.type })
      .from(events)
      .where(eq(events.subjectId, grant))
      .orderBy(asc(events.sequence))
  ).map(({ type }) => type)

describe('the code', () => {
  let made: GrantWorld
  beforeAll(async () => {
    made = await offeredGrant(world)
  })

  test('is wrong five times at most, and every try counts', async () => {
    const form = await signatureForm(made.owner, made, granting.grantee)
    const wrong = { ...form, code: form.code === '000000' ? '000001' : '000000' }
    const tried = () =>
      signAgreement(made.owner, made.grant, 'grantee', { ...wrong, operation: operation() }, granting.grantee)
    expect(await tried()).toEqual(refused('code-wrong', { triesLeft: 4 }))
    for (let left = 3; left >= 0; left--)
      expect(await tried()).toEqual(refused('code-wrong', { triesLeft: left }))
    expect(await signAgreement(made.owner, made.grant, 'grantee', form, granting.grantee)).toMatchObject({
      ok: false,
      reason: { code: 'too-many-tries' },
    })
    expect(await signed(made)).toEqual([])
  })

  test('is good for ten minutes, for who asked it in that session, and for this version', async () => {
    const form = await signatureForm(made.owner, made, granting.grantee)
    const late = later({ minutes: 10 }, granting.grantee)
    expect(await signAgreement(made.owner, made.grant, 'grantee', form, late)).toEqual(
      refused('code-expired'),
    )
    const elsewhere = { ...made.owner, session: 'another' }
    expect(await signAgreement(elsewhere, made.grant, 'grantee', form, granting.grantee)).toEqual(
      refused('code-expired'),
    )
    const mine = await signatureForm(approver(made), made, granting.grantee)
    expect(
      await signAgreement(
        made.owner,
        made.grant,
        'grantee',
        { ...form, code: mine.code, operation: operation() },
        granting.grantee,
      ),
    ).toMatchObject({
      ok: false,
      reason: { code: 'code-wrong' },
    })
  })
})

describe('signing by one and one', () => {
  let made: GrantWorld
  beforeAll(async () => {
    made = await offeredGrant(world)
  })

  test('is for an owner who is named, of this initiative; for the fund an approver, after the grantee', async () => {
    const fatma = await enter(world, 'fatma')
    expect(await sign(fatma, 'grantee', made, granting.grantee)).toEqual(refused('not-found'))
    const joined = {
      fundId: world.fund,
      initiativeId: await initiativeOf(made),
      personId: fatma.person,
      since: granting.offer,
    }
    await db()
      .insert(memberships)
      .values({ ...joined, relation: 'editor' })
    expect(await sign(fatma, 'grantee', made, granting.grantee)).toEqual(refused('not-found'))
    await db().update(memberships).set({ relation: 'owner' }).where(eq(memberships.personId, fatma.person))
    expect(await sign(fatma, 'grantee', made, granting.grantee)).toMatchObject({
      ok: false,
      reason: { code: 'not-a-signatory', names: ['Ineke van der Wal'] },
    })
    for (const key of ['sipke', 'henk', 'jelle'] as const) {
      expect(await sign(await enter(world, key), 'fund', made, granting.grantee)).toEqual(
        refused('not-found'),
      )
    }
    expect(await sign(approver(made), 'fund', made, granting.grantee)).toEqual(refused('grantee-signs-first'))
    expect(await signed(made)).toEqual([])
  })

  test('names the file that was shown: another file or another version is refused', async () => {
    expect(await sign(made.owner, 'grantee', made, granting.grantee, { fileHash: 'f'.repeat(64) })).toEqual(
      refused('document-changed'),
    )
    const other = '019b7def-6680-7675-b28b-8acc8a4f9345'
    expect(await sign(made.owner, 'grantee', made, granting.grantee, { termsVersion: other })).toEqual(
      refused('document-changed'),
    )
  })

  test('a twin answers what the first one did, and there is one signature', async () => {
    const form = await signatureForm(made.owner, made, granting.grantee)
    const now = later({ minutes: 2 }, granting.grantee)
    const answers = await Promise.all(
      [1, 2, 3].map(() => signAgreement(made.owner, made.grant, 'grantee', form, now)),
    )
    expect(answers[0]).toMatchObject({ ok: true, state: 'signed-by-one' })
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    expect(await signAgreement(made.owner, made.grant, 'grantee', form, later({ minutes: 3 }, now))).toEqual(
      answers[0],
    )
    expect(
      await signAgreement(made.owner, made.grant, 'grantee', { ...form, typedName: 'Iemand anders' }, now),
    ).toEqual(refused('operation-reused'))
    expect(await signed(made)).toMatchObject([
      { side: 'grantee', typedName: 'Ineke van der Wal', fileSha256: form.fileHash, signedAt: now },
    ])
    expect(await sign(made.owner, 'grantee', made, granting.grantee)).toMatchObject({
      ok: false,
      reason: { code: 'already-signed', eventTime: now },
    })
    expect(await grantState(made)).toBe('agreeing')
  })

  test('the last signature lays the plan down, and commits each tranche on its day', async () => {
    const { terms } = await version(made)
    await yes(sign(approver(made), 'fund', made, granting.fund))
    expect(await version(made)).toMatchObject({ state: 'in-force', effectiveFrom: '2026-03-21' })
    expect(await grantState(made)).toBe('running')
    const of = eq(tranches.grantId, made.grant)
    const planned = await db().select().from(tranches).where(of).orderBy(asc(tranches.number))
    expect(
      planned.map(({ id, amountCents, plannedOn, condition }) => ({ id, amountCents, plannedOn, condition })),
    ).toEqual(
      terms.tranches.map(({ id, amountCents, plannedOn, condition }) => ({
        id,
        amountCents,
        plannedOn,
        condition,
      })),
    )
    const ids = async (table: typeof milestones | typeof reportMoments | typeof grantIndicators) =>
      (await db().select({ id: table.id }).from(table).where(eq(table.grantId, made.grant)))
        .map(({ id }) => id)
        .sort()
    expect(await ids(milestones)).toEqual(terms.milestones.map(({ id }) => id).sort())
    expect(await ids(reportMoments)).toEqual(terms.reports.map(({ id }) => id).sort())
    expect(await ids(grantIndicators)).toEqual(terms.indicators.map(({ id }) => id).sort())
    const accounts = await db().select().from(bankAccounts).where(eq(bankAccounts.grantId, made.grant))
    expect(accounts).toMatchObject([{ iban: terms.bank.iban, setBy: made.owner.person }])
    expect(await openCommitments(db(), made.grant)).toEqual(
      terms.tranches.map(({ id, amountCents, plannedOn }) => ({ id, amount: amountCents, plannedOn })),
    )
    const lines = await db()
      .select()
      .from(ledgerEntries)
      .where(eq(ledgerEntries.grantId, made.grant))
      .orderBy(asc(ledgerEntries.number))
    expect(lines.map(({ kind, on, coverCents }) => [kind, on, coverCents])).toEqual([
      ['commitment', '2026-09-01', -20_000_00],
      ['decommitment', '2026-09-01', 20_000_00],
      ...terms.tranches.map(({ plannedOn, amountCents }) => ['commitment', plannedOn, -amountCents]),
    ])
    expect(new Set(lines.slice(1).map(({ postingId }) => postingId)).size).toBe(1)
  })

  test('says so once: events in order, the first tranche ready, a mail to each, the signed file asked for', async () => {
    expect((await eventTypes(made)).filter((type) => type !== 'signing-code-asked')).toEqual([
      'terms-drafted',
      'terms-adjusted',
      'offer-prepared',
      'agreement-offered',
      'agreement-signed-by-one',
      'agreement-in-force',
      'tranche-ready',
    ])
    const mails = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.template, 'agreement-in-force'))
    const mine = mails.filter(({ props }) => props.grant === made.grant).map(({ address }) => address)
    expect(mine).toHaveLength(new Set(mine).size)
    expect(mine).toContain(made.owner.email)
    expect(await sign(approver(made), 'fund', made, granting.fund)).toMatchObject({
      ok: false,
      reason: { code: 'already-signed' },
    })
  })
})

describe('signing by two and one', () => {
  test('the fund waits for the second owner; nobody signs for both', async () => {
    const durk = await enter(world, 'durk')
    const made = await offeredGrant(world, { amount: '36.000' }, 36_000_00, (terms) => ({
      signers: [
        ...terms.grantee.representatives,
        { name: durk.name, capacity: 'Penningmeester', email: durk.email },
      ],
    }))
    const toSign = async () =>
      (await workOf(db(), made.panel.tjitske, dayOf(granting.grantee))).filter(
        ({ kind, subject }) => kind === 'sign-agreement' && subject === made.grant,
      )
    await yes(sign(made.owner, 'grantee', made, granting.grantee))
    expect(await toSign()).toEqual([])
    expect(await sign(approver(made), 'fund', made, granting.grantee)).toEqual(refused('grantee-signs-first'))
    expect(await yes(sign(durk, 'grantee', made, granting.grantee))).toMatchObject({ state: 'signed-by-one' })
    expect(await toSign()).toHaveLength(1)
    const both = { ...durk, roles: ['approver'] as const }
    expect(await sign(both, 'fund', made, granting.fund)).toMatchObject({
      ok: false,
      reason: { code: 'same-person' },
    })
    expect(await yes(sign(approver(made), 'fund', made, granting.fund))).toMatchObject({ state: 'in-force' })
    expect((await signed(made)).map(({ side }) => side)).toEqual(['grantee', 'grantee', 'fund'])
  })
})

describe('an offer that is over', () => {
  test('cannot be signed after its last day, and is ended by the clock, once', async () => {
    const made = await offeredGrant(world)
    const after = later({ days: 22 }, granting.prepare)
    expect(await sign(made.owner, 'grantee', made, after)).toMatchObject({
      ok: false,
      reason: { code: 'offer-expired', expires: '2026-04-08' },
    })
    expect(await expireOffers(later({ days: 20 }, granting.prepare))).toBe(0)
    expect(await expireOffers(after)).toBeGreaterThan(0)
    expect(await expireOffers(after)).toBe(0)
    expect((await version(made)).state).toBe('expired')
    expect(await sign(made.owner, 'grantee', made, after)).toMatchObject({
      ok: false,
      reason: { code: 'offer-expired' },
    })
    expect(await grantState(made)).toBe('agreeing')
  })

  test('cannot be signed once it was taken back', async () => {
    const made = await offeredGrant(world)
    const form = await signatureForm(made.owner, made, granting.grantee)
    await yes(
      withdrawOffer(
        made.panel.sipke,
        made.grant,
        { operation: operation(), next: 'redraft' },
        granting.grantee,
      ),
    )
    expect(await signAgreement(made.owner, made.grant, 'grantee', form, granting.grantee)).toEqual(
      refused('document-changed'),
    )
  })

  test('is told of before, at seven, three and one days, to who still has to sign', async () => {
    const made = await offeredGrant(world)
    const expires = (await version(made)).offerExpires!
    const at = (days: number) => amsterdamInstant(addDays(expires, -days), '09:00')
    const told = async () =>
      (await db().select().from(outgoingMails))
        .filter(({ template, props }) => template.startsWith('offer-reminder-') && props.grant === made.grant)
        .map(({ template }) => template)
        .sort()
    await remindOffers(amsterdamInstant(addDays(expires, -7), '06:00'))
    for (const days of [8, 7, 7, 5, 3]) await remindOffers(at(days))
    expect(await told()).toEqual(['offer-reminder-3', 'offer-reminder-7'])
    await yes(sign(made.owner, 'grantee', made, later({ days: 1 }, granting.grantee)))
    await remindOffers(at(1))
    expect(await told()).toHaveLength(2)
    const [mail] = (await db().select().from(outgoingMails)).filter(
      ({ template, props }) => template === 'offer-reminder-3' && props.grant === made.grant,
    )
    for (const locale of languages) {
      const words = JSON.stringify(await mailInWords({ ...mail!, locale }))
      expect(words).not.toMatch(/\{\{|undefined/)
    }
  })
})

test('a signature that the fund cannot carry leaves nothing behind, and its code stays good', async () => {
  const poor = await aFund(10_000_00)
  await yes(
    bookContribution(
      poor.fund,
      'system',
      {
        donor: 'Gever',
        pot: 'giving',
        amountCents: cents(10_000_00),
        dueOn: '2026-08-01',
        receivedOn: null,
        acceptedShareBp: 10_000,
      },
      granting.draft,
    ),
  )
  const made = await offeredGrant(poor, {}, 20_000_00, (terms) => ({
    tranches: formOfTerms(terms).tranches.map((tranche, at) =>
      at === 0
        ? { ...tranche, amountCents: cents(12_000_00), plannedOn: '2026-06-01' }
        : { ...tranche, amountCents: cents(4_000_00) },
    ),
  }))
  await yes(sign(made.owner, 'grantee', made, granting.grantee))
  const form = await signatureForm(approver(made), made, granting.fund)
  const verdict = await signAgreement(approver(made), made.grant, 'fund', form, granting.fund)
  expect(verdict).toMatchObject({
    ok: false,
    reason: { code: 'cover-short', on: '2026-06-01', short: 2_000_00 },
  })
  expect(await grantState(made)).toBe('agreeing')
  expect((await version(made)).state).toBe('signed-by-one')
  expect(await signed(made)).toHaveLength(1)
  expect(await db().select().from(tranches).where(eq(tranches.grantId, made.grant))).toEqual([])
  expect(await eventTypes(made)).not.toContain('agreement-in-force')
  expect(await openCommitments(db(), made.grant)).toEqual([{ amount: 20_000_00, plannedOn: '2026-09-01' }])
  const open = await db()
    .select({ id: codeRequests.id })
    .from(codeRequests)
    .where(and(eq(codeRequests.personId, approver(made).person), isNull(codeRequests.usedAt)))
  expect(open).toHaveLength(1)
  expect(headroom(await coverOfScope(db(), poor.fund, poor.fund), '2026-03-20')).toBe(0)
  expect((await positions(db(), poor.fund)).fund).toEqual({
    received: 10_000_00,
    expected: 10_000_00,
    committed: 20_000_00,
    paid: 0,
  })
})

async function initiativeOf({ grant }: GrantWorld): Promise<string> {
  const [row] = await db().select({ id: grants.initiativeId }).from(grants).where(eq(grants.id, grant))
  return row?.id ?? ''
}
