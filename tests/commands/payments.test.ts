import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { approveRelease } from '#app/commands/approve-release.server.ts'
import { callAboutAccount } from '#app/commands/call-about-account.server.ts'
import { confirmPaid } from '#app/commands/confirm-paid.server.ts'
import { importStatement } from '#app/commands/import-statement.server.ts'
import { makePaymentFile } from '#app/commands/make-payment-file.server.ts'
import { matchMovement } from '#app/commands/match-movement.server.ts'
import { prepareRelease } from '#app/commands/prepare-release.server.ts'
import { recordNameCheck } from '#app/commands/record-name-check.server.ts'
import { refusePaymentFile } from '#app/commands/refuse-payment-file.server.ts'
import { setFundAccount } from '#app/commands/set-fund-account.server.ts'
import type { Person } from '#app/domain/access.ts'
import { endToEndIdOf } from '#app/domain/payment/batch.ts'
import type { MatchForm } from '#app/domain/payment/entry.ts'
import { refused } from '#app/domain/verdict.ts'
import { verdictWords } from '#app/i18n/words.server.ts'
import { callPage } from '#app/server/payments/account-page.server.ts'
import { db } from '#db/client.server.ts'
import { accountsOf } from '#db/queries/accounts.server.ts'
import { fileBytes } from '#db/queries/agreements.server.ts'
import { positions } from '#db/queries/ledger.server.ts'
import { batchById, waitingPayments } from '#db/queries/payments.server.ts'
import { entriesOfImport, openEntries } from '#db/queries/statements.server.ts'
import { releaseById } from '#db/queries/tranches.server.ts'
import {
  bankAccounts,
  ledgerEntries,
  outgoingMails,
  paymentLines,
  statementEntries,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { answerTo, type BankAct, file as fileOf, type Movement, statement } from '#tests/world/bank.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import * as zips from '#tests/world/files.ts'
import { approvedRelease, type GrantWorld, granting, runningGrant } from '#tests/world/granting.ts'

useDatabase({ max: 12 })

const own = 'NL91ABNA0417164300'
const day = { on: '2026-03-24', iban: own }
const filing = later({ minutes: 20 }, granting.approval)
const reading = later({ days: 3 }, granting.payment)
const fresh = (person: Person, at = filing): Person => ({ ...person, steppedUpAt: at })

let world: World
/** A round of its own for what follows, since each award takes a part of its ceiling. */
const anotherWorld = async () => {
  world = await aFund(900_000_00)
  await yes(fundAccount(await enter(world, 'jelle')))
}
beforeAll(anotherWorld)

const fundAccount = (actor: Person) =>
  setFundAccount(
    fresh(actor),
    {
      operation: operation(),
      iban: own,
      bic: 'ABNANL2A',
      holder: 'Stichting Impactfonds Leeuwarden Oost',
      painVersion: '09',
    },
    filing,
  )
const make = (made: GrantWorld, releases: string[], change: object = {}, actor = fresh(made.panel.sipke)) =>
  makePaymentFile(actor, { operation: operation(), executeOn: '2026-03-24', releases, ...change }, filing)
const take = (made: GrantWorld, text: string | Uint8Array, name = 'afschrift.xml') =>
  importStatement(
    made.panel.sipke,
    { operation: operation() },
    { name, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text },
    reading,
  )
const textOf = async (made: GrantWorld, id: string) => {
  const batch = await batchById(db(), made.fund, id)
  const stored = await fileBytes(db(), batch?.document ?? '')
  return new TextDecoder().decode(stored?.bytes)
}
const match = (made: GrantWorld, id: string, form: DistributedOmit<MatchForm>) =>
  matchMovement(made.panel.sipke, id, { operation: operation(), ...form } as MatchForm, reading)
type DistributedOmit<Form> = Form extends unknown ? Omit<Form, 'operation'> : never
const lines = async (made: GrantWorld) =>
  (
    await db()
      .select()
      .from(ledgerEntries)
      .where(and(eq(ledgerEntries.grantId, made.grant), eq(ledgerEntries.weighs, 'fact')))
      .orderBy(ledgerEntries.number)
  ).map(({ kind, on, coverCents }) => [kind, on, coverCents])

/** One approved payment in a file, with what the bank reads. */
async function filed(): Promise<{ made: GrantWorld; release: string; batch: string; pain: string }> {
  const made = await runningGrant(world)
  const release = await approvedRelease(made)
  const { file } = await yes(make(made, [release]))
  return { made, release, batch: file, pain: await textOf(made, file) }
}
const answer = (pain: string, release: string, act: BankAct, others: Movement[] = [], on = day) =>
  answerTo(pain, on, { [endToEndIdOf(release)]: act }, others)

describe('the account of the fund', () => {
  test('is said by the administrator, freshly proven', async () => {
    const jelle = await enter(world, 'jelle')
    expect(await fundAccount(await enter(world, 'sipke'))).toEqual(refused('not-found'))
    const form = { operation: operation(), iban: own, bic: null, holder: 'X', painVersion: '09' as const }
    expect(await setFundAccount({ ...jelle, steppedUpAt: null }, form, filing)).toEqual(
      refused('step-up-needed'),
    )
    expect(await setFundAccount(fresh(jelle), { ...form, holder: '田中' }, filing)).toEqual(
      refused('holder-unwritable'),
    )
  })
})

describe('a file for the bank', { timeout: 60_000 }, () => {
  let made: GrantWorld
  let release: string
  beforeAll(async () => {
    made = await runningGrant(world)
    release = await approvedRelease(made)
  })

  test('holds what was seen, once, with the sums of the ledger, and its bytes stay', async () => {
    const form = { operation: operation() }
    const answers = await Promise.all([1, 2, 3].map(() => make(made, [release], form)))
    expect(answers[0]).toMatchObject({ ok: true })
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    const { file } = await yes(Promise.resolve(answers[0] as { ok: true; file: string }))
    const batch = await batchById(db(), made.fund, file)
    expect(batch).toMatchObject({ totalCents: 8_000_00, count: 1, state: 'sent' })
    const text = await textOf(made, file)
    expect(await textOf(made, file)).toBe(text)
    expect(text).toContain(`<EndToEndId>${endToEndIdOf(release)}</EndToEndId>`)
    expect(text).toContain('<CtrlSum>8000.00</CtrlSum>')
    expect(text).toContain(`<IBAN>${own}</IBAN>`)
    expect(await releaseById(db(), made.fund, release)).toMatchObject({ filedAt: filing, paidOn: null })
    expect(await make(made, [release])).toEqual(refused('batch-changed'))
    expect((await waitingPayments(db(), made.fund, '2026-03-24')).map((one) => one.release.id)).not.toContain(
      release,
    )
  })

  test('two people at once make one file of the same payments', async () => {
    const made = await runningGrant(world)
    const releases = [await approvedRelease(made)]
    const answers = await Promise.all([make(made, releases), make(made, releases)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toEqual(refused('batch-changed'))
  })

  test('is the office’s, freshly proven, and another fund’s payments are not there', async () => {
    const made = await runningGrant(world)
    const release = await approvedRelease(made)
    for (const actor of [await enter(world, 'henk'), made.owner, await enter(world, 'jelle')])
      expect(await make(made, [release], {}, fresh(actor))).toEqual(refused('not-found'))
    expect(await make(made, [release], {}, { ...made.panel.sipke, steppedUpAt: null })).toEqual(
      refused('step-up-needed'),
    )
    expect(await make(made, [randomUUID()])).toEqual(refused('batch-changed'))
    expect(await make(made, [release], { executeOn: '2026-03-22' })).toMatchObject({
      reason: { code: 'execution-day-wrong' },
    })
    expect(await make(made, [release], {}, fresh(made.panel.tjitske))).toMatchObject({ ok: true })
  })

  test('needs the account of the fund', async () => {
    const bare = await aFund(400_000_00)
    const sipke = fresh(await enter(bare, 'sipke'))
    expect(await make(made, [release], {}, sipke)).toEqual(refused('fund-account-missing'))
  })

  test('that the bank took nothing of gives its payments back, under the same name', async () => {
    const { made, release, batch } = await filed()
    const refuse = (actor = fresh(made.panel.sipke)) =>
      refusePaymentFile(actor, batch, { operation: operation(), reason: 'verkeerde dag' }, filing)
    expect(await refuse({ ...made.panel.sipke, steppedUpAt: null })).toEqual(refused('step-up-needed'))
    expect(await refuse()).toMatchObject({ ok: true })
    expect(await refuse()).toMatchObject({ reason: { code: 'not-in-this-state', state: 'refused' } })
    expect(await batchById(db(), made.fund, batch)).toMatchObject({ state: 'refused' })
    const again = await yes(make(made, [release]))
    expect(await textOf(made, again.file)).toContain(endToEndIdOf(release))
    const rows = await db().select().from(paymentLines).where(eq(paymentLines.releaseId, release))
    expect(rows).toHaveLength(2)
  })
})

describe('a statement', { timeout: 60_000 }, () => {
  beforeAll(anotherWorld)

  test('says what was paid, on the bank’s day; the same one again changes nothing', async () => {
    const { made, release, batch, pain } = await filed()
    const text = answer(pain, release, { does: 'pay' })
    const { import: id, again } = await yes(take(made, text))
    expect(again).toBe(false)
    expect(await releaseById(db(), made.fund, release)).toMatchObject({ paidOn: '2026-03-24' })
    expect(await lines(made)).toEqual([
      ['payment-planned', '2026-09-01', 8_000_00],
      ['payment-made', '2026-03-24', -8_000_00],
    ])
    expect(await entriesOfImport(db(), made.fund, id)).toMatchObject([{ state: 'paid', release }])
    expect(await batchById(db(), made.fund, batch)).toMatchObject({ state: 'done' })
    const before = await positions(db(), made.fund)
    expect(await take(made, text)).toMatchObject({ ok: true, import: id, again: true })
    const week = fileOf([{ movements: [], day: { on: '2026-03-23', iban: own } }])
    expect(await take(made, week)).toMatchObject({ ok: true, again: false })
    const within = text.replace('<MsgId>CAMT053</MsgId>', '<MsgId>WEEK</MsgId>')
    const { import: other } = await yes(take(made, within))
    expect(await entriesOfImport(db(), made.fund, other)).toEqual([])
    expect(await positions(db(), made.fund)).toEqual(before)
    expect(
      await refusePaymentFile(
        fresh(made.panel.sipke, reading),
        batch,
        { operation: operation(), reason: 'te laat' },
        reading,
      ),
    ).toMatchObject({ reason: { code: 'not-in-this-state', state: 'done' } })
  })

  test('shows a payment that came back: its tranche is paid anew, and cover is what it was', async () => {
    const { made, release, pain } = await filed()
    const before = await positions(db(), made.fund)
    await yes(take(made, answer(pain, release, { does: 'return', reason: 'AC04' })))
    expect(await releaseById(db(), made.fund, release)).toMatchObject({
      paidOn: null,
      returnedOn: '2026-03-24',
      failedReason: 'AC04',
    })
    expect(await positions(db(), made.fund)).toEqual(before)
    const [mail] = await db()
      .select()
      .from(outgoingMails)
      .where(
        and(eq(outgoingMails.template, 'tranche-failed'), eq(outgoingMails.recipient, made.owner.person)),
      )
      .orderBy(outgoingMails.createdAt)
      .limit(1)
    expect(mail).toBeDefined()
    const again = await yes(
      prepareRelease(made.panel.sipke, made.grant, 't1', { operation: operation() }, reading),
    )
    expect(again.release).not.toBe(release)
    const second = later({ minutes: 10 }, reading)
    await yes(
      approveRelease(fresh(made.panel.tjitske, second), again.release, { operation: operation() }, second),
    )
    await yes(
      confirmPaid(
        made.panel.sipke,
        again.release,
        { operation: operation(), valueDate: '2026-03-27' },
        second,
      ),
    )
    const total = (await lines(made)).reduce((sum, [, , cover]) => sum + (cover as number), 0)
    expect(total).toBe(0)
    expect(await lines(made)).toEqual([
      ['payment-planned', '2026-09-01', 8_000_00],
      ['payment-made', '2026-03-24', -8_000_00],
      ['payment-planned', '2026-09-01', -8_000_00],
      ['payment-made', '2026-03-24', 8_000_00],
      ['payment-planned', '2026-09-01', 8_000_00],
      ['payment-made', '2026-03-27', -8_000_00],
    ])
  })

  test('that is paid in part, or of somebody unknown, waits for a person', async () => {
    const { made, release, pain } = await filed()
    const others = [
      { cents: 12_34, name: 'Iemand', iban: 'NL20INGB0001234567', remittance: 'geef', reference: 'X1' },
      { cents: -5_00, name: 'Bank', remittance: 'kosten', reference: 'X2' },
    ]
    const text = answer(pain, release, { does: 'pay-part', cents: 100_00 }, others)
    const { import: id } = await yes(take(made, text))
    const entries = await entriesOfImport(db(), made.fund, id)
    expect(entries.map(({ state, openReason }) => [state, openReason])).toEqual([
      ['open', 'amount-differs'],
      ['open', 'unknown'],
      ['open', 'unknown'],
    ])
    expect(await lines(made)).toEqual([])
    const [part, gift, costs] = entries.map((entry) => entry.id) as [string, string, string]
    expect(await match(made, part, { as: 'payment', release })).toMatchObject({
      reason: { code: 'entry-amount-differs' },
    })
    expect(await match(made, part, { as: 'repayment', grant: made.grant })).toEqual(
      refused('entry-direction'),
    )
    const before = await positions(db(), made.fund)
    expect(await match(made, gift, { as: 'contribution', donor: 'Iemand', pot: 'giving' })).toMatchObject({
      ok: true,
    })
    expect((await positions(db(), made.fund)).fund.received).toBe(before.fund.received + 12_34)
    expect(await match(made, gift, { as: 'not-ours', note: 'toch niet' })).toEqual(refused('entry-matched'))
    expect(await match(made, costs, { as: 'not-ours', note: 'kosten van de bank' })).toMatchObject({
      ok: true,
    })
    expect((await openEntries(db(), made.fund)).map((entry) => entry.id)).not.toContain(costs)
    for (const actor of [await enter(world, 'henk'), made.owner, await enter(await aFund(), 'sipke')])
      expect(
        await matchMovement(actor, part, { operation: operation(), as: 'not-ours', note: 'x' }, reading),
      ).toEqual(refused('not-found'))
  })

  test('without the name of a payment knows it by amount and account, or a person does', async () => {
    const { made, release, pain } = await filed()
    const text = answer(pain, release, { does: 'pay-without-id' }, [], { on: '2026-03-25', iban: own })
    const { import: id } = await yes(take(made, text))
    const [entry] = await entriesOfImport(db(), made.fund, id)
    if (entry?.state === 'open') {
      expect(entry.openReason).toBe('several')
      expect(await match(made, entry.id, { as: 'payment', release })).toMatchObject({ ok: true })
    }
    expect(await releaseById(db(), made.fund, release)).toMatchObject({ paidOn: '2026-03-25' })
  })

  test('that a person was ahead of books nothing twice', async () => {
    const { made, release, pain } = await filed()
    await yes(
      confirmPaid(made.panel.sipke, release, { operation: operation(), valueDate: '2026-03-24' }, reading),
    )
    const before = await lines(made)
    const { import: id } = await yes(take(made, answer(pain, release, { does: 'pay' })))
    expect(await entriesOfImport(db(), made.fund, id)).toMatchObject([{ state: 'paid', release }])
    expect(await lines(made)).toEqual(before)
  })

  test('of several days comes in a zip too', async () => {
    const { made, release, pain } = await filed()
    const zip = zips.zip([
      { name: '2.xml', text: answer(pain, release, { does: 'pay' }, [], { on: '2026-03-26', iban: own }) },
      { name: '1.xml', text: statement([], { on: '2026-03-25', iban: own }) },
    ])
    await yes(take(made, zip, 'afschriften.zip'))
    expect(await releaseById(db(), made.fund, release)).toMatchObject({ paidOn: '2026-03-26' })
    expect(await take(made, zips.zip([{ name: 'a.txt', text: 'a' }]), 'a.zip')).toMatchObject({
      reason: { code: 'bank-file-refused', problem: 'zip' },
    })
    const half = zips.zip([
      { name: '1.xml', text: statement([{ cents: 1_00 }], { on: '2026-04-01', iban: own }) },
      { name: '2.xml', text: '<kapot' },
    ])
    expect(await take(made, half, 'b.zip')).toEqual(
      refused('bank-file-refused', { line: 1, problem: 'not-xml', file: '2.xml' }),
    )
  })

  test('that is a file of another kind is refused with what it is', async () => {
    const { made } = await filed()
    const mt940 = 'ABNANL2A\r\n940\r\n:20:ABN AMRO BANK NV\r\n:25:123456789\r\n:28C:1/1\r\n'
    for (const [text, problem] of [
      [mt940, 'mt940'],
      ['%PDF-1.7', 'pdf'],
      ['Datum;Bedrag\n1-3-2026;12,50', 'no-xml'],
    ] as const) {
      const answer = await take(made, text)
      expect(answer).toMatchObject(refused('bank-file-other-kind', { problem }))
      if (answer.ok) continue
      const { what, whatNow } = verdictWords(answer.reason, 'nl')
      expect(what).toMatch(
        /^Dit bestand is niet ingelezen. Het is (een MT940-bestand|een PDF|geen XML-bestand)\.$/,
      )
      expect(whatNow).toContain('camt.053')
    }
  })

  test('of another account, of nobody, or that is not right is refused whole', async () => {
    const { made, release, pain } = await filed()
    const before = await db().select().from(statementEntries)
    const strange = statement([{ cents: 1_00 }], { on: '2026-03-24', iban: 'NL20INGB0001234567' })
    expect(await take(made, strange)).toEqual(refused('other-account', { iban: 'NL20INGB0001234567' }))
    const good = answer(pain, release, { does: 'pay' })
    const wrong = good.replace('<Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">', '$&1')
    expect(await take(made, wrong)).toMatchObject({
      reason: { code: 'bank-file-refused', problem: 'balance' },
    })
    for (const actor of [await enter(world, 'henk'), made.owner])
      expect(
        await importStatement(
          actor,
          { operation: operation() },
          { name: 'a.xml', bytes: new TextEncoder().encode(good) },
          reading,
        ),
      ).toEqual(refused('not-found'))
    expect(await db().select().from(statementEntries)).toEqual(before)
    expect(await releaseById(db(), made.fund, release)).toMatchObject({ paidOn: null })
  })

  test('that arrives many times at once is taken once', async () => {
    const { made, release, pain } = await filed()
    const text = answer(pain, release, { does: 'pay' }, [{ cents: 7_77, reference: randomUUID() }])
    const answers = await Promise.all([1, 2, 3, 4].map(() => take(made, text)))
    expect(answers.filter((one) => one.ok && !one.again)).toHaveLength(1)
    expect(await lines(made)).toHaveLength(2)
  })
})

describe('an account that is paid to', { timeout: 60_000 }, () => {
  beforeAll(anotherWorld)

  const asked = async (made: GrantWorld) => (await accountsOf(db(), made.grant)).at(-1)?.id ?? ''
  const call = (actor: Person, made: GrantWorld, account: string) =>
    callAboutAccount(
      actor,
      made.grant,
      { operation: operation(), account, result: 'confirmed', phone: '058 000 00 20', spokeWith: 'Ineke' },
      granting.release,
    )
  const check = (made: GrantWorld, account: string, result: 'match' | 'no-match') =>
    recordNameCheck(
      made.panel.sipke,
      made.grant,
      { operation: operation(), account, result, bankName: 'I. de Jong' },
      result === 'no-match' ? granting.fund : granting.release,
    )
  const prepare = (made: GrantWorld, at = granting.release) =>
    prepareRelease(made.panel.sipke, made.grant, 't1', { operation: operation() }, at)

  test('is called about on a known number before anything is paid, by the office', async () => {
    const made = await runningGrant(world)
    const account = await asked(made)
    const denied = { operation: operation(), account, result: 'denied' as const, phone: '058 000 00 20' }
    const first = later({ minutes: 20 }, granting.fund)
    expect(await callAboutAccount(made.panel.sipke, made.grant, denied, first)).toMatchObject({ ok: true })
    expect(await prepare(made)).toMatchObject({ reason: { code: 'iban-not-confirmed' } })
    for (const actor of [await enter(world, 'henk'), made.owner])
      expect(await call(actor, made, account)).toEqual(refused('not-found'))
    expect(await call(made.panel.sipke, made, randomUUID())).toEqual(refused('not-found'))
    expect(await call(made.panel.sipke, made, account)).toMatchObject({ ok: true })
    expect((await accountsOf(db(), made.grant)).at(-1)?.calls.at(-1)).toMatchObject({
      result: 'confirmed',
      phone: '058 000 00 20',
      spokeWith: 'Ineke',
      by: made.panel.sipke.person,
    })
    expect(await prepare(made)).toMatchObject({ ok: true })
  })

  test('is called about on the numbers that were known before it, and on none that came with it', async () => {
    const made = await runningGrant(world)
    const phones = async () => (await callPage(made.panel.sipke, made.grant)).phones
    const [contact, ...more] = await phones()
    expect(more).toEqual([])
    expect(contact?.from).toMatch(/, contactpersoon in de aanvraag van /)
    await yes(call(made.panel.sipke, made, await asked(made)))
    expect(await phones()).toHaveLength(1)
    const [first] = await accountsOf(db(), made.grant)
    const changed = async (iban: string, setAt: Date) => {
      const account = { id: randomUUID(), fundId: made.fund, grantId: made.grant, iban, holder: 'Iemand' }
      await db()
        .insert(bankAccounts)
        .values({ ...account, setBy: made.owner.person, setAt })
    }
    await changed('NL20INGB0001234567', later({ days: 1 }, granting.release))
    expect((await phones()).map(({ from }) => from)).toEqual([
      contact?.from,
      expect.stringMatching(/^Gebeld op /),
    ])
    await changed(first?.iban ?? '', later({ days: 2 }, granting.release))
    expect(await phones()).toEqual([])
  })

  test('whose name is another’s stops the payment until it is cleared up', async () => {
    const made = await runningGrant(world)
    const account = await asked(made)
    await yes(check(made, account, 'no-match'))
    expect(await prepare(made)).toMatchObject({ reason: { code: 'iban-name-differs' } })
    await yes(check(made, account, 'match'))
    expect(await prepare(made)).toMatchObject({ ok: true })
  })

  test('and was changed after the approval keeps the payment out of the file', async () => {
    const made = await runningGrant(world)
    const release = await approvedRelease(made)
    const id = randomUUID()
    await db().insert(bankAccounts).values({
      id,
      fundId: made.fund,
      grantId: made.grant,
      iban: 'NL20INGB0001234567',
      holder: 'Iemand',
      setBy: made.panel.sipke.person,
      setAt: granting.approval,
    })
    expect(await make(made, [release])).toMatchObject({ reason: { code: 'iban-not-confirmed' } })
    expect(await call(made.panel.sipke, made, id)).toEqual(refused('account-named-by-you'))
  })
})
