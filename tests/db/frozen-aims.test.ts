import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transaction } from '#db/client.server.ts'
import { grantIndicators } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund } from '#tests/world/base.ts'
import { type GrantWorld, runningGrant } from '#tests/world/granting.ts'

useDatabase()

let made: GrantWorld
let signed: typeof grantIndicators.$inferSelect
beforeAll(async () => {
  made = await runningGrant(await aFund())
  signed = (await ofGrant())[0] as typeof signed
})

const ofGrant = () => db().select().from(grantIndicators).where(eq(grantIndicators.grantId, made.grant))
const replacedBy = (change: Partial<typeof signed>) =>
  transaction(async (tx) => {
    await tx.delete(grantIndicators).where(eq(grantIndicators.grantId, made.grant))
    await tx.insert(grantIndicators).values({ ...signed, ...change })
    return { ok: true }
  })

describe('what an indicator aims at', () => {
  test('is what both sides signed: nothing else is kept, whatever the app writes', async () => {
    const changes = [
      { target: signed.target + 1 },
      { baseline: (signed.baseline ?? 0) + 1 },
      { unit: 'anderen' },
      { type: 'contacts' },
      { direction: 'down' },
      { targetOn: '2030-01-01' },
      { id: 'nooit-getekend' },
    ] as const
    for (const change of changes) await expect(replacedBy(change)).rejects.toThrow()
    expect(await ofGrant()).toContainEqual(signed)
    await expect(replacedBy({})).resolves.toEqual({ ok: true })
  })

  test('is never changed in its place', async () => {
    const change = db()
      .update(grantIndicators)
      .set({ target: signed.target + 1 })
      .where(eq(grantIndicators.grantId, made.grant))
    await expect(change).rejects.toThrow()
  })
})
