import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { makeCertificate, renewCertificates } from '#app/commands/make-certificate.server.ts'
import { refused } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { signingKey } from '#app/effects/signing/signing-key.server.ts'
import { db } from '#db/client.server.ts'
import { events, funds, signingCertificates } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, later, today } from '#tests/world.ts'

useDatabase()

describe('the certificate that a fund signs with', () => {
  test('is made once, also by two at the same time, for the fund as a party, and no log has its key', async () => {
    const { fund } = await aFund()
    expect(await signingKey(db(), fund)).toBe(null)
    const made = await Promise.all([makeCertificate(fund, today), makeCertificate(fund, today)])
    expect(made.map((one) => one.ok && one.made).sort()).toEqual([false, true])
    const key = await signingKey(db(), fund)
    const [party] = await db().select({ name: funds.legalName }).from(funds).where(eq(funds.id, fund))
    expect(key?.facts).toMatchObject({ subject: party?.name, issuer: party?.name })
    const told = await db().select().from(events).where(eq(events.type, 'signing-certificate-made'))
    expect(told.map(({ data }) => Object.keys(data as object).sort())).toEqual([
      ['certificate', 'fingerprint'],
    ])
    expect(told[0]?.data).toMatchObject({ fingerprint: key?.facts.fingerprint })
  })

  test('is renewed two months before it ends, and what was made before stays', async () => {
    const { fund } = await aFund()
    await makeCertificate(fund, today)
    const first = await signingKey(db(), fund)
    expect(await makeCertificate(fund, later({ days: 3000 }))).toEqual({ ok: true, made: false })
    await renewCertificates(later({ days: 3610 }))
    const rows = await db().select().from(signingCertificates).where(eq(signingCertificates.fundId, fund))
    expect(rows).toHaveLength(2)
    expect((await signingKey(db(), fund))?.facts.fingerprint).not.toBe(first?.facts.fingerprint)
    await expect(db().delete(signingCertificates)).rejects.toThrow()
  })

  test('is made again when another secret made the last one', async () => {
    const { fund } = await aFund()
    await db()
      .insert(signingCertificates)
      .values({
        id: newId(today),
        fundId: fund,
        p12: Buffer.from('locked'),
        fingerprint: 'f'.repeat(64),
        validUntil: later({ days: 3000 }),
        madeAt: today,
      })
    expect(await signingKey(db(), fund)).toBe(null)
    expect(await makeCertificate(fund, later({ minutes: 1 }))).toEqual({ ok: true, made: true })
    expect((await signingKey(db(), fund))?.given).toBe(false)
  })

  test('of no fund is refused', async () => {
    expect(await makeCertificate(newId(today), today)).toEqual(refused('not-found'))
  })
})
