import type { Event } from '#app/domain/event.ts'

export type JobPlan = { task: string; payload: Record<string, string>; key: string }

/** The jobs an event causes; a job with the same key that has not begun is the same job. */
export function jobsFor(event: Event): JobPlan[] {
  switch (event.type) {
    case 'fund-set-up':
      return [job('make-certificate', { fund: event.fund })]
    case 'file-kept':
    case 'evidence-file-kept':
      return event.verdict === 'waiting' ? [job('scan-file', { file: event.file })] : []
    case 'proposal-submitted':
      return [job('render-submission', { submission: event.submission })]
    case 'round-form-used':
      return [job('tell-form-changed', { round: event.round, version: String(event.version) })]
    case 'review-locked':
      return [job('conclude-small-start', { proposal: event.proposal })]
    case 'proposal-awarded':
    case 'proposal-declined':
    case 'proposal-waiting-list':
      return [job('render-letter', { decision: event.decision })]
    case 'complaint-decided':
      return [job('render-complaint-letter', { complaint: event.complaint })]
    case 'grant-held':
    case 'tranche-held':
    case 'hold-extended':
    case 'grant-resumed':
    case 'tranche-freed':
    case 'ending-announced':
    case 'settlement-decided':
    case 'loan-invoice-made':
    case 'loan-reminded':
    case 'loan-decided':
      return event.letter === null ? [] : [job('render-grant-letter', { letter: event.letter })]
    case 'archive-asked':
      return [job('make-archive', { archive: event.archive })]
    case 'checks-asked':
      return [job('run-checks', { run: event.run })]
    case 'fund-decision-taken':
      return event.kind === 'closing'
        ? [job('make-hand-over', { fund: event.fund, decision: event.decision })]
        : []
    case 'harvest-approved':
      return [job('print-harvest', { harvest: event.harvest })]
    case 'erased':
      return toldInHarvests.includes(event.what) ? [job('print-harvests', { fund: event.fund })] : []
    case 'offer-prepared':
      return [job('render-offer', { termsVersion: event.termsVersion })]
    case 'agreement-in-force':
      return [job('render-executed', { termsVersion: event.termsVersion })]
    case 'change-sent':
    case 'change-offered':
    case 'change-applied':
      return [job('render-change', { change: event.change })]
    default:
      return []
  }
}

/** What is told in a harvest: when it is erased, the documents of that harvest are made again without it. */
const toldInHarvests = ['lesson', 'harvest-part', 'report', 'submission']

function job(task: string, payload: Record<string, string>): JobPlan {
  return { task, payload, key: `${task}:${Object.values(payload).join(':')}` }
}
