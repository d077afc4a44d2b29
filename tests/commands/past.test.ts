import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { choosePastSheet } from '#app/commands/choose-past-sheet.server.ts'
import { eraseData } from '#app/commands/erase-data.server.ts'
import { dueNow, eraseExpired } from '#app/commands/erase-expired.server.ts'
import { importPast, tryPast } from '#app/commands/import-past.server.ts'
import { mapPastColumns } from '#app/commands/map-past-columns.server.ts'
import { showPast } from '#app/commands/show-past.server.ts'
import { sweepFiles } from '#app/commands/sweep-files.server.ts'
import { undoPast } from '#app/commands/undo-past.server.ts'
import { verifyLog } from '#app/commands/verify-log.server.ts'
import type { Person } from '#app/domain/access.ts'
import { runningSum } from '#app/domain/aid/running-sum.ts'
import { headsKey } from '#app/domain/past/mapping.ts'
import { refused } from '#app/domain/verdict.ts'
import { configure } from '#app/effects/configuration.server.ts'
import { openPast } from '#app/server/open/open-data.server.ts'
import { db } from '#db/client.server.ts'
import { aidOfUndertaking } from '#db/queries/aid.server.ts'
import { fundToday } from '#db/queries/desk.server.ts'
import {
  pastBatch,
  pastGrantById,
  pastGrantList,
  pastGrantSums,
  pastGrantsOf,
  pastOrganisationList,
  rememberedMapping,
} from '#db/queries/past.server.ts'
import {
  events,
  ledgerEntries,
  pastBatches,
  pastGrants,
  pastPayments,
  pastResults,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import { brought, mapped, takenOver } from '#tests/world/past.ts'
import { grantsOf2019 } from '#tests/world/past-files.ts'

useDatabase()

const folder = mkdtempSync(join(tmpdir(), 'past-files-'))
let world: World
let sipke: Person
beforeAll(() => configure({ DATA_DIR: folder }))
beforeEach(async () => {
  world = await aFund()
  sipke = await enter(world, 'sipke')
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  configure({})
})

const take = (batch: string, actor = sipke, at = today) =>
  importPast(actor, batch, { operation: operation() }, at)
const undo = (batch: string, actor = sipke) =>
  undoPast(actor, batch, { operation: operation(), reason: 'Verkeerd bestand.' }, later({ minutes: 9 }))
const grantsHere = () =>
  db().select().from(pastGrants).where(eq(pastGrants.fundId, world.fund)).orderBy(asc(pastGrants.line))
const kept = () => {
  const own = join(folder, 'files', world.fund)
  return existsSync(own) ? readdirSync(own).length : 0
}
const codesOf = async (batch: string) => {
  const { judged } = await yes(tryPast(sipke, batch, today))
  return judged.judgement.problems.map(({ line, field, code }) => [line, field, code])
}
const payments = (...lines: string[]) => ['Kenmerk;Bedrag;Betaaldatum', ...lines].join('\n')

describe('a file with grants', () => {
  test('is tried, and then taken over line by line as it says, with an event without names', async () => {
    const batch = await mapped(sipke, 'grants', grantsOf2019, today)
    const { judged } = await yes(tryPast(sipke, batch, today))
    expect(judged.judgement).toMatchObject({ lines: 2, empty: 1, totals: 1, money: 3_250_50, problems: [] })
    expect(await grantsHere()).toEqual([])
    expect(await yes(take(batch))).toMatchObject({ rows: 2 })
    expect(await grantsHere()).toMatchObject([
      { line: 2, reference: 'B-2019-01', kvk: '01234567', amountCents: 1_250_50, awardedOn: '2019-04-03' },
      {
        line: 3,
        grantee: 'Bewonersgroep De Tuin',
        kvk: null,
        awardedOn: '2019-05-12',
        neighbourhood: 'Oud Oost',
      },
    ])
    const [logged] = await db()
      .select()
      .from(events)
      .where(eq(events.type, 'past-imported'))
      .orderBy(asc(events.at))
      .limit(1)
      .offset(0)
    expect(Object.keys(logged?.data as object).sort()).toEqual([
      'amount',
      'fileHash',
      'kind',
      'pastBatch',
      'rows',
    ])
    expect(JSON.stringify(logged?.data)).not.toContain('Taal')
    expect((await verifyLog(db())).faults).toEqual([])
    expect(await pastBatch(db(), world.fund, batch)).toMatchObject({
      state: 'taken',
      lines: 2,
      moneyCents: 3_250_50,
      takenBy: 'Sipke Hoekstra',
    })
  })

  test('changes nothing of the money of today', async () => {
    const before = [await fundToday(db(), world.fund, '2026-03-10'), await db().$count(ledgerEntries)]
    await takenOver(sipke, 'grants', grantsOf2019, today)
    expect([await fundToday(db(), world.fund, '2026-03-10'), await db().$count(ledgerEntries)]).toEqual(
      before,
    )
  })

  test('is taken over whole or not at all: one bad line of five hundred keeps all out', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => `P-${at};Plan ${at};Groep ${at};100;1-2-2018`)
    const head = 'Kenmerk;Titel;Ontvanger;Bedrag;Datum'
    rows[349] = 'P-349;Plan 349;Groep 349;honderd;30-2-2018'
    const batch = await mapped(sipke, 'grants', [head, ...rows].join('\n'), today)
    expect(await codesOf(batch)).toEqual([
      [351, 'amount', 'money'],
      [351, 'awardedOn', 'noSuchDay'],
    ])
    expect(await take(batch)).toEqual(refused('past-has-errors', { count: 2 }))
    expect(await grantsHere()).toEqual([])
    rows[349] = 'P-349;Plan 349;Groep 349;100;28-2-2018'
    await takenOver(sipke, 'grants', [head, ...rows].join('\n'), today)
    expect(await grantsHere()).toHaveLength(500)
  })

  test('comes in once, and as a whole again after it was undone', async () => {
    const first = await takenOver(sipke, 'grants', grantsOf2019, today)
    const again = await mapped(sipke, 'grants', grantsOf2019, today)
    expect((await codesOf(again)).map(([, , code]) => code)).toEqual(['there', 'there'])
    expect(await take(again)).toEqual(refused('past-file-known'))
    expect(await yes(undo(first))).toEqual({ ok: true, rows: 2 })
    expect(await grantsHere()).toEqual([])
    expect(await yes(take(again))).toMatchObject({ rows: 2 })
  })

  test('sent twice is one, also at the same time', async () => {
    const batch = await mapped(sipke, 'grants', grantsOf2019, today)
    const form = { operation: operation() }
    await Promise.all([1, 2].map(() => yes(importPast(sipke, batch, form, today))))
    expect(await grantsHere()).toHaveLength(2)
    const twins = await Promise.all([
      mapped(sipke, 'organisations', 'Naam;Plaats\nDe Brug;Leeuwarden', today),
      mapped(sipke, 'organisations', 'Naam;Plaats\nDe Brug;Leeuwarden', today),
    ])
    const answers = await Promise.all(twins.map((twin) => take(twin)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter(({ ok }) => !ok)).toEqual([refused('past-file-known')])
  })

  test('is read from a real workbook, from the sheet that was chosen', async () => {
    const made = writeXlsxFile([
      { sheet: 'Uitleg', data: [[{ value: 'Kenmerk' }, { value: 'betekent' }]] },
      {
        sheet: 'Bijdragen 2020',
        data: [
          [{ value: 'Verleend in 2020' }],
          ['Kenmerk', 'Titel', 'Organisatie', 'KvK', 'Bedrag', 'Datum besluit'].map((value) => ({ value })),
          [
            { value: 2020001, type: Number },
            { value: 'Samen eten' },
            { value: 'Stichting Mienskip' },
            { value: 1_234_567, type: Number },
            { value: 999.95, type: Number },
            { value: new Date('2020-02-29T00:00:00Z'), type: Date, format: 'dd-mm-yyyy' },
          ],
        ],
      },
    ])
    const bytes = new Uint8Array(await (await made).toBuffer())
    const batch = await mapped(sipke, 'grants', bytes, today, 1)
    await yes(take(batch))
    expect(await grantsHere()).toMatchObject([
      { reference: '2020001', kvk: '01234567', amountCents: 999_95, awardedOn: '2020-02-29', line: 3 },
    ])
  })

  test('has its columns remembered for the next file with the same headings', async () => {
    const heads = ['Nummertje', 'Wat', 'Wie', 'Hoeveel', 'Wanneer']
    const columns = ['reference', 'title', 'grantee', 'amount', 'awardedOn']
    const { batch } = await yes(brought(sipke, `${heads.join(';')}\nA;B;C;1;1-1-2019`, today))
    await yes(choosePastSheet(sipke, batch, { operation: operation(), sheet: 0, kind: 'grants' }, today))
    await yes(mapPastColumns(sipke, batch, { operation: operation(), columns }, today))
    const remembered = () => rememberedMapping(db(), world.fund, 'grants', headsKey(heads))
    expect(await remembered()).toBeNull()
    await yes(take(batch))
    expect(await remembered()).toEqual(columns)
    expect(await rememberedMapping(db(), world.fund, 'payments', headsKey(heads))).toBeNull()
  })
})

