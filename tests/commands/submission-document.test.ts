import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { keepSubmissionDocument } from '#app/commands/keep-submission-document.server.ts'
import type { Person } from '#app/domain/access.ts'
import { renderSubmission } from '#app/server/jobs/render-submission.server.ts'
import { db } from '#db/client.server.ts'
import { submissionFile } from '#db/queries/submission-copies.server.ts'
import { documents, proposals } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, enter, later, type World } from '#tests/world/base.ts'

useDatabase()

let world: World
let ineke: Person

beforeAll(async () => {
  world = await aFund()
  ineke = await enter(world, 'ineke')
})

describe('the PDF of what was sent', () => {
  test('is made once by the worker, and stays as it was made', async () => {
    const { proposal, submission, reference } = await submitted(world, ineke)
    expect(await submissionFile(db(), proposal, 1)).toBe(null)
    await renderSubmission({ submission }, later({ minutes: 6 }))
    const kept = await submissionFile(db(), proposal, 1)
    expect(kept?.fileName).toBe(`${reference}-aanvraag-v1.pdf`)
    expect(
      Buffer.from(kept?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    await db().update(proposals).set({ title: 'Iets anders' }).where(eq(proposals.id, proposal))
    await renderSubmission({ submission }, later({ minutes: 7 }))
    expect((await submissionFile(db(), proposal, 1))?.sha256).toBe(kept?.sha256)
  })

  test('two workers at once keep one', async () => {
    const { submission } = await submitted(world, ineke)
    const made = { bytes: new Uint8Array([1]), pages: 1, renderer: 'test' }
    const [one, other] = await Promise.all([
      keepSubmissionDocument(submission, made, later({ minutes: 6 })),
      keepSubmissionDocument(submission, made, later({ minutes: 6 })),
    ])
    expect([one, other].filter(Boolean)).toHaveLength(1)
    expect(await db().select().from(documents).where(eq(documents.renderer, 'test'))).toHaveLength(1)
  })

  test('of a copy that is not there is left alone', async () => {
    const made = { bytes: new Uint8Array([1]), pages: 1, renderer: 'none' }
    expect(await keepSubmissionDocument('00000000-0000-4000-8000-000000000009', made, later({}))).toBe(false)
  })
})
