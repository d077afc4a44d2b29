import type { PanelStrip } from '#app/components/panel/panel-frame.tsx'
import type { Person } from '#app/domain/access.ts'
import { formatTime } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { db } from '#db/client.server.ts'
import { readingList } from '#db/queries/reviewer/reading-list.server.ts'

/** What is still to be read in a batch, or in all of them. */
export async function panelStrip(
  actor: Person,
  batch: { id: string; name: string } | null,
  savedAt: Date | null = null,
): Promise<PanelStrip> {
  const list = await readingList(db(), actor)
  const open = list.filter((row) => row.state !== 'locked' && (batch === null || row.batch === batch.id))
  return {
    batch: batch?.name ?? '',
    left: open.length,
    minutes: open.reduce((total, row) => total + row.minutes, 0),
    savedAt: savedAt && formatTime(savedAt, currentLocale()),
  }
}
