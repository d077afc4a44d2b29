import { eq, is, sql } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { nameMember } from '#app/commands/name-member.server.ts'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { takeOwnData } from '#app/commands/take-own-data.server.ts'
import { renderOwnData } from '#app/documents/own-data.ts'
import type { Person } from '#app/domain/access.ts'
import { wholeText } from '#app/domain/opening.ts'
import { register } from '#app/domain/privacy/register.ts'
import { retentionKinds } from '#app/domain/privacy/retention.ts'
import { refused } from '#app/domain/verdict.ts'
import { ownForms } from '#app/server/privacy/own-data-answers.server.ts'
import { ownDataPrint } from '#app/server/privacy/own-data-print.server.ts'
import { tableWord } from '#app/server/privacy/own-data-words.ts'
import { db, transaction } from '#db/client.server.ts'
import { ownData } from '#db/queries/privacy/own-data.server.ts'
import { notTold, toldOf } from '#db/queries/privacy/told.server.ts'
import * as schema from '#db/schema/index.ts'
import { conflicts, reviewScores, reviews } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, operation, type World, yes } from '#tests/world/base.ts'
import {
  aPanel,
  assigned,
  declared,
  moments,
  type Panel,
  reviewed,
  screened,
  turn,
} from '#tests/world/panel.ts'

useDatabase()

const tables = Object.values(schema).flatMap((one: unknown) =>
  is(one, PgTable) ? [getTableConfig(one)] : [],
)

/** Every column of the schema that refers to a person. */
const references = tables.flatMap((table) =>
  table.foreignKeys
    .map((key) => key.reference())
    .filter(({ foreignTable }) => getTableConfig(foreignTable).name === 'people')
    .map(({ columns }) => `${table.name}.${columns[0]?.name}`),
)

describe('the schema', () => {
  test('names a person nowhere but in what is told to them, or is kept from them for a reason', () => {
    const said = toldOf.filter(({ by }) => by === 'person').map(({ table, column }) => `${table}.${column}`)
    expect(references.length).toBeGreaterThan(100)
    expect(references.filter((one) => !said.includes(one) && !(one in notTold))).toEqual([])
    expect(Object.keys(notTold).filter((one) => said.includes(one) || !references.includes(one))).toEqual([])
    for (const reason of Object.values(notTold)) expect(reason.split(' ').length).toBeGreaterThan(4)
  })

  test('has every column that is told, and none of them names another person or a secret', () => {
    const columns = new Map(tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]))
    for (const { table, column, at, columns: told } of toldOf) {
      for (const name of [column, ...(at ? [at] : []), ...told])
        expect(columns.get(table), `${table}.${name}`).toContain(name)
      for (const name of told) {
        expect(references, `${table}.${name}`).not.toContain(`${table}.${name}`)
        expect(name).not.toMatch(/secret|hash|token|tries/)
      }
    }
  })

  test('has each table that names a person in one place of the register', () => {
    const naming = [...new Set([...references.map((one) => one.split('.')[0]), 'people'])].sort()
    const registered = Object.values(register).flatMap((one) => [...one.tables])
    expect([...registered].sort()).toEqual(naming)
  })

  test('every table that is told of has a heading in words, in every language', () => {
    for (const { table } of toldOf)
      for (const language of ['nl', 'en', 'fy'] as const)
        expect(tableWord(table, language), `${table} ${language}`).toMatch(/^\p{Lu}[^_]{2,}$/u)
  })

  test('the register has a place for every kind with a term', () => {
    const kept = new Set<string>(Object.values(register).map((one) => one.kept))
    expect(retentionKinds.filter((kind) => !kept.has(kind))).toEqual([])
  })
})

