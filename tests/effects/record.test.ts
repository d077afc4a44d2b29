import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { sealLog } from '#app/commands/seal-log.server.ts'
import { verifyLog } from '#app/commands/verify-log.server.ts'
import { record } from '#app/effects/record.server.ts'
import { db, ownerSql, transaction } from '#db/client.server.ts'
import { events, outgoingMails } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, today } from '#tests/world.ts'

const database = useDatabase()

describe('the event log', () => {
  test('each subject has its own chain, and one mail is decided per event, template and recipient', async () => {
    const world = await aFund()
    const ineke = await enter(world, 'ineke')
    await enter(world, 'sipke')
    for (const role of ['manager', 'approver']) {
      await transaction(async (tx) => {
        await record(tx, {
          type: 'staff-invited',
          fund: world.fund,
          actor: 'system',
          person: ineke.person,
          role,
          at: today,
        })
        return { ok: true }
      })
    }
    const chain = await db()
      .select()
      .from(events)
      .where(eq(events.subjectId, ineke.person))
      .orderBy(events.sequence)
    expect(chain.map((event) => event.sequence)).toEqual([1, 2])
    expect(chain[1]?.previousHash).toBe(chain[0]?.hash)
    const mails = await db().select().from(outgoingMails)
    expect(mails.map((mail) => [mail.template, mail.address])).toEqual([
      ['invitation-staff', ineke.email],
      ['invitation-staff', ineke.email],
    ])
    const [job] = await ownerSql(database.url())`select count(*)::int as n from graphile_worker._private_jobs`
    expect(job?.n).toBe(3)
    expect((await verifyLog()).faults).toEqual([])
  })

  test('a refusal leaves no event, no mail and no job behind', async () => {
    const before = await db().select({ n: sql<number>`count(*)::int` }).from(events)
    const world = await aFund()
    await transaction(async (tx) => {
      await record(tx, {
        type: 'round-made',
        fund: world.fund,
        actor: 'system',
        round: world.round,
        at: today,
      })
      return { ok: false, reason: { code: 'not-found' } }
    })
    const types = await db()
      .select({ type: events.type })
      .from(events)
      .where(eq(events.subjectId, world.round))
    expect(types).toHaveLength(1)
    expect(before).toHaveLength(1)
  })

  test('the seal covers everything so far, and whoever rewrites a row is found', async () => {
    const world = await aFund()
    expect((await sealLog(today)).sealed).toBeGreaterThan(0)
    expect((await sealLog(today)).sealed).toBe(0)
    expect((await verifyLog()).faults).toEqual([])
    const owner = ownerSql(database.url())
    await owner.unsafe('alter table events disable trigger events_append_only')
    await owner`update events set actor = 'somebody else' where subject_id = ${world.round}`
    await owner.unsafe('alter table events enable trigger events_append_only')
    await owner.end()
    expect((await verifyLog()).faults.map((fault) => fault.what)).toEqual(['hash-differs'])
  })

  test.each(['events', 'ledger_entries', 'event_seals', 'submissions', 'signatures'])(
    'the app can rewrite nothing in %s',
    async (table) => {
      await expect(db().execute(sql.raw(`update ${table} set fund_id = fund_id`))).rejects.toThrow()
      await expect(db().execute(sql.raw(`delete from ${table}`))).rejects.toThrow()
      await expect(db().execute(sql.raw(`truncate ${table} cascade`))).rejects.toThrow()
    },
  )

  test.each(['events', 'ledger_entries'])('even the owner cannot rewrite %s', async (table) => {
    const owner = ownerSql(database.url())
    await expect(owner.unsafe(`delete from ${table}`)).rejects.toThrow(/never changed/)
    await expect(owner.unsafe(`truncate ${table} cascade`)).rejects.toThrow(/never changed/)
    await owner.end()
  })
})