describe('payments and results', () => {
  test('rest on the grants that they name, which then cannot be undone before them', async () => {
    const grants = await takenOver(sipke, 'grants', grantsOf2019, today)
    const paid = await takenOver(
      sipke,
      'payments',
      payments('B-2019-01;1.000,00;1-5-2019', 'b-2019-01;300;1-6-2019', 'B-2019-01;-49,50;1-9-2019'),
      today,
    )
    const measured = await takenOver(
      sipke,
      'results',
      'Kenmerk;Indicator;Waarde;Jaar;Bron\nB-2019-01;Taalkoppels;ruim 38;2019;Eigen telling\nB-2019-01;Tevreden;35-40 %;2019;',
      today,
    )
    const [grant] = await pastGrantList(db(), sipke, 'taalkoffie')
    expect(grant).toMatchObject({ reference: 'B-2019-01', paidCents: 1_250_50 })
    expect(await pastGrantById(db(), world.fund, grant?.id ?? '')).toMatchObject({
      payments: [{ amountCents: 1_000_00 }, { amountCents: 300_00 }, { amountCents: -49_50 }],
      results: [
        { indicator: 'Taalkoppels', value: 38, qualifier: 'more-than', measuredOn: '2019-12-31' },
        { indicator: 'Tevreden', value: 35, valueMax: 40, unit: '%' },
      ],
    })
    expect(await pastGrantSums(db(), sipke, '')).toEqual({ rows: 2, amount: 3_250_50, paid: 1_250_50 })
    expect(await undo(grants)).toEqual(refused('past-rests-on', { payments: 3, results: 2 }))
    await yes(undo(paid))
    expect(await undo(grants)).toEqual(refused('past-rests-on', { payments: 0, results: 2 }))
    await yes(undo(measured))
    await yes(undo(grants))
    for (const table of [pastGrants, pastPayments, pastResults])
      expect(await db().$count(table, eq(table.fundId, world.fund))).toBe(0)
  })

  test('that name no grant, or pay more than was awarded with what is there, are told', async () => {
    await takenOver(sipke, 'grants', grantsOf2019, today)
    await takenOver(sipke, 'payments', payments('B-2019-01;1.000;1-5-2019'), today)
    const batch = await mapped(
      sipke,
      'payments',
      payments('B-2019-01;250,51;1-6-2019', 'X-1;5;1-6-2019', 'B-2019-01;1.000;1-5-2019'),
      today,
    )
    expect(await codesOf(batch)).toEqual([
      [3, 'grant', 'unknownGrant'],
      [4, 'reference', 'there'],
      [4, 'amount', 'paidMore'],
    ])
  })

  test('of one fund never rest on the grants of another', async () => {
    await takenOver(sipke, 'grants', grantsOf2019, today)
    const elsewhere = await enter(await aFund(), 'sipke')
    const batch = await mapped(elsewhere, 'payments', payments('B-2019-01;1;1-5-2019'), today)
    const { judged } = await yes(tryPast(elsewhere, batch, today))
    expect(judged.judgement.problems[0]?.code).toBe('unknownGrant')
    expect(await take(batch, sipke)).toEqual(refused('not-found'))
  })
})

