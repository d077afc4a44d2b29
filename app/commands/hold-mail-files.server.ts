import { mostMessageFiles } from '#app/domain/proposal/conversation.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { type Stored, storage } from '#app/effects/storage.server.ts'
import { type StoredFile, storeFile } from './keep-message-file.server.ts'

/** What looking at the files of a mail found of each. */
export type SeenFiles = readonly Verdict<{ file: Stored & { name: string } }>[]

/**
 * Stores the bytes of the files of a mail that were found good, as many as may come with one message, for `work` to keep; what
 * it does not answer as kept, because a rule refused or it failed, is taken away again.
 */
export async function holdMailFiles<Answer>(
  fund: string,
  seen: SeenFiles,
  now: Date,
  work: (stored: readonly StoredFile[]) => Promise<Verdict<{ answer: Answer; kept: readonly string[] }>>,
): Promise<Verdict<{ answer: Answer }>> {
  const good = seen.flatMap((one) => (one.ok ? [one.file] : [])).slice(0, mostMessageFiles)
  const stored: StoredFile[] = []
  let kept: readonly string[] = []
  try {
    for (const file of good) stored.push(await storeFile(fund, file, now))
    const verdict = await work(stored)
    if (!verdict.ok) return verdict
    kept = verdict.kept
    return allowed({ answer: verdict.answer })
  } finally {
    for (const { id, storageKey } of stored) if (!kept.includes(id)) await storage().remove(storageKey)
  }
}
