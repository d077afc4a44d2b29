import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { chooseClausesOf } from '#app/commands/choose-clauses.server.ts'
import { retireClause } from '#app/commands/retire-clause.server.ts'
import { translateClause } from '#app/commands/translate-clause.server.ts'
import { type ClauseForm, writeClause } from '#app/commands/write-clause.server.ts'
import type { Person } from '#app/domain/access.ts'
import { refused } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { clauseSeed } from '#app/i18n/clause-words.server.ts'
import { db, ownerSql } from '#db/client.server.ts'
import { clauseLibrary, clauseTranslationsOf, clauseUses } from '#db/queries/clauses.server.ts'
import { clauseVersions, events } from '#db/schema/index.ts'
import { everyFundFollowsSeed } from '#db/writes/clauses.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, operation, today, type World, yes } from '#tests/world/base.ts'
import { draftedGrant, type GrantWorld, prepare, version } from '#tests/world/granting.ts'

useDatabase()

let world: World
let made: GrantWorld
let sipke: Person
beforeAll(async () => {
  world = await aFund(400_000_00)
  made = await draftedGrant(world)
  sipke = made.panel.sipke
})

const versionsOf = async (clause: string) =>
  (await clauseLibrary(db(), world.fund, clause)).map((one) => one.version)
async function formOf(clause: string, change: Partial<ClauseForm['clause']> = {}): Promise<ClauseForm> {
  const last = (await clauseLibrary(db(), world.fund, clause)).at(-1)
  if (!last) throw new Error(`no ${clause}`)
  const { id: _id, version: seen, retired: _retired, writtenBy: _by, writtenAt: _at, ...texts } = last
  return { operation: operation(), seen, clause: { ...texts, ...change } }
}

describe('the library of a fund', () => {
  test('begins with the articles of the content, and is filled again only with what is new', async () => {
    const before = await clauseLibrary(db(), world.fund)
    expect(before.map(({ id }) => id)).toEqual(clauseSeed().clauses.map(({ id }) => id))
    await yes(writeClause(sipke, 'purpose', await formOf('purpose', { title: 'Waarvoor het is' }), today))
    const seed = clauseSeed()
    const newer = seed.clauses.map((one) => ({ ...one, version: one.version + 1, title: `${one.title}!` }))
    await everyFundFollowsSeed(db(), { ...seed, clauses: newer }, today)
    await everyFundFollowsSeed(db(), seed, today)
    expect(await versionsOf('duration')).toEqual([1, 2])
    const purpose = await clauseLibrary(db(), world.fund, 'purpose')
    expect(purpose.map(({ title, writtenBy }) => [title, writtenBy])).toEqual([
      ['Waar het geld voor is', null],
      ['Waarvoor het is', sipke.name],
    ])
  })

  test('is never changed or taken away, not by the app and not by its owner', async () => {
    await expect(db().update(clauseVersions).set({ title: 'x' })).rejects.toMatchObject({
      cause: { code: '42501' },
    })
    const owner = ownerSql()
    await expect(owner`delete from clause_versions`).rejects.toMatchObject({ code: 'DB003' })
    await owner.end()
  })
})