describe('organisations', () => {
  test('are known by their number or their name, and are seen with what they got', async () => {
    await takenOver(
      sipke,
      'organisations',
      'Naam;KvK;Postcode;Plaats\nStichting Taal;1234567;8921ab;Leeuwarden',
      today,
    )
    await takenOver(sipke, 'grants', grantsOf2019, today)
    expect(await pastOrganisationList(db(), world.fund)).toMatchObject([
      { name: 'Stichting Taal', kvk: '01234567', postcode: '8921 AB', gotCents: 1_250_50 },
    ])
    const again = await mapped(sipke, 'organisations', 'Naam;KvK\nSt. Taal;01234567', today)
    expect(await codesOf(again)).toEqual([[2, 'name', 'there']])
    expect(await pastGrantsOf(db(), world.fund, ['01234567'])).toHaveLength(1)
    expect(await pastGrantsOf(db(), world.fund, [])).toEqual([])
  })
})

describe('who and when', () => {
  test('only the manager brings, chooses, takes over and undoes', async () => {
    const batch = await mapped(sipke, 'grants', grantsOf2019, today)
    const form = { operation: operation() }
    const others = [await enter(world, 'tjitske'), await enter(world, 'henk'), await enter(world, 'jelle')]
    for (const who of [...others, await enter(world, 'ineke'), await enter(await aFund(), 'sipke')]) {
      if (who.fund === world.fund)
        expect(await brought(who, grantsOf2019, today)).toEqual(refused('not-found'))
      expect(await choosePastSheet(who, batch, { ...form, sheet: 0, kind: 'grants' }, today)).toEqual(
        refused('not-found'),
      )
      expect(await mapPastColumns(who, batch, { ...form, columns: [] }, today)).toEqual(refused('not-found'))
      expect(await tryPast(who, batch, today)).toEqual(refused('not-found'))
      expect(await take(batch, who)).toEqual(refused('not-found'))
      expect(await undo(batch, who)).toEqual(refused('not-found'))
    }
  })

  test('a file is no table, or its steps are not made: nothing is kept or taken over', async () => {
    expect(await brought(sipke, '%PDF-1.7', today)).toEqual(
      refused('past-file-refused', { problem: 'no-table' }),
    )
    const { batch } = await yes(brought(sipke, grantsOf2019, today))
    expect(await take(batch)).toEqual(refused('past-not-chosen'))
    expect(
      await choosePastSheet(sipke, batch, { operation: operation(), sheet: 7, kind: 'grants' }, today),
    ).toEqual(refused('past-not-chosen'))
    await yes(choosePastSheet(sipke, batch, { operation: operation(), sheet: 0, kind: 'grants' }, today))
    const columns = ['reference', 'reference', 'grantee', null, 'amount', 'awardedOn', null]
    const map = (some: (string | null)[]) =>
      mapPastColumns(sipke, batch, { operation: operation(), columns: some }, today)
    expect(await map(columns)).toEqual(refused('past-columns-missing', { fields: ['title'] }))
    expect(await map([...columns.slice(0, 6), 'title'])).toEqual(
      refused('past-columns-double', { fields: ['reference'] }),
    )
    expect(await map(['iban', ...columns.slice(1)])).toEqual(refused('past-not-chosen'))
    expect(await map(columns.slice(1))).toEqual(refused('past-not-chosen'))
    expect(await take(batch)).toEqual(refused('past-not-chosen'))
    const empty = await mapped(sipke, 'grants', 'Kenmerk;Titel;Ontvanger;Bedrag;Datum\n', today)
    expect(await take(empty)).toEqual(refused('past-nothing'))
  })

  test('the bytes go when it is taken over, or after a day with all that was said of it', async () => {
    const before = kept()
    const taken = await mapped(sipke, 'grants', grantsOf2019, today)
    expect(kept()).toBe(before + 1)
    await yes(take(taken))
    expect(kept()).toBe(before)
    const { batch } = await yes(brought(sipke, grantsOf2019, today))
    await sweepFiles(later({ days: 2 }, new Date()))
    expect(kept()).toBe(0)
    expect(await pastBatch(db(), world.fund, batch)).toBeNull()
    expect(await pastBatch(db(), world.fund, taken)).toMatchObject({ state: 'taken' })
  })

  test('what was taken over or undone stays so', async () => {
    const batch = await takenOver(sipke, 'grants', grantsOf2019, today)
    const changing = (set: Partial<typeof pastBatches.$inferInsert>) =>
      db().update(pastBatches).set(set).where(eq(pastBatches.id, batch))
    await expect(changing({ lines: 3 })).rejects.toMatchObject({ cause: { code: 'DB003' } })
    await expect(changing({ fileName: 'x' })).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(db().delete(pastGrants)).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(
      db().execute(sql`select undo_past(${batch}::uuid, ${operation()}::uuid)`),
    ).rejects.toMatchObject({ cause: { code: 'DB006' } })
    expect(await take(batch)).toEqual(refused('not-in-this-state', { state: 'taken' }))
    await yes(undo(batch))
    expect(await undo(batch)).toEqual(refused('not-in-this-state', { state: 'undone' }))
    await expect(changing({ state: 'taken' })).rejects.toMatchObject({ cause: { code: 'DB003' } })
  })
})

