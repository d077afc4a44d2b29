import { uuid } from '#tests/domain/proposal/proposals.ts'
import type { RouteEntry } from './site.ts'

/** What each name in the URL of a route stands for; a name that is new has to be told here once. */
export type Keys = {
  proposalId: string
  batchId: string
  fileId: string
  slug: string
  roundId: string
  memberId: string
  decisionId: string
  grantId: string
  reference: string
} & Partial<Record<string, string>>

const fixed: Record<string, readonly string[]> = {
  criterion: ['voornemen', 'verantwoording'],
  section: ['voornemen'],
  question: ['plan'],
  momentId: ['r1'],
  number: ['1'],
  trancheId: ['t1'],
  milestoneId: [uuid(21)],
  part: ['story'],
  pillar: ['leren'],
  indicator: ['L10'],
  key: ['leren'],
  clauseId: ['vat'],
  sort: ['steps'],
  list: [
    'proposals',
    'grants',
    'loans',
    'complaints',
    'lessons',
    'contributions',
    'past',
    'tranches',
    'calls',
    'rounds',
  ],
  pageKey: ['new'],
  questionKey: ['new'],
  place: ['voornemen.plan'],
  setting: ['decisionWeeks'],
  kind: ['refused', 'mails'],
  form: ['json', 'pdf'],
  code: ['ABCDE-FGHJK'],
  year: ['2024', '2025', '2026'],
  language: ['nl', 'en'],
  template: ['tranche-paid'],
  locale: ['nl'],
  block: ['opening'],
  format: ['csv', 'xlsx', 'xaf'],
  sheet: ['csv', 'xlsx'],
  page: ['tranches', 'desk', 'proposals'],
  file: [
    'grants.csv',
    '360giving.json',
    'iati.xml',
    'cids.jsonld',
    'deadlines.ics',
    'awards.rss',
    'openapi.json',
  ],
}
/** Rows that a test of the panel has none of: any key will do. */
const ofOthers = new Set([
  ...[
    'callBackId',
    'complaintId',
    'contactId',
    'initiativeId',
    'noticeId',
    'bounceId',
    'stepId',
    'asideId',
    'noteId',
    'photoId',
    'roleId',
    'resetId',
    'bulkId',
    'id',
    'archiveId',
    'invitationId',
    'mailId',
    'personId',
    'paymentId',
    'releaseId',
    'paymentFileId',
    'importId',
    'movementId',
    'runId',
    'receiptId',
    'reportId',
    'measurementId',
    'standInId',
    'namingId',
    'lotteryId',
    'potId',
    'postingId',
    'contributionId',
    'linkId',
    'donorId',
    'paperId',
    'holdId',
    'viewId',
    'harvestId',
    'lessonId',
    'changeId',
    'part',
    'letterId',
    'request',
    'attestationId',
    'pastBatchId',
    'pastGrantId',
    'codesId',
    'oppId',
    'token',
  ],
])
const nobody = '019cd730-6900-7546-91cc-851e32cc9e9c'

/** Every URL of the site about these rows, read from its routes, so that a new route is among them by itself. */
export function pathsAbout(routes: readonly RouteEntry[], keys: Keys): string[] {
  return routes.flatMap(({ path }) => filled(`/${path === '*' ? 'nowhere' : path}`, keys))
}

function filled(path: string, keys: Keys): string[] {
  const [name] = /(?<=:)[a-zA-Z]+/.exec(path) ?? []
  if (!name) return [path]
  const values = fixed[name] ?? (ofOthers.has(name) ? [nobody] : [keys[name]])
  return values.flatMap((value) => {
    if (value === undefined) throw new Error(`say in tests/access/paths.ts what :${name} stands for`)
    return filled(path.replace(`:${name}`, value), keys)
  })
}
