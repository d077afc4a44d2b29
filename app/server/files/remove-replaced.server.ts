import { v5 } from 'uuid'
import { removeFile } from '#app/commands/remove-file.server.ts'
import type { Actor } from '#app/domain/access.ts'
import { db } from '#db/client.server.ts'
import { ownFiles } from '#db/queries/files.server.ts'
import type { AtQuestion } from '../applying/question-page.server.ts'

/** Takes away the files that the page named before it was saved and does not name any more. */
export async function removeReplaced(
  actor: Actor,
  { proposal, section, question, sections }: AtQuestion,
  saved: Record<string, unknown>,
  operation: string,
  now: Date,
): Promise<void> {
  const before = Object.keys(question.fields).map((name) => sections[section].answers[name])
  const [was, is] = [JSON.stringify(before), JSON.stringify(saved)]
  const gone = (await ownFiles(db(), actor, proposal.id)).filter(
    ({ id }) => was.includes(id) && !is.includes(id),
  )
  for (const { id } of gone)
    await removeFile(actor, proposal.id, id, { operation: v5(`remove ${id}`, operation) }, now)
}
