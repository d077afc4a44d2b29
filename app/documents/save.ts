import type { Paper } from './paper.ts'

/** The bytes of a finished document, all at once: its parts are too many to let others in between. */
export async function save(paper: Paper): Promise<Uint8Array> {
  paper.close()
  return paper.document.save({
    useObjectStreams: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  })
}
