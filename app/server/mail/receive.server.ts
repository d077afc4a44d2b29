import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Verdict } from '#app/domain/verdict.ts'
import type { MailFile } from '#app/exchange/mail/mail.ts'
import { type Examined, examine } from '../uploads/examine.server.ts'

/** Looks at the files of a mail as at any that is uploaded, and holds them until the work is done. */
export async function lookedAt<Answer>(
  files: readonly MailFile[],
  work: (files: Verdict<{ file: Examined }>[]) => Promise<Answer>,
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'dichtbij-mail-'))
  try {
    const looked: Verdict<{ file: Examined }>[] = []
    for (const [at, { name, bytes, size }] of files.entries()) {
      const path = join(folder, String(at))
      await writeFile(path, bytes, { mode: 0o600 })
      looked.push(await examine({ field: 'mail', name, path, size }))
    }
    return await work(looked)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
