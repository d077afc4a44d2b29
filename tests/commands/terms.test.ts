import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { adjustTerms } from '#app/commands/adjust-terms.server.ts'
import { draftTerms } from '#app/commands/draft-terms.server.ts'
import { offerAgreement } from '#app/commands/offer-agreement.server.ts'
import { prepareOffer } from '#app/commands/prepare-offer.server.ts'
import { withdrawOffer } from '#app/commands/withdraw-offer.server.ts'
import { amountOf } from '#app/domain/grant/instrument.ts'
import { cents } from '#app/domain/money.ts'
import { refused } from '#app/domain/verdict.ts'
import { hashOf, sha256 } from '#app/effects/hash.ts'
import { agreementTexts } from '#app/server/agreement-texts.server.ts'
import { db, ownerSql } from '#db/client.server.ts'
import { newestVersion, storedFile, versionShown } from '#db/queries/agreements.server.ts'
import { openCommitments, positions } from '#db/queries/ledger.server.ts'
import { documents, events, memberships, outgoingMails, people, termsVersions } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import {
  aDocument,
  adjust,
  awardedGrant,
  draftedGrant,
  formOfTerms,
  type GrantWorld,
  granting,
  grantState,
  offeredGrant,
  prepare,
  sign,
  version,
} from '#tests/world/granting.ts'

const database = useDatabase({ max: 12 })

let world: World
beforeAll(async () => {
  world = await aFund(400_000_00)
})

const mailsOf = async (template: string) =>
  db()
    .select({ to: outgoingMails.address, props: outgoingMails.props })
    .from(outgoingMails)
    .where(eq(outgoingMails.template, template))
const eventsOf = async ({ grant }: GrantWorld) =>
  (
    await db()
      .select({ type: events.type })
      .from(events)
      .where(eq(events.subjectId, grant))
      .orderBy(events.sequence)
  ).map(({ type }) => type)

describe('the draft of an agreement', () => {
  let made: GrantWorld
  beforeAll(async () => {
    made = await awardedGrant(world, { conditions: ['Praat eerst met de wijkagent.'] })
  })
  const draft = (actor = made.panel.sipke, form = { operation: operation() }) =>
    draftTerms(actor, made.grant, form, agreementTexts(), granting.draft)

  test('is the manager’s to make, and nobody finds the grant of another fund', async () => {
    expect(await draft(made.panel.tjitske)).toEqual(refused('not-found'))
    expect(await draft(made.owner)).toEqual(refused('not-found'))
    const stranger = await enter(await aFund(), 'sipke')
    expect(await draft(stranger)).toEqual(refused('not-found'))
    expect(await newestVersion(db(), made.grant)).toBeNull()
  })

  test('comes from the frozen proposal, with articles by id and version; a twin makes one', async () => {
    const form = { operation: operation() }
    const [one, other] = await Promise.all([draft(made.panel.sipke, form), draft(made.panel.sipke, form)])
    expect(one).toEqual(other)
    const first = await version(made)
    expect(first).toMatchObject({
      version: 1,
      state: 'drafted',
      locale: 'nl',
      draftedBy: made.panel.sipke.person,
    })
    expect(first.terms).toMatchObject({
      initiative: { name: 'Taalmaatjes' },
      grantee: { representatives: [{ name: 'Ineke van der Wal', email: made.owner.email }] },
      bank: { iban: 'NL91ABNA0417164300' },
      signing: { twoAboveCents: 25_000_00 },
      award: { conditions: ['Praat eerst met de wijkagent.'] },
    })
    expect(first.clauses).toContainEqual({ id: 'award-conditions', version: 1 })
    expect(amountOf(first.terms)).toBe(20_000_00)
    expect(first.clauses).toEqual(first.terms.clauses)
    expect(first.clauses).toContainEqual({ id: 'experiment-and-review', version: 1 })
    expect(first.clauses).not.toContainEqual({ id: 'fiscal-host', version: 1 })
    expect(await draft()).toEqual(refused('not-in-this-state', { state: 'drafted', machine: 'termsVersion' }))
  })

  test('takes what the manager sets; the second tranche waits for the baseline, picked or not', async () => {
    await yes(
      adjust(made, (terms) => ({
        tranches: [
          {
            id: 't1',
            amountCents: cents(15_000_00),
            plannedOn: '2026-09-01',
            instrument: 'gift',
            condition: { signed: true },
          },
          {
            id: 'new',
            amountCents: cents(5_000_00),
            plannedOn: '2027-02-01',
            instrument: 'gift',
            condition: {
              any: [
                { milestoneAccepted: terms.milestones[0]?.id ?? '' },
                { confirmedBy: 'manager', text: 'De zaal is gehuurd' },
              ],
            },
          },
        ],
        flexibility: { ...terms.flexibility, budgetFreeBp: 500 },
      })),
    )
    const { terms } = await version(made)
    expect(
      terms.tranches.map(({ number, amountCents, condition }) => ({ number, amountCents, condition })),
    ).toEqual([
      { number: 1, amountCents: 15_000_00, condition: { signed: true } },
      {
        number: 2,
        amountCents: 5_000_00,
        condition: {
          all: [
            { baselineRecorded: true },
            {
              any: [
                { milestoneAccepted: terms.milestones[0]?.id },
                { confirmedBy: 'manager', text: 'De zaal is gehuurd' },
              ],
            },
          ],
        },
      },
    ])
    expect(terms.flexibility.budgetFreeBp).toBe(500)
  })

  test('a stale tab is refused, and overwrites nothing', async () => {
    const { terms } = await version(made)
    await yes(adjust(made, () => ({ flexibility: { ...terms.flexibility, delayFreeDays: 14 } })))
    const stale = formOfTerms(terms, { flexibility: { ...terms.flexibility, delayFreeDays: 0 } })
    expect(await adjustTerms(made.panel.sipke, made.grant, stale, granting.draft)).toEqual(
      refused('terms-changed'),
    )
    expect(await prepare(made, terms)).toEqual(refused('terms-changed'))
    expect((await version(made)).terms.flexibility.delayFreeDays).toBe(14)
  })

  test('may be kept while it is wrong, and cannot be offered then', async () => {
    await yes(
      adjust(made, (terms) => ({
        tranches: formOfTerms(terms).tranches.map((one) => ({ ...one, amountCents: cents(100_00) })),
      })),
    )
    const { terms } = await version(made)
    expect(await prepare(made, terms)).toMatchObject({
      ok: false,
      reason: { code: 'tranche-sum-differs', total: 200_00, amount: 20_000_00 },
    })
    await yes(
      adjust(made, () => ({
        ...formOfTerms(terms),
        address: null,
        seen: hashOf(terms),
        tranches: [{ ...formOfTerms(terms).tranches[0]!, amountCents: cents(20_000_00) }],
      })),
    )
    const open = (await version(made)).terms
    expect(await prepare(made, open)).toMatchObject({
      ok: false,
      reason: { code: 'placeholder-unfilled', placeholder: 'grantee.address' },
    })
  })
})