describe('erasure', () => {
  test('takes the words of a grant and of an organisation away, and leaves the money', async () => {
    const jelle = await enter(world, 'jelle')
    await takenOver(sipke, 'grants', grantsOf2019, today)
    await takenOver(sipke, 'organisations', 'Naam;Plaats\nDe Brug;Leeuwarden', today)
    const [grant] = await grantsHere()
    const [organisation] = await pastOrganisationList(db(), world.fund)
    const erase = (what: 'past-grant' | 'past-organisation', row = '') =>
      yes(eraseData(jelle, { operation: operation(), what, row }, today))
    await erase('past-grant', grant?.id)
    await erase('past-organisation', organisation?.id)
    expect((await grantsHere())[0]).toMatchObject({
      grantee: '',
      title: '',
      kvk: null,
      amountCents: 1_250_50,
    })
    expect((await pastOrganisationList(db(), world.fund))[0]).toMatchObject({ name: '', place: null })
  })

  test('comes with its time, as for the grants of today', async () => {
    const jelle = await enter(world, 'jelle')
    await takenOver(sipke, 'grants', grantsOf2019, today)
    const [first] = await grantsHere()
    const at = new Date('2026-04-20T10:00:00Z')
    const { rows, seen } = await dueNow(db(), world.fund, 'granted', at)
    expect(rows.map(({ what, row }) => [what, row])).toEqual([['past-grant', first?.id]])
    const fresh = { ...jelle, steppedUpAt: at }
    await yes(eraseExpired(fresh, { operation: operation(), kind: 'granted', seen }, at))
    expect((await grantsHere()).map(({ grantee }) => grantee)).toEqual(['', 'Bewonersgroep De Tuin'])
    expect((await dueNow(db(), world.fund, 'granted', at)).rows).toEqual([])
  })
})