describe('what somebody takes along', () => {
  const now = moments.scoring
  const why = 'Zij woont naast ons.'
  let world: World
  let panel: Panel
  let proposal: string
  let ineke: Person
  const fresh = (person: Person): Person => ({ ...person, steppedUpAt: now })
  const taken = async (person: Person) => (await yes(takeOwnData(fresh(person), 'json', now))).own

  beforeAll(async () => {
    world = await aFund()
    panel = await aPanel(world)
    const sent = await screened(world, panel)
    ;({ proposal } = sent)
    ineke = await enter(world, 'ineke')
    const naming = { operation: operation(), member: null, words: 'Aukje Sinnema', reason: why }
    await yes(nameMember(ineke, proposal, naming, moments.conflicts))
    await declared(panel, proposal)
    const readers = [panel.aukje, panel.mohamed, panel.sanne]
    const pairs = readers.map(({ person }) => ({ proposal, member: person }))
    await assigned(world, panel, sent.batch, pairs)
    await yes(turn(panel, sent.batch, 'conflicts', 'open-scoring'))
    await noteOpenings(panel.sipke, [wholeText(proposal, 'office')], now)
    await noteOpenings(panel.aukje, [wholeText(proposal, 'panel')], now)
  })

  test('is asked for a fresh code first', async () => {
    expect(await takeOwnData({ ...ineke, steppedUpAt: null }, 'json', now)).toEqual(refused('step-up-needed'))
  })

  test('holds their text and account, and is recorded', async () => {
    const own = await taken(ineke)
    expect(own.kinds.account[0]?.rows[0]).toMatchObject({ name: 'Ineke van der Wal' })
    expect(own.kinds.plans.map(({ table }) => table)).toContain('submissions')
    const again = await taken(ineke)
    expect(JSON.stringify(again.kinds.log)).toContain('own-data-taken')
  })

  test('says who of the office opened their plan, and of the panel that somebody did', async () => {
    const { opened } = await taken(ineke)
    expect(opened.map(({ by, side }) => [side, by])).toEqual([
      ['office', 'Sipke Hoekstra'],
      ['panel', null],
    ])
  })

  test('holds nothing of the panel: no declaration, no review, no name of a member', async () => {
    expect(await db().$count(conflicts)).toBeGreaterThan(0)
    const text = JSON.stringify(await taken(ineke))
    for (const row of [...(await db().select().from(conflicts)), ...(await db().select().from(reviews))])
      expect(text).not.toContain(row.id)
    for (const name of ['Mohamed', 'Sanne', 'Wim', 'Grietje']) expect(text).not.toContain(name)
  })

  test('of a member holds their own declarations, and not what an applicant said of them', async () => {
    const own = await taken(panel.aukje)
    expect(own.kinds.panel.map(({ table }) => table)).toContain('conflicts')
    expect(JSON.stringify(own)).not.toContain(why)
    expect(JSON.stringify(own)).not.toContain('Ineke')
    expect(JSON.stringify(await taken(ineke))).toContain('Aukje Sinnema')
  })

  test('is told in the same order however the database finds it, also of what is of one moment', async () => {
    await reviewed(panel.aukje, proposal, 3, now)
    const [first] = await db().select().from(reviewScores)
    await db().update(reviewScores).set({ score: 4 }).where(eq(reviewScores.criterion, first!.criterion))
    const told = (without: string) =>
      transaction(async (tx) => {
        for (const way of without.split(' ')) await tx.execute(sql.raw(`set local enable_${way} = off`))
        return ownData(tx, panel.aukje)
      })
    const own = await told('seqscan bitmapscan')
    expect(own.kinds.panel.flatMap(({ rows }) => rows).length).toBeGreaterThan(5)
    expect(await told('indexscan indexonlyscan bitmapscan')).toEqual(own)
    expect(await told('hashjoin mergejoin')).toEqual(own)
  })

  test('is readable as a PDF in every language', async () => {
    const own = await taken(ineke)
    for (const language of ['nl', 'en', 'fy'] as const) {
      const print = ownDataPrint(own, {
        actor: ineke,
        fund: 'Impactfonds',
        forms: await ownForms(world.fund, language),
        at: now,
      })
      const bytes = await renderOwnData(print)
      expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe('%PDF-')
      expect(await renderOwnData(print)).toEqual(bytes)
      const told = print.sections.flatMap(({ items }) =>
        items.flatMap(({ label, lines }) => [label, ...lines]),
      )
      for (const line of told) {
        expect(line).not.toMatch(/\d{4}-\d{2}-\d{2}|\b[0-9a-f]{8}-[0-9a-f]{4}-/)
        expect(line.replace(/^[^:]*: /, '')).not.toMatch(/^[a-z]+([-_][a-z]+)+$/)
      }
    }
  })
})