describe('an offer', () => {
  let made: GrantWorld
  beforeAll(async () => {
    made = await draftedGrant(world)
  })

  test('is frozen under its hash, with three weeks to sign, and its document is asked for', async () => {
    const before = await version(made)
    const { termsHash } = await yes(prepare(made, before.terms))
    expect(await version(made)).toMatchObject({
      state: 'prepared',
      termsHash,
      offerExpires: '2026-04-08',
      templateVersion: agreementTexts().templateVersion,
      document: null,
    })
    expect(termsHash).toMatch(/^[0-9a-f]{64}$/)
    expect(await versionShown(db(), made.grant)).toBeNull()
    expect(await adjust(made, () => ({}))).toMatchObject({
      ok: false,
      reason: { code: 'not-in-this-state', state: 'prepared' },
    })
    expect(await jobsOf(database.url(), before.id)).toEqual(['render-offer'])
  })

  test('can be reopened before it is made, and a document of the reopened terms is not offered', async () => {
    const { id, termsHash } = await version(made)
    await yes(
      withdrawOffer(
        made.panel.sipke,
        made.grant,
        { operation: operation(), next: 'redraft' },
        granting.prepare,
      ),
    )
    expect(await version(made)).toMatchObject({ id, version: 1, state: 'drafted', termsHash: null })
    await yes(adjust(made, (terms) => ({ flexibility: { ...terms.flexibility, delayFreeDays: 14 } })))
    const { terms } = await version(made)
    await yes(prepare(made, terms))
    expect(await yes(offerAgreement(id, aDocument(termsHash ?? ''), granting.offer))).toEqual({
      ok: true,
      offered: false,
    })
    expect((await version(made)).state).toBe('prepared')
  })

  test('is made and offered once, however often the job runs; who signs is let in and gets the mail', async () => {
    const { id, termsHash } = await version(made)
    const document = aDocument(termsHash ?? '')
    const answers = await Promise.all([1, 2, 3].map(() => yes(offerAgreement(id, document, granting.offer))))
    expect(answers.filter(({ offered }) => offered)).toHaveLength(1)
    const offered = await version(made)
    expect(offered).toMatchObject({ state: 'offered', offeredAt: granting.offer })
    expect(await storedFile(db(), offered.document)).toMatchObject({
      sha256: sha256(document.bytes),
      pages: 6,
      fileName: expect.stringMatching(/^LO-2026-\d{4}-overeenkomst-v1\.pdf$/),
    })
    const mails = (await mailsOf('agreement-offered')).filter(({ props }) => props.grant === made.grant)
    expect(mails.map(({ to }) => to)).toEqual([made.owner.email])
    expect((await versionShown(db(), made.grant))?.id).toBe(id)
    const kept = await db()
      .select({ id: documents.id })
      .from(documents)
      .where(eq(documents.sha256, sha256(document.bytes)))
    expect(kept).toHaveLength(1)
  })

  test('taken back after one signed: the next version asks everybody to sign again', async () => {
    await yes(sign(made.owner, 'grantee', made, granting.grantee))
    await yes(
      withdrawOffer(made.panel.sipke, made.grant, { operation: operation(), next: 'redraft' }, granting.fund),
    )
    const next = await version(made)
    expect(next).toMatchObject({ version: 2, state: 'drafted' })
    expect((await versionShown(db(), made.grant))?.state).toBe('withdrawn')
    expect((await mailsOf('offer-withdrawn')).map(({ to }) => to)).toContain(made.owner.email)
    expect(await grantState(made)).toBe('agreeing')
  })

  test('ended for good: the grant is terminated and its money free again', async () => {
    const before = (await positions(db(), made.fund)).fund.committed
    expect(
      await withdrawOffer(
        made.panel.tjitske,
        made.grant,
        { operation: operation(), next: 'end' },
        granting.fund,
      ),
    ).toEqual(refused('not-found'))
    await yes(
      withdrawOffer(made.panel.sipke, made.grant, { operation: operation(), next: 'end' }, granting.fund),
    )
    expect(await grantState(made)).toBe('terminated')
    expect(await openCommitments(db(), made.grant)).toEqual([])
    expect((await positions(db(), made.fund)).fund.committed).toBe(before - 20_000_00)
    expect((await eventsOf(made)).at(-1)).toBe('grant-ended')
    expect(
      await draftTerms(
        made.panel.sipke,
        made.grant,
        { operation: operation() },
        agreementTexts(),
        granting.fund,
      ),
    ).toMatchObject({
      ok: false,
      reason: { code: 'not-in-this-state', state: 'terminated' },
    })
  })
})