describe('what everybody sees of the past', () => {
  const show = (batch: string, shown: boolean, actor = sipke) =>
    showPast(actor, batch, { operation: operation(), shown }, today)

  test('is nothing until the manager says so of a file, and nothing again after', async () => {
    const batch = await takenOver(sipke, 'grants', grantsOf2019, today)
    expect(await openPast(world.fund)).toEqual([])
    expect(await show(batch, true, await enter(world, 'tjitske'))).toEqual(refused('not-found'))
    await yes(show(batch, true))
    expect((await openPast(world.fund)).map(({ reference, recipient }) => [reference, recipient])).toEqual([
      ['B-2019-02', { kind: 'withheld' }],
      ['B-2019-01', { kind: 'organisation', name: 'Stichting Taal', kvk: '01234567' }],
    ])
    await yes(show(batch, false))
    expect(await openPast(world.fund)).toEqual([])
    await yes(show(batch, true))
    await yes(undo(batch))
    expect(await openPast(world.fund)).toEqual([])
  })

  test('is refused for a file that is not taken over, and for one without grants', async () => {
    const batch = await mapped(sipke, 'grants', grantsOf2019, today)
    expect(await show(batch, true)).toMatchObject({ reason: { code: 'not-in-this-state' } })
  })
})

describe('state aid of the past', () => {
  const head = 'Kenmerk;Titel;Ontvanger;KvK;Bedrag;Datum;Staatssteun'
  const lines = [
    'S-1;Een;Stichting Taal;01234567;1.000;1-2-2025;ja',
    'S-2;Twee;Stichting Taal;01234567;2.000;1-2-2025;nee',
    'S-3;Drie;Stichting Taal;01234567;4.000;1-2-2025;',
    'S-4;Vier;Groep;;8.000;1-2-2025;ja',
    'S-5;Vijf;Stichting Taal;01234567;500;1-2-2019;ja',
  ]
  const sumOn = async (day: string) =>
    runningSum((await aidOfUndertaking(db(), world.fund, 'kvk:01234567')).known, day)

  test('counts for three years with the same number, where the line says so', async () => {
    await takenOver(sipke, 'grants', [head, ...lines].join('\n'), today)
    expect(await sumOn('2026-03-10')).toBe(1_000_00)
    expect(await sumOn('2028-02-02')).toBe(0)
  })

  test('counts for lines that say nothing when that was answered of the file', async () => {
    const { batch } = await yes(brought(sipke, [head, ...lines].join('\n'), today))
    await yes(choosePastSheet(sipke, batch, { operation: operation(), sheet: 0, kind: 'grants' }, today))
    const columns = ['reference', 'title', 'grantee', 'kvk', 'amount', 'awardedOn', 'stateAid']
    await yes(mapPastColumns(sipke, batch, { operation: operation(), columns, aid: 'yes' }, today))
    await yes(take(batch))
    expect(await sumOn('2026-03-10')).toBe(5_000_00)
  })
})