describe('writing an article', () => {
  test('makes a further version, once, with its event', async () => {
    const form = await formOf('vat', { plain: 'De btw hoort erbij. {{vat.statement}}' })
    expect(await yes(writeClause(sipke, 'vat', form, today))).toMatchObject({ clause: 'vat', version: 3 })
    expect(await yes(writeClause(sipke, 'vat', form, today))).toMatchObject({ version: 3 })
    expect(await versionsOf('vat')).toEqual([1, 2, 3])
    const [event] = await db()
      .select({ data: events.data })
      .from(events)
      .where(and(eq(events.type, 'clause-written'), sql`${events.data}->>'clause' = 'vat'`))
    expect(event?.data).toMatchObject({ clause: 'vat', version: 3 })
  })

  test('is refused to others, for what somebody wrote since, and for a placeholder that nobody knows', async () => {
    const form = await formOf('vat')
    expect(await writeClause(made.panel.tjitske, 'vat', form, today)).toEqual(refused('not-found'))
    const stale = { ...form, operation: operation(), seen: 1 }
    expect(await writeClause(sipke, 'vat', stale, today)).toEqual(refused('clause-changed'))
    const wrong = await formOf('vat', { legal: 'Het bedrag is {{amount.totall}}.' })
    expect(await writeClause(sipke, 'vat', wrong, today)).toEqual(
      refused('placeholder-unknown', { placeholder: 'amount.totall', nearest: 'amount.total' }),
    )
    expect(await writeClause(sipke, 'nowhere', form, today)).toEqual(refused('not-found'))
  })

  test('of a new article names it by its title, which nothing else has', async () => {
    const form = { ...(await formOf('vat', { title: 'Spullen na afloop' })), seen: null }
    expect(await yes(writeClause(sipke, null, form, today))).toMatchObject({
      clause: 'spullen-na-afloop',
      version: 1,
    })
    expect(await writeClause(sipke, null, { ...form, operation: operation() }, today)).toEqual(
      refused('clause-exists'),
    )
  })

  test('in English follows a version, with its placeholders', async () => {
    const text = { id: 'vat', of: 3, title: 'VAT', plain: 'VAT is in it. {{vat.statement}}', legal: 'x' }
    const legal = (await clauseLibrary(db(), world.fund, 'vat')).at(-1)?.legal ?? ''
    expect(await translateClause(sipke, { operation: operation(), language: 'en', text }, today)).toEqual(
      refused('placeholders-differ', { placeholder: 'vat.statementLegal' }),
    )
    const whole = { operation: operation(), language: 'en' as const, text: { ...text, legal } }
    await yes(translateClause(sipke, whole, today))
    expect((await clauseTranslationsOf(db(), world.fund, 'en', 'vat')).at(-1)).toMatchObject({
      of: 3,
      title: 'VAT',
      writtenBy: sipke.name,
    })
  })
})

describe('an agreement', () => {
  test('keeps the versions that it names, and takes newer ones only when it is asked to', async () => {
    const before = (await version(made)).terms
    expect(before.clauses).toContainEqual({ id: 'vat', version: 1 })
    const chosen = { operation: operation(), seen: hashOf(before), chosen: [], renewed: ['vat'] }
    await yes(chooseClausesOf(sipke, made.grant, chosen, today))
    const after = await version(made)
    expect(after.terms.clauses).toContainEqual({ id: 'vat', version: 3 })
    expect(after.clauses).toEqual(after.terms.clauses)
    expect(after.terms.clauses).toContainEqual({ id: 'duration', version: 1 })
    const stale = { ...chosen, operation: operation() }
    expect(await chooseClausesOf(sipke, made.grant, stale, today)).toEqual(refused('terms-changed'))
    expect((await clauseUses(db(), world.fund, 'vat')).map((one) => [one.version, one.state])).toEqual([
      [3, 'drafted'],
    ])
  })

  test('has an article by choice only when it is picked', async () => {
    const form = await formOf('vat', { title: 'Kleding van de fanfare' })
    const clause = { ...form.clause, appliesWhen: { ...form.clause.appliesWhen, byChoice: true } }
    const { clause: id } = await yes(writeClause(sipke, null, { ...form, seen: null, clause }, today))
    const { terms } = await version(made)
    expect(terms.clauses.map((one) => one.id)).not.toContain(id)
    const pick = { operation: operation(), seen: hashOf(terms), chosen: [id], renewed: [] }
    await yes(chooseClausesOf(sipke, made.grant, pick, today))
    expect((await version(made)).terms.clauses.map((one) => one.id)).toContain(id)
  })

  test('is made with an article that went out of use, and new terms are not', async () => {
    const seen = (await versionsOf('vat')).at(-1) as number
    await yes(retireClause(sipke, 'vat', { operation: operation(), seen }, today))
    expect(await retireClause(sipke, 'vat', { operation: operation(), seen: seen + 1 }, today)).toEqual(
      refused('clause-retired'),
    )
    await yes(prepare(made, (await version(made)).terms))
    const other = await draftedGrant(world)
    expect((await version(other)).terms.clauses.map(({ id }) => id)).not.toContain('vat')
    const { terms } = await version(made)
    const late = { operation: operation(), seen: hashOf(terms), chosen: [], renewed: [] }
    expect(await chooseClausesOf(sipke, made.grant, late, today)).toEqual(
      refused('not-in-this-state', { state: 'prepared', machine: 'termsVersion' }),
    )
  })

  test('belongs to its fund alone', async () => {
    const elsewhere = await aFund()
    expect((await clauseLibrary(db(), elsewhere.fund, 'vat')).map((one) => one.version)).toEqual([1])
  })
})
