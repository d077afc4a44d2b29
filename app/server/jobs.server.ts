import { askDeclarations } from '#app/commands/ask-declarations.server.ts'
import { askReviews } from '#app/commands/ask-reviews.server.ts'
import { checkStandings } from '#app/commands/check-standings.server.ts'
import { concludeSmallStart } from '#app/commands/conclude-small-start.server.ts'
import { endGrants } from '#app/commands/end-grants.server.ts'
import { endHolds } from '#app/commands/end-holds.server.ts'
import { expireOffers } from '#app/commands/expire-offers.server.ts'
import { forgetKeptPosts } from '#app/commands/forget-kept-posts.server.ts'
import { forgetWorkMarks } from '#app/commands/forget-work-marks.server.ts'
import { keepInTouch } from '#app/commands/keep-in-touch.server.ts'
import { makeCertificate, renewCertificates } from '#app/commands/make-certificate.server.ts'
import { makeDigests } from '#app/commands/make-digests.server.ts'
import { refreshConditions } from '#app/commands/refresh-conditions.server.ts'
import { refreshResults } from '#app/commands/refresh-results.server.ts'
import { remindAnswers } from '#app/commands/remind-answers.server.ts'
import { remindDrafts } from '#app/commands/remind-drafts.server.ts'
import { remindOffers } from '#app/commands/remind-offers.server.ts'
import { remindReports } from '#app/commands/remind-reports.server.ts'
import { remindReviews } from '#app/commands/remind-reviews.server.ts'
import { removeArchives } from '#app/commands/remove-archives.server.ts'
import { retireDrafts } from '#app/commands/retire-drafts.server.ts'
import { runBulk } from '#app/commands/run-bulk.server.ts'
import { askNightlyChecks, runChecks } from '#app/commands/run-checks.server.ts'
import { scanFile } from '#app/commands/scan-file.server.ts'
import { sealLog } from '#app/commands/seal-log.server.ts'
import { serveLoans } from '#app/commands/serve-loans.server.ts'
import { sweepFiles } from '#app/commands/sweep-files.server.ts'
import { tellFormChanged } from '#app/commands/tell-form-changed.server.ts'
import { tellMissedDeadline } from '#app/commands/tell-missed-deadline.server.ts'
import { storage } from '#app/effects/storage.server.ts'
import { makeAskedArchive } from './jobs/make-archive.server.ts'
import { makeHandOver } from './jobs/make-hand-over.server.ts'
import { printHarvest, printHarvests } from './jobs/print-harvest.server.ts'
import { renderChangeDocument } from './jobs/render-change.server.ts'
import { renderComplaintLetter } from './jobs/render-complaint-letter.server.ts'
import { renderSigned } from './jobs/render-executed.server.ts'
import { renderGrantLetter } from './jobs/render-grant-letter.server.ts'
import { renderDecisionLetter } from './jobs/render-letter.server.ts'
import { renderOffer } from './jobs/render-offer.server.ts'
import { renderSubmission } from './jobs/render-submission.server.ts'
import { listMail } from './mail/notice.server.ts'
import { sendMail } from './mail/send.server.ts'

export type JobPayload = Record<string, string>