describe('who is named to sign', () => {
  test('above the limit two are needed; the second, a stranger so far, becomes an owner when it is offered', async () => {
    const made = await draftedGrant(world, { amount: '36.000' }, 36_000_00)
    const one = await version(made)
    expect(await prepare(made, one.terms)).toEqual(refused('two-signatures-needed', { above: 25_000_00 }))
    await yes(
      adjust(made, (terms) => ({
        signers: [
          ...terms.grantee.representatives,
          { name: 'Durk Zijlstra', capacity: 'Penningmeester', email: 'durk.nieuw@example.org' },
        ],
      })),
    )
    const { id, terms } = await version(made)
    const { termsHash } = await yes(prepare(made, terms))
    await yes(offerAgreement(id, aDocument(termsHash), granting.offer))
    const rows = await db()
      .select({ relation: memberships.relation, name: people.name })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(and(eq(people.email, 'durk.nieuw@example.org'), eq(memberships.relation, 'owner')))
    expect(rows).toEqual([{ relation: 'owner', name: 'Durk Zijlstra' }])
    expect((await mailsOf('agreement-offered')).map(({ to }) => to)).toContain('durk.nieuw@example.org')
  })
})

test('a version that both signed is the only one in force', async () => {
  const made = await offeredGrant(world)
  const { id } = await version(made)
  await expect(
    db().transaction(async (tx) => {
      const [row] = await tx.select().from(termsVersions).where(eq(termsVersions.id, id))
      await tx.update(termsVersions).set({ state: 'in-force' }).where(eq(termsVersions.id, id))
      await tx.insert(termsVersions).values({ ...row!, id: made.grant, version: 9, state: 'in-force' })
    }),
  ).rejects.toThrow()
  expect(
    await prepareOffer(
      made.panel.sipke,
      made.grant,
      { operation: operation(), seen: 'x' },
      agreementTexts(),
      later({ days: 1 }, granting.offer),
    ),
  ).toMatchObject({
    ok: false,
    reason: { code: 'not-in-this-state', state: 'offered' },
  })
})

/** The jobs that wait with this version in their key, as the owner of the queue sees them. */
async function jobsOf(url: string, termsVersion: string): Promise<string[]> {
  const sql = ownerSql(url)
  try {
    const rows =
      await sql`select key from graphile_worker._private_jobs where key like ${`%${termsVersion}%`}`
    return rows.map(({ key }) => String(key).split(':')[0] as string)
  } finally {
    await sql.end()
  }
}
