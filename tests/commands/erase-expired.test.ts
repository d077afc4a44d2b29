import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { askCallBack } from '#app/commands/ask-call-back.server.ts'
import { complain } from '#app/commands/complain.server.ts'
import { confirmPaid } from '#app/commands/confirm-paid.server.ts'
import { decideSettlement } from '#app/commands/decide-settlement.server.ts'
import { dueNow, eraseExpired } from '#app/commands/erase-expired.server.ts'
import { finishCallBack } from '#app/commands/finish-call-back.server.ts'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { refreshResults } from '#app/commands/refresh-results.server.ts'
import { retireDrafts } from '#app/commands/retire-drafts.server.ts'
import { sendEvidence } from '#app/commands/send-evidence.server.ts'
import { verifyLog } from '#app/commands/verify-log.server.ts'
import { withdrawComplaint } from '#app/commands/withdraw-complaint.server.ts'
import { withdrawProposal } from '#app/commands/withdraw-proposal.server.ts'
import type { Person } from '#app/domain/access.ts'
import { termsSchema } from '#app/domain/grant/terms.ts'
import { cents } from '#app/domain/money.ts'
import { wholeText } from '#app/domain/opening.ts'
import { type RetentionKind, retentionKinds, type SetKind } from '#app/domain/privacy/retention.ts'
import { refused } from '#app/domain/verdict.ts'
import { writers } from '#app/server/open/files.server.ts'
import { openDataOfFund } from '#app/server/open/open-data.server.ts'
import { retentionKindPage, retentionPage } from '#app/server/privacy/retention-page.server.ts'
import { registerPage } from '#app/server/results/register.server.ts'
import { db } from '#db/client.server.ts'
import { publicGrant, publicIndicators } from '#db/queries/public/grants.server.ts'
import { moneyOf } from '#db/queries/public/money.server.ts'
import {
  erasures,
  grants,
  ledgerEntries,
  measurements,
  outgoingMails,
  releases,
  termsVersions,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { begun, submitted } from '#tests/world/applying.ts'
import { looseFile } from '#tests/world/attachments.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import { course, preparedSettlement } from '#tests/world/course.ts'
import { type GrantWorld, granting, runningGrant } from '#tests/world/granting.ts'
import { takenOver } from '#tests/world/past.ts'
import { grantsOf2019 } from '#tests/world/past-files.ts'
import { paidByFile } from '#tests/world/paying.ts'
import { judgedReport, known, reporting } from '#tests/world/reporting.ts'

useDatabase({ max: 12 })

const ahead = later({ days: 366 * 12 })
const proof = 'Foto van Hanan met twaalf ouders'
/** Words and numbers of people that stand all over a grant: nothing may tell them once its time has passed. */
const account = 'NL20INGB0001234567'
const personal = ['Hanan', 'Taalmaatjes', account, 'Bilgaardplein', 'Elke week oefent', proof, 'Ineke']

let world: World
let made: GrantWorld
let jelle: Person
let before: Awaited<ReturnType<typeof figures>>

beforeAll(async () => {
  world = await aFund(900_000_00)
  const bank = { bankAccount: { iban: account, accountHolder: 'Stichting Taalmaatjes Oost' } }
  const wish = { conditions: ['Bel Hanan voor u begint.'], pages: { money: bank } }
  made = await runningGrant(world, wish)
  jelle = await enter(world, 'jelle')
  await paidByFile(made)
  const [release] = await db().select().from(releases).where(eq(releases.grantId, made.grant))
  const form = { operation: operation(), valueDate: '2026-03-24' } as const
  await yes(confirmPaid(made.panel.sipke, release?.id ?? '', form, granting.payment))
  await judgedReport(made)
  const file = await looseFile(made.fund, made.proposal, reporting.first, { name: 'hanan.jpg' })
  const evidence = { operation: operation(), text: proof, number: 12, file }
  const of = { grant: made.grant, milestone: known.lastMilestone }
  await yes(sendEvidence(made.owner, of, evidence, reporting.judged))
  await preparedSettlement(made, { finalCents: cents(release?.amountCents ?? 0) })
  const decided = later({ days: 1 }, course.settle)
  const tjitske = { ...made.panel.tjitske, steppedUpAt: decided }
  await yes(decideSettlement(tjitske, made.grant, { operation: operation() }, decided))
  await others()
  await db().update(outgoingMails).set({ sentAt: reporting.settled })
  await refreshResults(reporting.settled)
  before = await figures()
})

/** A row of every other kind: a draft, a plan that did not go on, the past, a complaint, a call back, an opening. */
async function others(): Promise<void> {
  const fatma = await enter(world, 'fatma')
  await begun(world, fatma)
  const { proposal } = await submitted(world, fatma, { title: 'Soep op straat' })
  await yes(withdrawProposal(fatma, proposal, { operation: operation(), reason: 'no-time' }, today))
  const words = { operation: operation(), about: 'treatment', words: 'Hanan wacht al weken.' } as const
  const { complaint } = await yes(complain(made.owner, made.proposal, words, reporting.settled))
  await yes(withdrawComplaint(made.owner, complaint, { operation: operation() }, reporting.settled))
  await takenOver(made.panel.sipke, 'grants', grantsOf2019, today)
  const wish = {
    name: 'Douwe',
    phone: '0580000099',
    email: undefined,
    neighbourhood: 'bilgaard',
    times: '',
    about: '',
  }
  const { callBack } = await yes(askCallBack(world.fund, wish, 'nl', today))
  await yes(finishCallBack(made.panel.sipke, callBack, { operation: operation() }, today))
  await noteOpenings(made.panel.sipke, [wholeText(made.proposal, 'office')], today)
}

/** Everything that must be the same before and after: money, results, and what is open. */
async function figures() {
  const { grants: open } = await openDataOfFund()
  return {
    money: await moneyOf(db(), world.fund),
    ledger: await db()
      .select({ sum: sql<string>`sum(cover_cents)`, rows: sql<string>`count(*)` })
      .from(ledgerEntries),
    results: (await publicIndicators(db(), world.fund)).map(({ id, name, baseline, target, course }) => ({
      ...{ id, name, baseline, target },
      rows: course.map(({ rows }) => rows.map(({ value }) => value)),
    })),
    open: open.map(({ reference, awardedCents, agreedCents, settledCents, paidCents, payments, ...one }) => ({
      ...{ reference, awardedCents, agreedCents, settledCents, paidCents, payments },
      ...{
        startsOn: one.startsOn,
        endsOn: one.endsOn,
        neighbourhoods: one.neighbourhoods,
        pillars: one.pillars,
      },
      kinds: one.kinds,
    })),
    list: (await registerPage('nl')).sum,
  }
}

const fresh = (now = ahead): Person => ({ ...jelle, steppedUpAt: now })

async function erased(kind: RetentionKind, now = ahead): Promise<number> {
  const { seen } = kind === 'drafts' ? { seen: '' } : await dueNow(db(), world.fund, kind, now)
  return (await yes(eraseExpired(fresh(now), { operation: operation(), kind, seen }, now))).erased
}

/** With a grant go the complaints about it, so that those are looked at first. */
const kinds = retentionKinds.toSorted(
  (one, other) => Number(other === 'complaints') - Number(one === 'complaints'),
)

describe.each(kinds)('what is kept of the kind %s', (kind) => {
  test('is named before it goes, goes whole, and changes no figure', async () => {
    if (kind === 'drafts')
      for (const days of [-40, -20]) await retireDrafts(later({ days }, ahead), world.fund)
    const page = await retentionKindPage(fresh(), kind, ahead)
    expect(page.rows.length > 0 || page.lines !== null).toBe(true)
    for (const { what, stays } of page.rows)
      for (const words of [...what, ...stays]) expect(words).toMatch(/^[^_]{4,}$/)
    const count = (await db().select().from(erasures)).length
    const gone = await erased(kind)
    expect(gone).toBeGreaterThan(0)
    if (kind !== 'drafts' && kind !== 'openings')
      expect((await db().select().from(erasures)).length).toBe(count + gone)
    await refreshResults(ahead)
    expect(await figures()).toEqual(before)
    const { kinds } = await retentionPage(fresh(), ahead)
    expect(kinds.find(({ key }) => key === kind)?.count).toBe(0)
    if (kind === 'drafts') return
    const { seen, rows } = await dueNow(db(), world.fund, kind as SetKind, ahead)
    expect(rows).toEqual([])
    const again = { operation: operation(), kind, seen }
    expect(await eraseExpired(fresh(), again, ahead)).toEqual(refused('nothing-to-erase'))
    expect((await verifyLog()).faults).toEqual([])
  })
})

describe('when all of it is gone', () => {
  test('the grant keeps its reference, amounts, days, places and results, and no word of anybody', async () => {
    const [grant] = await db().select().from(grants).where(eq(grants.id, made.grant))
    expect(grant).toMatchObject({ title: grant?.reference, summary: '', state: 'settled' })
    const [version] = await db().select().from(termsVersions).where(eq(termsVersions.grantId, made.grant))
    const terms = termsSchema.parse(version?.terms)
    expect(terms.grantee.name).toBe('(gewist)')
    expect(terms.tranches.length).toBeGreaterThan(1)
    const rows = await db().select().from(measurements).where(eq(measurements.grantId, made.grant))
    expect(rows.map(({ value }) => value)).toContain(29)
  })

  test('no table tells their names, accounts or texts any more', async () => {
    const tables = await db().execute<{ name: string }>(
      sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    const found: string[] = []
    for (const { name } of tables)
      for (const word of personal) {
        const [row] = await db().execute<{ told: string }>(
          sql`select t::text as told from ${sql.identifier(name)} t where t::text ilike ${`%${word}%`} limit 1`,
        )
        if (row) found.push(`${name}: ${word}: ${row.told.slice(0, 300)}`)
      }
    expect(found.join('\n')).toBe('')
  })

  test('its pages are there, without a name', async () => {
    const [grant] = await db().select().from(grants).where(eq(grants.id, made.grant))
    const page = await publicGrant(db(), world.fund, grant?.reference ?? '')
    expect(page).toMatchObject({ initiative: null, amountCents: 20_000_00 })
    const data = await openDataOfFund()
    for (const write of Object.values(writers))
      for (const word of personal) expect(write(data) ?? '').not.toContain(word)
  })
})