/** Everything that happens outside a request: the name of a task and what does it, with the time at which it runs. */
export const tasks: Record<string, (payload: JobPayload, now: Date) => Promise<unknown>> = {
  'send-mail': ({ mail = '' }, now) => sendMail(mail, now),
  'list-mail': ({ mail = '' }) => listMail(mail),
  'make-digests': (_payload, now) => makeDigests(now),
  'conclude-small-start': ({ proposal = '' }, now) => concludeSmallStart(proposal, now),
  'seal-log': (_payload, now) => sealLog(now),
  'make-certificate': ({ fund = '' }, now) => makeCertificate(fund, now),
  'renew-certificates': (_payload, now) => renewCertificates(now),
  'render-submission': renderSubmission,
  'render-letter': renderDecisionLetter,
  'render-complaint-letter': renderComplaintLetter,
  'render-grant-letter': renderGrantLetter,
  'render-offer': renderOffer,
  'render-executed': renderSigned,
  'render-change': renderChangeDocument,
  'make-hand-over': makeHandOver,
  'make-archive': makeAskedArchive,
  'remove-archives': (_payload, now) => removeArchives(now),
  'print-harvest': printHarvest,
  'print-harvests': printHarvests,
  'refresh-conditions': (_payload, now) => refreshConditions(now),
  'refresh-results': (_payload, now) => refreshResults(now),
  'check-standings': (_payload, now) => checkStandings(now),
  'ask-checks': (_payload, now) => askNightlyChecks(now),
  'run-checks': ({ run = '' }, now) => runChecks(run, now),
  'expire-offers': (_payload, now) => expireOffers(now),
  'end-holds': (_payload, now) => endHolds(now),
  'end-grants': (_payload, now) => endGrants(now),
  'serve-loans': (_payload, now) => serveLoans(now),
  'scan-file': ({ file = '' }, now) => scanFile(file, now),
  'sweep-files': (_payload, now) => sweepFiles(now),
  'run-bulk': ({ fund = '', bulk = '' }, now) => runBulk(fund, bulk, now),
  'forget-work-marks': (_payload, now) => forgetWorkMarks(now),
  'forget-kept-posts': (_payload, now) => forgetKeptPosts(now),
  'remind-drafts': (_payload, now) => remindDrafts(now),
  'tell-form-changed': ({ round = '', version }, now) => tellFormChanged(round, Number(version), now),
  'tell-missed-deadline': (_payload, now) => tellMissedDeadline(now),
  'keep-in-touch': (_payload, now) => keepInTouch(now),
  'remind-offers': (_payload, now) => remindOffers(now),
  'remind-reports': (_payload, now) => remindReports(now),
  'remind-reviews': (_payload, now) => remindReviews(now),
  'ask-declarations': (_payload, now) => askDeclarations(now),
  'ask-reviews': (_payload, now) => askReviews(now),
  'remind-answers': (_payload, now) => remindAnswers(now),
  'retire-drafts': (_payload, now) => retireDrafts(now),
  'remove-stored': ({ key = '' }) => storage().remove(key),
}

/** Tasks that come back by the clock, in UTC: minute, hour, day, month, day of the week. */
export const timetable: ReadonlyArray<{ task: keyof typeof tasks & string; match: string }> = [
  { task: 'seal-log', match: '* * * * *' },
  { task: 'make-digests', match: '*/10 * * * *' },
  { task: 'refresh-results', match: '* * * * *' },
  { task: 'refresh-conditions', match: '5 * * * *' },
  { task: 'ask-checks', match: '45 2 * * *' },
  { task: 'check-standings', match: '0 3 * * *' },
  { task: 'expire-offers', match: '10 * * * *' },
  { task: 'end-holds', match: '12 * * * *' },
  { task: 'end-grants', match: '14 * * * *' },
  { task: 'serve-loans', match: '45 6 * * *' },
  { task: 'renew-certificates', match: '40 3 * * *' },
  { task: 'sweep-files', match: '20 2 * * *' },
  { task: 'forget-work-marks', match: '25 2 * * *' },
  { task: 'forget-kept-posts', match: '25 * * * *' },
  { task: 'remove-archives', match: '55 * * * *' },
  { task: 'remind-drafts', match: '15 * * * *' },
  { task: 'tell-missed-deadline', match: '20 * * * *' },
  { task: 'keep-in-touch', match: '5 7 * * *' },
  { task: 'remind-offers', match: '55 * * * *' },
  { task: 'remind-reports', match: '50 6 * * *' },
  { task: 'remind-reviews', match: '35 * * * *' },
  { task: 'ask-declarations', match: '40 7 * * *' },
  { task: 'ask-reviews', match: '45 * * * *' },
  { task: 'remind-answers', match: '25 * * * *' },
  { task: 'retire-drafts', match: '30 * * * *' },
]
