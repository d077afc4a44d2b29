import type { OpenData } from '#app/domain/open/open-data.ts'
import { csv } from '#app/exchange/csv.ts'
import { cids } from '#app/exchange/open/cids.ts'
import { grantsSheet } from '#app/exchange/open/grants-sheet.ts'
import { iati } from '#app/exchange/open/iati.ts'
import { icalendar } from '#app/exchange/open/icalendar.ts'
import { roundUrl } from '#app/exchange/open/ids.ts'
import { rss } from '#app/exchange/open/rss.ts'
import { threeSixty } from '#app/exchange/open/three-sixty.ts'
import { apiDocument } from './api-document.server.ts'
import { isOpenFile, type OpenFileName, openFiles } from './file-list.server.ts'
import { licenceUrl } from './licence.ts'
import { openDataOfFund } from './open-data.server.ts'
import { deadlineTitle, feedWords, openWords, sheetWords } from './words.server.ts'

/** Who writes each file; null while there is nothing to put in it. */
export const writers: Record<OpenFileName, (data: OpenData) => string | null> = {
  'grants.csv': (data) => [...csv(grantsSheet(data, sheetWords(data.fund)))].join(''),
  '360giving.json': (data) => threeSixty(data, openWords(), licenceUrl),
  'iati.xml': (data) => iati(data, openWords()),
  'cids.jsonld': (data) => cids(data, openWords()),
  'deadlines.ics': calendarOf,
  'awards.rss': (data) => rss(data, feedWords(data.fund.name)),
  'openapi.json': () => `${JSON.stringify(apiDocument('en'), null, 1)}\n`,
}

/** A file as it is now, which others may read from their own pages; null for a name that is no file. */
export async function openFile(name: string | undefined): Promise<Response | null> {
  if (!isOpenFile(name)) return null
  const text = writers[name](await openDataOfFund())
  if (text === null) return null
  return new Response(text, {
    headers: { 'Content-Type': openFiles[name].type, 'Access-Control-Allow-Origin': '*' },
  })
}

function calendarOf({ site, fund, deadlines }: OpenData): string {
  return icalendar({
    name: feedWords(fund.name).calendar,
    host: new URL(site).hostname,
    days: deadlines.map((deadline) => ({
      id: deadline.id,
      on: deadline.on,
      title: deadlineTitle(deadline, fund.name),
      url: roundUrl({ site }, deadline.round),
      changedAt: deadline.changedAt,
    })),
  })
}
