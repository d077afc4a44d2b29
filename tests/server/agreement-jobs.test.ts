import { and, eq } from 'drizzle-orm'
import { PDFDocument } from 'pdf-lib'
import { beforeAll, expect, test } from 'vitest'
import type { Person } from '#app/domain/access.ts'
import { sha256 } from '#app/effects/hash.ts'
import { renderSigned } from '#app/server/jobs/render-executed.server.ts'
import { makeDocument, renderOffer } from '#app/server/jobs/render-offer.server.ts'
import { db } from '#db/client.server.ts'
import { fileBytes, storedFile } from '#db/queries/agreements.server.ts'
import { documents, events } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, later, yes } from '#tests/world/base.ts'
import { draftedGrant, type GrantWorld, granting, prepare, sign, version } from '#tests/world/granting.ts'

useDatabase({ max: 6 })

let made: GrantWorld
beforeAll(async () => {
  made = await draftedGrant(await aFund(400_000_00))
  await yes(prepare(made, (await version(made)).terms))
})

test('the offer is drawn once, however often the job runs, and the same terms draw the same bytes', async () => {
  const prepared = await version(made)
  const payload = { termsVersion: prepared.id }
  const [one, other] = await Promise.all([makeDocument(prepared), makeDocument(prepared)])
  expect(Buffer.compare(one.bytes, other.bytes)).toBe(0)
  await Promise.all([renderOffer(payload, granting.offer), renderOffer(payload, granting.offer)])
  await renderOffer(payload, later({ days: 1 }, granting.offer))
  const offered = await version(made)
  expect(offered).toMatchObject({ state: 'offered', offeredAt: granting.offer })
  const kept = await fileBytes(db(), offered.document)
  expect(kept?.sha256).toBe(sha256(one.bytes))
  expect(Buffer.compare(kept?.bytes ?? new Uint8Array(), one.bytes)).toBe(0)
  expect(await db().select().from(documents)).toHaveLength(1)
  await renderOffer({ termsVersion: made.grant }, granting.offer)
})

test('the signed file holds the offered pages and who signed; it is made once', async () => {
  await yes(sign(made.owner, 'grantee', made, granting.grantee))
  await renderSigned({ termsVersion: (await version(made)).id }, granting.grantee)
  expect((await version(made)).executedDocument).toBeNull()
  await yes(sign(made.panel.tjitske as Person & { email: string }, 'fund', made, granting.fund))
  const payload = { termsVersion: (await version(made)).id }
  await Promise.all([renderSigned(payload, granting.fund), renderSigned(payload, granting.fund)])
  await renderSigned(payload, later({ days: 1 }, granting.fund))
  const inForce = await version(made)
  const offered = await storedFile(db(), inForce.document)
  const executed = await fileBytes(db(), inForce.executedDocument)
  expect(executed?.fileName).toMatch(/-getekend\.pdf$/)
  expect((await PDFDocument.load(executed?.bytes ?? new Uint8Array())).getPageCount()).toBe(
    (offered?.pages ?? 0) + 1,
  )
  const said = await db()
    .select()
    .from(events)
    .where(and(eq(events.subjectId, made.grant), eq(events.type, 'agreement-executed')))
  expect(said).toHaveLength(1)
  expect(said[0]?.data).toMatchObject({ fileHash: executed?.sha256 })
})
