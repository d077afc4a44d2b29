import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { desc, eq } from 'drizzle-orm'
import { sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { storage } from '#app/effects/storage.server.ts'
import { db } from '#db/client.server.ts'
import { files, submissions } from '#db/schema/index.ts'
import { built, plainPage, plainQuestion } from '#tests/domain/proposal/extra/forms.ts'
import { later } from './base.ts'

type Wish = {
  text?: string
  name?: string
  verdict?: 'waiting' | 'clean' | 'infected' | 'off'
  /** `panel` and `office`: the answer to a question of the round, and who reads it. */
  in?: 'attachments' | 'money' | 'panel' | 'office'
}

/** A file that was sent with a proposal: one more frozen copy names it. */
export async function anAttachment(proposal: string, wish: Wish = {}): Promise<string> {
  const [last] = await db()
    .select()
    .from(submissions)
    .where(eq(submissions.proposalId, proposal))
    .orderBy(desc(submissions.number))
    .limit(1)
  if (!last?.document) throw new Error('this proposal was never sent')
  const at = later({ minutes: 6 })
  const id = await looseFile(last.fundId, proposal, at, wish)
  const row = { id, attachmentFile: id, attachmentKind: 'quote', attachmentNote: null }
  const named = {
    attachments: { attachments: { attachments: [row] } },
    money: { money: { ...(last.document.money as object), accountProof: id } },
    panel: answered(id, false),
    office: answered(id, true),
  }[wish.in ?? 'attachments']
  const document = { ...last.document, ...named }
  await db()
    .insert(submissions)
    .values({ ...last, id: newId(at), number: last.number + 1, document, submittedAt: at })
  return id
}

function answered(id: string, officeOnly: boolean) {
  const text = { ...plainQuestion, kind: 'file' as const, officeOnly }
  const { pages } = built([
    { act: 'add-page', text: plainPage },
    { act: 'add-question', page: 'p1', text },
  ])
  return { extraForm: { version: 1, pages }, extra: { q2: id } }
}

/** A file of a proposal that nothing names yet. */
export async function looseFile(fundId: string, proposalId: string, at: Date, wish: Wish): Promise<string> {
  const { text = 'Offerte', name = 'offerte.pdf', verdict = 'off' } = wish
  const id = newId(at)
  const mediaType = name.endsWith('.jpg') ? 'image/jpeg' : 'application/pdf'
  const [size, hash] = [Buffer.byteLength(text), sha256(text)]
  const folder = mkdtempSync(join(tmpdir(), 'attachment-'))
  const storageKey = `${fundId}/${id}`
  writeFileSync(join(folder, 'bytes'), text)
  await storage().put(storageKey, { path: join(folder, 'bytes'), size, sha256: hash, mediaType })
  rmSync(folder, { recursive: true })
  await db().insert(files).values({
    id,
    fundId,
    proposalId,
    name,
    mediaType,
    size,
    sha256: hash,
    storageKey,
    verdict,
    uploadedAt: at,
  })
  return id
}
