import { and, asc, eq, isNull, not, notExists } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { ScanVerdict } from '#app/domain/proposal/file.ts'
import type { Reader } from '#db/client.server.ts'
import { files, messageFiles } from '#db/schema/index.ts'
import type { KeptFile } from './files.server.ts'
import { isOfAside, isSaved, isSent } from './files.server.ts'

/** Files of a proposal that somebody sent up on the site and that nothing names: they can still come with a message. */
export async function looseFiles(reader: Reader, by: Person, proposal: string): Promise<KeptFile[]> {
  const said = reader
    .select({ id: messageFiles.fileId })
    .from(messageFiles)
    .where(eq(messageFiles.fileId, files.id))
  const rows = await reader
    .select({ file: files, sent: isSent(), saved: isSaved() })
    .from(files)
    .where(
      and(
        eq(files.proposalId, proposal),
        eq(files.uploadedBy, by.person),
        isNull(files.removedAt),
        notExists(said),
        not(isOfAside()),
      ),
    )
    .orderBy(asc(files.id))
  return rows
    .filter(({ sent, saved }) => !sent && !saved)
    .map(({ file }) => ({ ...file, proposal: file.proposalId, verdict: file.verdict as ScanVerdict }))
}
