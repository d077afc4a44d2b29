import { operation } from '#tests/world/base.ts'
import {
  type Door,
  everybodyWithAccount,
  noHash,
  office,
  officeProposal,
  op,
  page,
  sentFile,
} from '../door.ts'

const complaint = (rest: string, more: Partial<Door> = {}) =>
  office(({ complaint }) => `/manager/complaints/${complaint}${rest}`, more)
const work = (rest: string, more: Partial<Door>) =>
  office(({ moment }) => `/manager/work/steps/step-${moment}${rest}`, {
    absentFor: ['chair', 'administrator'],
    ...more,
  })
const handling = { get: 'handle-complaint', post: 'handle-complaint' } as const

export const managerDoors: Record<string, Door> = {
  'routes/manager/desk': page('/manager', { get: 'see-office' }),
  'routes/manager/search': page('/manager/search?q=tuin', { get: 'see-office' }),
  'routes/manager/bulks': page('/manager/bulk', { get: 'see-office' }),
  'routes/manager/bulk': office(({ bulk }) => `/manager/bulk/${bulk}`),
  'routes/manager/bulk-stop': office(({ bulk }) => `/manager/bulk/${bulk}/stop`, {
    post: 'take-decision',
    form: () => ({ ...op(), more: 'x' }),
  }),
  'routes/manager/approvals': page('/manager/approvals', {
    get: 'see-office',
    post: 'approve-release',
    form: () => ({ ...op(), item: [`${operation()}:1`] }),
  }),
  'routes/manager/work': work('', { get: 'lay-work' }),
  'routes/manager/work-shelf': work('/shelf', {
    get: 'lay-work',
    post: 'lay-work',
    form: () => ({ ...op(), until: '1-1-2020', shelfReason: 'A' }),
  }),
  'routes/manager/work-hand': work('/hand', {
    get: 'lay-work',
    post: 'lay-work',
    form: ({ colleague }) => ({ ...op(), person: colleague, handReason: 'A' }),
  }),
  'routes/manager/work-return': work('/return', { get: 'lay-work', post: 'lay-work', form: op }),
  'routes/manager/list-file': page('/manager/lists/grants/csv', { get: 'see-office' }),
  'routes/manager/bounce': office(({ bounce }) => `/manager/bounces/${bounce}`, {
    post: 'solve-bounce',
    form: () => ({ ...op(), address: 'geen adres' }),
  }),
  'routes/manager/call-backs': page('/manager/call-backs', { get: 'see-office' }),
  'routes/manager/call': office(({ callBack }) => `/manager/call-backs/${callBack}/call`, {
    post: 'call-back',
    form: op,
  }),
  'routes/manager/contact-new': officeProposal('panel', '/contact', {
    get: 'note-contact',
    post: 'note-contact',
    form: () => ({ ...op(), kind: 'call', on: '1-1-2099', words: 'B' }),
  }),
  'routes/manager/contact-step': office(({ moment }) => `/manager/steps/${moment}/done`, {
    post: 'finish-step',
    form: op,
  }),
  'routes/manager/note': office(({ note }) => `/manager/notes/${note}`),
  'routes/manager/note-correction': office(({ note }) => `/manager/notes/${note}/correction`, {
    get: 'note-contact',
    post: 'note-contact',
    form: () => ({ ...op(), kind: 'call', on: '1-1-2099', words: 'B' }),
  }),
  'routes/manager/note-removal': office(({ note }) => `/manager/notes/${note}/removal`, {
    get: 'note-contact',
    post: 'note-contact',
    form: () => ({ ...op(), reason: 'x' }),
  }),
  'routes/manager/aside-mail': office(({ aside }) => `/manager/mails/${aside}`, {
    post: 'answer-applicant',
    form: op,
  }),
  'routes/manager/aside-mail-message': office(({ aside }) => `/manager/mails/${aside}/message`, {
    get: 'answer-applicant',
    post: 'answer-applicant',
    form: () => ({ ...op(), more: 'x' }),
  }),
  'routes/manager/initiative': office(({ initiative }) => `/manager/initiatives/${initiative}`),
  'routes/manager/allowances': page('/manager/allowances', { get: 'see-office' }),
  'routes/manager/allowance': office(({ member }) => `/manager/allowances/${member}`, {
    post: 'pay-allowance',
    form: () => ({ ...op(), amount: '1000000', paidOn: '1-1-2020' }),
  }),
  'routes/manager/allowance-return': office(
    ({ allowance }) => `/manager/allowance-payments/${allowance}/return`,
    {
      get: 'pay-allowance',
      post: 'pay-allowance',
      form: () => ({ ...op(), unknown: 'x' }),
    },
  ),
  'routes/manager/complaints': page('/manager/complaints', { get: 'see-office' }),
  'routes/manager/complaint-new': page('/manager/complaints/new', {
    get: 'write-complaint',
    post: 'write-complaint',
    form: () => ({
      ...op(),
      way: 'letter',
      about: 'treatment',
      receivedOn: '1-1-2099',
      name: 'A',
      words: 'B',
    }),
  }),
  'routes/manager/complaint': complaint(''),
  'routes/manager/complaint-letter': office(({ answered }) => `/manager/complaints/${answered}/letter`),
  'routes/manager/complaint-hearing': complaint('/hearing', {
    ...handling,
    form: () => ({ ...op(), day: '1-1-2020', time: '10:00', place: 'Buurthuis' }),
  }),
  'routes/manager/complaint-report': complaint('/report', {
    ...handling,
    form: () => ({ ...op(), heardOn: '1-1-2020', report: 'Er was niemand.' }),
  }),
  'routes/manager/complaint-asking': complaint('/asking', {
    ...handling,
    form: () => ({ ...op(), what: 'Wanneer was dat?', answerBy: '1-1-2020' }),
  }),
  'routes/manager/complaint-addition': complaint('/addition', {
    ...handling,
    form: () => ({ ...op(), cameOn: '1-1-2020', came: 'Op dinsdag.' }),
  }),
  'routes/manager/complaint-committee': complaint('/committee', {
    ...handling,
    form: () => ({ ...op(), committee: 'De commissie' }),
  }),
  'routes/manager/complaint-advice': complaint('/advice', {
    ...handling,
    form: () => ({ ...op(), advisedOn: '1-1-2020', advice: 'Geef gelijk.' }),
  }),
  'routes/manager/complaint-extension': complaint('/extension', {
    ...handling,
    form: () => ({ ...op(), unknown: 'x' }),
  }),
  'routes/manager/complaint-answer': complaint('/answer', {
    ...handling,
    form: () => ({ ...op(), outcome: 'unfounded', reasons: 'Daarom.' }),
  }),
  'routes/manager/complaint-withdrawal': complaint('/withdrawal', {
    ...handling,
    form: () => ({ ...op(), unknown: 'x' }),
  }),
  'routes/manager/proposals': page('/manager/proposals', { get: 'see-office' }),
  'routes/manager/proposal': officeProposal('panel', ''),
  'routes/manager/proposal-document': officeProposal('panel', '/document', {
    absentFor: everybodyWithAccount,
  }),
  'routes/manager/proposal-changes': officeProposal('panel', '/changes'),
  'routes/manager/file': sentFile(''),
  'routes/manager/file-verdict': sentFile('/verdict'),
  'routes/manager/proposal-conflict': officeProposal('sent', '/conflict', {
    get: 'declare-as-staff',
    post: 'declare-as-staff',
  }),
  'routes/manager/question': officeProposal('panel', '/question', {
    get: 'screen-proposal',
    post: 'screen-proposal',
  }),
  'routes/manager/screening': officeProposal('panel', '/screening', {
    get: 'screen-proposal',
    post: 'screen-proposal',
    form: op,
  }),
  'routes/manager/messages': officeProposal('panel', '/messages', {
    post: 'answer-applicant',
    form: () => ({ ...op(), text: 'Een antwoord.' }),
  }),
  'routes/manager/reopening': officeProposal('panel', '/reopening', {
    get: 'reopen-proposal',
    post: 'reopen-proposal',
    form: () => ({ ...op(), reason: 'outage', text: 'Er was een storing.', until: '1-1-2020' }),
  }),
  'routes/manager/paper-forms': page('/manager/paper-forms', {
    get: 'enter-paper-form',
    post: 'enter-paper-form',
    form: () => ({ ...op(), round: operation(), groupName: 'Soep', contactName: '', receivedOn: '1-3-2026' }),
  }),
  'routes/manager/paper-scan': office(({ paper }) => `/manager/paper-forms/${paper}/scan`, {
    get: 'enter-paper-form',
    post: 'enter-paper-form',
  }),
  'routes/manager/drafts': page('/manager/drafts', { get: 'see-office' }),
  'routes/manager/helped-draft': office(({ helpedDraft }) => `/manager/drafts/${helpedDraft}`),
  'routes/manager/decision': officeProposal('judged', '/decision', {
    get: 'prepare-decision',
    post: 'prepare-decision',
  }),
  'routes/manager/decision-approval': office(({ decision }) => `/manager/decisions/${decision}/approval`, {
    post: 'take-decision',
    form: op,
  }),
  'routes/manager/decision-return': office(({ decision }) => `/manager/decisions/${decision}/return`, {
    get: 'take-decision',
    post: 'take-decision',
    form: () => ({ ...op(), reason: 'Nog niet goed.' }),
  }),
  'routes/manager/rounds': page('/manager/rounds', { get: 'see-office' }),
  'routes/manager/round-rubric': office(({ round }) => `/manager/rounds/${round}/rubric`, {
    post: 'change-rubric',
  }),
  'routes/manager/waiting-list': office(({ round }) => `/manager/rounds/${round}/waiting-list`, {
    post: 'prepare-decision',
    form: () => ({ ...op(), proposal: operation(), amount: '1' }),
  }),
  'routes/manager/decision-letter': office(({ taken }) => `/manager/decisions/${taken}/letter`),
  'routes/manager/batch-decisions': office(({ meeting }) => `/manager/batches/${meeting}/decisions`, {
    post: 'take-decision',
    form: () => ({ ...op(), item: [`${operation()}:${noHash}`] }),
  }),
  'routes/manager/batch': office(({ batch }) => `/manager/batches/${batch}`),
  'routes/manager/batch-assignment': office(({ batch }) => `/manager/batches/${batch}/assignment`, {
    get: 'assign-reviewers',
    post: 'assign-reviewers',
    absentFor: ['chair'],
  }),
  'routes/manager/batch-readers': office(({ batch }) => `/manager/batches/${batch}/readers`, {
    get: 'assign-reviewers',
    post: 'assign-reviewers',
    form: () => ({ ...op(), pair: `${operation()}:${operation()}` }),
    absentFor: ['chair'],
  }),
  'routes/manager/batch-reader-ending': office(
    ({ batch, panel, reader }) => `/manager/batches/${batch}/readers/${panel}/${reader}`,
    {
      get: 'assign-reviewers',
      post: 'assign-reviewers',
      form: () => ({ ...op(), why: 'Te druk.' }),
      absentFor: ['chair'],
    },
  ),
  'routes/manager/batch-deadline': office(({ batch }) => `/manager/batches/${batch}/deadline`, {
    get: 'assign-reviewers',
    post: 'assign-reviewers',
    form: () => ({ ...op(), until: '1-1-2020' }),
    absentFor: ['chair'],
  }),
  'routes/manager/batch-leaving': office(({ batch }) => `/manager/batches/${batch}/leaving`, {
    get: 'assign-reviewers',
    post: 'assign-reviewers',
    form: () => ({ ...op(), member: operation() }),
    absentFor: ['chair'],
  }),
  'routes/manager/batch-reminder': office(({ batch }) => `/manager/batches/${batch}/reminder`, {
    get: 'assign-reviewers',
    post: 'assign-reviewers',
    form: op,
    absentFor: ['chair'],
  }),
  'routes/manager/grants': page('/manager/grants', { get: 'see-office' }),
}
