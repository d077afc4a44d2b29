import type { Action } from '#app/domain/access.ts'
import { operation } from '#tests/world/base.ts'
import { known } from '#tests/world/reporting.ts'
import { type Kind, type Persona, personas } from './personas.ts'
import type { Rows } from './rows.ts'

type Form = Record<string, string | string[]>

/** A route as somebody stands before it: what they ask by opening it, and what by sending its form. */
export type Door = {
  /** Its URL with the keys of rows that are there; `draft` may be replaced by a draft of a browser. */
  path(rows: Rows): string
  /** To what kind of row the persona stands near or far. */
  kind?: Kind
  get: Action | null
  post?: Action
  /** What is sent; by itself it must lead to no more than a refusal, unless doing it does no harm. */
  form?(rows: Rows): Form
  /** Who is turned away although the table lets them in: nothing behind this door was ever shown to them. */
  absentFor?: readonly Persona[]
  /** Who declared what nothing can be added to. */
  closedFor?: readonly Persona[]
  /** A button alone: nothing of the form is read. */
  readsNothing?: true
  /** Even the browser that owns a draft needs an address from here on. */
  needsPerson?: true
}

const everybodyWithAccount = (Object.keys(personas) as Persona[]).filter(
  (name) => !name.startsWith('anonymous'),
)

const open: Door['get'] = 'see-public'
const page = (path: string, more: Partial<Door> = {}): Door => ({ path: () => path, get: open, ...more })
const op = () => ({ operation: operation() })

const own = (path: (rows: Rows) => string, more: Partial<Door> = {}): Door => ({
  path,
  kind: 'initiative',
  get: 'read-own-proposal',
  ...more,
})
const draft = (rest: string, more: Partial<Door> = {}) =>
  own(({ draft: id }) => `/applicant/proposals/${id}${rest}`, more)
const sent = (rest: string, more: Partial<Door> = {}) =>
  own(({ sent: id }) => `/applicant/proposals/${id}${rest}`, more)

const read = (rest: string, more: Partial<Door> = {}): Door => ({
  path: ({ panel }) => `/reviewer/proposals/${panel}${rest}`,
  kind: 'panel',
  get: 'read-for-review',
  ...more,
})
const office = (path: (rows: Rows) => string, more: Partial<Door> = {}): Door => ({
  path,
  get: 'see-office',
  ...more,
})
const officeProposal = (which: keyof Rows, rest: string, more: Partial<Door> = {}) =>
  office((rows) => `/manager/proposals/${rows[which]}${rest}`, more)

const panelFile = (rest: string): Door => ({
  ...read(''),
  path: (rows) => `/reviewer/proposals/${rows.panel}/files/${rows.panelFile}${rest}`,
})
const sentFile = (rest: string) =>
  office((rows) => `/manager/proposals/${rows.panel}/files/${rows.panelFile}${rest}`)

const edited = (path: (rows: Rows) => string) =>
  office(path, { get: 'edit-programme', post: 'edit-programme' })

const ownGrant = (which: keyof Rows, rest: string, more: Partial<Door> = {}) =>
  own((rows) => `/applicant/grants/${rows[which]}${rest}`, { get: 'read-own-grant', ...more })
const officeGrant = (which: keyof Rows, rest: string, more: Partial<Door> = {}) =>
  office((rows) => `/manager/grants/${rows[which]}${rest}`, more)
const noHash = '0'.repeat(64)
const signature = {
  typedName: 'Ineke van der Wal',
  capacity: 'voorzitter',
  code: '000000',
  agree: 'on',
  termsVersion: operation(),
  fileHash: noHash,
}
const lookedBack = {
  outcome: 'go-on',
  saw: 'Twaalf koppels spreken af.',
  why: 'Het werkt.',
  lessonTitle: 'Begin op school',
  lessonText: 'Daar zien ouders elkaar.',
}
const declarations = {
  declareTruth: 'on',
  declareMayApply: 'on',
  declareOtherMoneyTold: 'on',
  declareNoParticipantNames: 'on',
  declarePrivacyRead: 'on',
}

/** Every route of the site, by the name of its file. One that is not here fails the test. */
export const doors: Record<string, Door> = {
  'routes/public/home': page('/'),
  'routes/public/round': { path: ({ slug }) => `/rounds/${slug}`, get: open },
  'routes/public/round-questions': { path: ({ slug }) => `/rounds/${slug}/questions`, get: open },
  'routes/public/check': page('/check'),
  'routes/public/how-we-decide': page('/how-we-decide'),
  'routes/public/lottery': { path: ({ lottery }) => `/lotteries/${lottery}`, get: open },
  'routes/public/money': page('/money'),
  'routes/public/grants': page('/grants'),
  'routes/public/grant': { path: ({ reference }) => `/grants/${reference}`, get: open },
  'routes/public/results': page('/results'),
  'routes/public/results-pillar': { path: ({ pillar }) => `/results/${pillar}`, get: open },
  'routes/public/contact': page('/contact'),
  'routes/public/call-back': page('/call-back', { post: open }),
  'routes/public/privacy': page('/privacy'),
  'routes/public/accessibility': page('/accessibility'),
  'routes/public/language': page('/language', { post: open }),
  'routes/public/not-found': page('/nowhere', { get: null }),

  'routes/account/index': page('/account', { get: 'see-own-account', post: 'see-own-account' }),
  'routes/account/sign-in': page('/account/sign-in', { post: open }),
  'routes/account/code': page('/account/code', { post: open }),
  'routes/account/link': page(`/account/link/${operation()}/token`, { readsNothing: true, post: open }),
  'routes/account/second-factor': page('/account/second-factor', {
    get: 'see-own-account',
    post: 'see-own-account',
  }),
  'routes/account/step-up': page('/account/step-up', { get: 'see-own-account', post: 'see-own-account' }),
  'routes/account/kept': page(`/account/kept/${operation()}`, {
    get: 'see-own-account',
    absentFor: everybodyWithAccount,
  }),
  'routes/account/known': page('/account/known', { get: 'tell-of-oneself', post: 'tell-of-oneself' }),
  'routes/account/sign-out': page('/account/sign-out', { readsNothing: true, post: open }),

  'routes/admin/certificate': page('/admin/certificate', { get: 'administer' }),
  'routes/admin/stand-ins': page('/admin/stand-ins', { get: 'administer', post: 'administer' }),
  'routes/admin/stand-in-ending': {
    path: ({ standIn }) => `/admin/stand-ins/${standIn}/ending`,
    get: 'administer',
    post: 'administer',
    form: op,
  },
  'routes/admin/index': page('/admin', { get: 'administer', post: 'administer' }),

  'routes/applicant/mine': page('/applicant', { get: 'list-own-proposals' }),
  'routes/applicant/proposals': page('/applicant/proposals', { get: 'start-draft', post: 'start-draft' }),
  'routes/applicant/proposal': draft(''),
  'routes/applicant/address': draft('/address'),
  'routes/applicant/check': draft('/check'),
  'routes/applicant/submission': draft('/submission', {
    needsPerson: true,
    post: 'submit-proposal',
    form: () => ({ ...op(), ...declarations }),
  }),
  'routes/applicant/confirmation': sent('/confirmation'),
  'routes/applicant/proposal-document': sent('/document'),
  'routes/applicant/document-waiting': sent('/document/waiting'),
  'routes/applicant/letter': own(({ decided }) => `/applicant/proposals/${decided}/letter`),
  'routes/applicant/growth': sent('/growth', {
    post: 'write-draft',
    form: ({ round }) => ({ ...op(), round }),
  }),
  'routes/applicant/withdrawal': draft('/withdrawal', {
    post: 'withdraw-proposal',
    form: () => ({ ...op(), reason: 'no-time' }),
  }),
  'routes/applicant/messages': draft('/messages', {
    needsPerson: true,
    post: 'write-message',
    form: () => ({ ...op(), text: 'Een vraag.' }),
  }),
  'routes/applicant/helper': own(({ assisted }) => `/applicant/proposals/${assisted}/helper`, {
    needsPerson: true,
    post: 'confirm-helper',
    form: op,
  }),
  'routes/applicant/help': draft('/help', {
    needsPerson: true,
    post: 'ask-help',
    form: () => ({ ...op(), text: 'Help ons even.' }),
  }),
  'routes/applicant/help-ending': draft('/help/ending', { needsPerson: true, post: 'ask-help', form: op }),
  'routes/applicant/naming': sent('/naming', {
    needsPerson: true,
    post: 'write-message',
    form: () => ({ ...op(), words: `Iemand ${operation()}` }),
  }),
  'routes/applicant/naming-ending': own(
    ({ sent: id, naming }) => `/applicant/proposals/${id}/naming/${naming}/ending`,
    { needsPerson: true, post: 'write-message', form: op },
  ),
  'routes/applicant/people': draft('/people', {
    needsPerson: true,
    post: 'choose-people',
    form: ({ someone }) => ({ ...op(), email: someone, relation: 'reader' }),
  }),
  'routes/applicant/invitation-ending': own(
    ({ draft: id, invited }) => `/applicant/proposals/${id}/invitations/${invited}/ending`,
    { needsPerson: true, post: 'choose-people', form: op },
  ),
  'routes/applicant/membership-ending': own(
    ({ draft: id, owner }) => `/applicant/proposals/${id}/members/${owner}/ending`,
    { needsPerson: true, post: 'choose-people', form: op },
  ),
  'routes/applicant/ownership': own(
    ({ draft: id, owner }) => `/applicant/proposals/${id}/members/${owner}/ownership`,
    { needsPerson: true, post: 'choose-people', form: op },
  ),
  'routes/applicant/invitation': {
    path: ({ invitation }) => `/applicant/invitations/${invitation}`,
    get: 'accept-invitation',
    post: 'accept-invitation',
    form: op,
    absentFor: everybodyWithAccount.filter((name) => name !== 'another applicant'),
  },
  'routes/applicant/section': draft('/voornemen', {
    post: 'write-draft',
    form: () => ({ ...op(), version: '1', done: 'yes' }),
  }),
  'routes/applicant/question': draft('/aboutUs/initiativeName', {
    post: 'write-draft',
    form: () => ({ ...op(), version: '1', initiativeName: 'Een andere naam' }),
  }),

  'routes/applicant/question-typing': draft('/voornemen/plan/draft', {
    post: 'write-draft',
    form: () => ({ ...op(), version: '1', plan: 'Wij koken elke dinsdag.' }),
  }),

  'routes/applicant/file': own(({ sent: id, sentFile }) => `/applicant/proposals/${id}/files/${sentFile}`),
  'routes/applicant/file-verdict': own(
    ({ sent: id, sentFile }) => `/applicant/proposals/${id}/files/${sentFile}/verdict`,
  ),

  'routes/applicant/grant': ownGrant('running', ''),
  'routes/applicant/grant-change': ownGrant('running', '/change'),
  'routes/applicant/grant-change-part': ownGrant('running', '/change/place', {
    get: 'propose-change',
    post: 'propose-change',
    form: () => ({ ...op(), seen: 'x', place: 'De school', neighbourhoods: 'bilgaard' }),
  }),
  'routes/applicant/grant-change-sending': ownGrant('running', '/change/sending', {
    get: 'propose-change',
    post: 'propose-change',
    form: () => ({ ...op(), seen: 'a'.repeat(64), reason: 'Het liep anders' }),
  }),
  'routes/applicant/grant-change-one': own(
    ({ running, change }) => `/applicant/grants/${running}/changes/${change}`,
    { get: 'read-own-grant' },
  ),
  'routes/applicant/grant-change-document': own(
    ({ running, change }) => `/applicant/grants/${running}/changes/${change}/document`,
    { get: 'read-own-grant' },
  ),
  'routes/applicant/grant-change-answer': own(
    ({ running, change }) => `/applicant/grants/${running}/changes/${change}/answer`,
    { get: 'propose-change', post: 'propose-change', form: () => ({ ...op(), verdict: 'no' }) },
  ),
  'routes/applicant/grant-change-ending': own(
    ({ running, change }) => `/applicant/grants/${running}/changes/${change}/ending`,
    { get: 'propose-change', post: 'propose-change', form: op },
  ),
  'routes/applicant/grant-review': ownGrant('running', '/review'),
  'routes/applicant/grant-review-view': ownGrant('running', '/review/view', {
    get: 'propose-change',
    post: 'propose-change',
    form: () => ({ ...op(), ...lookedBack }),
  }),
  'routes/applicant/grant-review-agreement': ownGrant('running', '/review/agreement', {
    get: 'propose-change',
    post: 'propose-change',
    form: () => ({ ...op(), seen: operation() }),
  }),
  'routes/applicant/grant-agreement': ownGrant('running', '/agreement'),
  'routes/applicant/ending': ownGrant('running', '/ending', {
    get: 'end-own-grant',
    post: 'end-own-grant',
  }),
  'routes/applicant/ending-withdrawal': ownGrant('running', '/ending/withdrawal', {
    get: 'end-own-grant',
    post: 'end-own-grant',
    form: () => ({ ...op(), unknown: 'x' }),
  }),
  'routes/applicant/milestone': ownGrant('running', `/milestones/${known.firstMilestone}`, {
    post: 'read-own-grant',
    form: () => ({ ...op(), unknown: 'x' }),
  }),
  'routes/applicant/grant-letter': own(
    ({ held, grantLetter }) => `/applicant/grants/${held}/letters/${grantLetter}`,
    { get: 'read-own-grant' },
  ),
  'routes/applicant/declining': ownGrant('offered', '/declining', {
    post: 'sign-for-initiative',
    form: () => ({ ...op(), termsVersion: operation(), reason: 'Dit past niet.' }),
  }),
  'routes/applicant/document': ownGrant('running', '/document'),
  'routes/applicant/signing-code': ownGrant('offered', '/signing-code', {
    readsNothing: true,
    post: 'sign-for-initiative',
  }),
  'routes/applicant/signature': ownGrant('offered', '/signature', {
    post: 'sign-for-initiative',
    form: () => ({ ...op(), ...signature }),
  }),
  'routes/applicant/report': ownGrant('writing', '/reports/r1', { post: 'write-report', form: op }),
  'routes/applicant/report-part': ownGrant('writing', '/reports/r1/lesson', {
    post: 'write-report',
    form: () => ({ ...op(), version: '1', lessonTitle: 'Een les', lessonText: 'Dat werkt.' }),
  }),
  'routes/applicant/report-submission': ownGrant('writing', '/reports/r1/submission', {
    post: 'write-report',
    form: () => ({ ...op(), version: '1' }),
  }),

  'routes/demo/index': page('/demo', { get: null }),
  'routes/demo/sign-in': page('/demo/sign-in', { get: null }),
  'routes/demo/mailbox': page('/demo/mailbox', { get: null }),
  'routes/demo/mail': page(`/demo/mailbox/${operation()}`, { get: null }),

  'routes/api/healthz': page('/healthz'),

  'routes/reviewer/index': page('/reviewer', { get: 'list-assignments' }),
  'routes/reviewer/proposal': read(''),
  'routes/reviewer/file': panelFile(''),
  'routes/reviewer/file-verdict': panelFile('/verdict'),
  'routes/reviewer/changes': read('/changes'),
  'routes/reviewer/conflict': read('/conflict', {
    get: 'declare-conflict',
    closedFor: ['reviewer with an interest'],
    post: 'declare-conflict',
    form: () => ({ ...op(), grade: 'none' }),
  }),
  'routes/reviewer/score': read('/scores/verbinding', {
    post: 'score',
    form: () => ({ ...op(), score: '3', reason: 'Omdat.' }),
  }),
  'routes/reviewer/advice': read('/advice', { post: 'score', form: () => ({ ...op(), advice: 'fund' }) }),
  'routes/reviewer/score-typing': read('/scores/verbinding/draft', {
    post: 'score',
    form: () => ({ ...op(), score: '3' }),
  }),
  'routes/reviewer/advice-typing': read('/advice/draft', {
    post: 'score',
    form: () => ({ ...op(), advice: 'fund' }),
  }),
  'routes/reviewer/lock': read('/lock', { post: 'score', form: op }),
  'routes/reviewer/return': read('/return', { post: 'score', form: () => ({ ...op(), reason: 'time' }) }),
  'routes/reviewer/batch': {
    path: ({ batch }) => `/reviewer/batches/${batch}`,
    get: 'list-assignments',
    absentFor: ['reviewer who is close', 'reviewer with an interest'],
  },
  'routes/reviewer/print-pack': {
    path: ({ batch }) => `/reviewer/batches/${batch}/print`,
    get: 'list-assignments',
    absentFor: ['chair', 'reviewer who is close', 'reviewer who was not asked', 'reviewer with an interest'],
  },
  'routes/reviewer/practice': {
    path: ({ batch }) => `/reviewer/batches/${batch}/practice`,
    get: 'list-assignments',
    post: 'list-assignments',
  },
  'routes/reviewer/batch-conflicts': {
    path: ({ batch }) => `/reviewer/batches/${batch}/conflicts`,
    get: 'lead-panel',
  },
  'routes/reviewer/stage': {
    path: ({ batch }) => `/reviewer/batches/${batch}/stage`,
    get: 'lead-panel',
    post: 'lead-panel',
    form: () => ({ ...op(), from: 'conflicts', move: 'open-scoring' }),
  },
  'routes/reviewer/batch-reminder': {
    path: ({ batch }) => `/reviewer/batches/${batch}/reminder`,
    get: 'lead-panel',
    post: 'lead-panel',
    form: op,
  },
  'routes/reviewer/meeting': {
    path: ({ meeting }) => `/reviewer/batches/${meeting}/meeting`,
    get: 'list-assignments',
  },
  'routes/reviewer/meeting-room': {
    path: ({ meeting, spoken }) => `/reviewer/batches/${meeting}/meeting/${spoken}`,
    get: 'lead-panel',
    post: 'lead-panel',
    form: op,
  },
  'routes/reviewer/meeting-score': {
    path: ({ meeting, spoken }) => `/reviewer/batches/${meeting}/meeting/${spoken}/score`,
    get: 'lead-panel',
    post: 'lead-panel',
    form: () => ({ ...op(), member: operation(), criterion: 'verbinding', score: '3', reason: 'Zo.' }),
  },
  'routes/reviewer/lottery': {
    path: ({ meeting }) => `/reviewer/batches/${meeting}/lottery`,
    get: 'lead-panel',
    post: 'lead-panel',
    form: () => ({ ...op(), source: 'Staatsloterij', drawnOn: '1-1-2020' }),
  },
  'routes/reviewer/lottery-draw': {
    path: ({ lottery }) => `/reviewer/lotteries/${lottery}/draw`,
    get: 'lead-panel',
    post: 'lead-panel',
    form: () => ({ ...op(), number: 'geen' }),
  },

  'routes/manager/desk': page('/manager', { get: 'see-office' }),
  'routes/manager/call-backs': page('/manager/call-backs', { get: 'see-office' }),
  'routes/manager/call': office(({ callBack }) => `/manager/call-backs/${callBack}/call`, {
    post: 'call-back',
    form: op,
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
  'routes/manager/waiting-list': office(({ round }) => `/manager/rounds/${round}/waiting-list`),
  'routes/manager/decision-letter': office(({ taken }) => `/manager/decisions/${taken}/letter`),
  'routes/manager/batch-decisions': office(({ meeting }) => `/manager/batches/${meeting}/decisions`, {
    post: 'take-decision',
    form: () => ({ ...op(), decision: [`${operation()}:${noHash}`] }),
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
  'routes/manager/grant': officeGrant('running', ''),
  'routes/manager/draft': officeGrant('offered', '/draft', { post: 'make-agreement', form: op }),
  'routes/manager/terms-preview': officeGrant('drafted', '/terms/preview', {
    get: 'make-agreement',
    post: 'make-agreement',
  }),
  'routes/manager/terms': officeGrant('drafted', '/terms', { post: 'make-agreement' }),
  'routes/manager/offer': officeGrant('drafted', '/offer', {
    post: 'make-agreement',
    form: () => ({ ...op(), seen: noHash }),
  }),
  'routes/manager/withdrawal': officeGrant('running', '/withdrawal', {
    get: 'make-agreement',
    post: 'make-agreement',
    form: () => ({ ...op(), next: 'redraft' }),
  }),
  'routes/manager/grant-signing-code': officeGrant('offered', '/signing-code', {
    readsNothing: true,
    get: 'sign-for-fund',
    post: 'sign-for-fund',
  }),
  'routes/manager/grant-signature': officeGrant('offered', '/signature', {
    get: 'sign-for-fund',
    post: 'sign-for-fund',
    form: () => ({ ...op(), ...signature }),
  }),
  'routes/manager/grant-document': officeGrant('running', '/document'),

  'routes/manager/grant-versions': officeGrant('running', '/versions'),
  'routes/manager/grant-change': officeGrant('running', '/change'),
  'routes/manager/grant-change-part': officeGrant('running', '/change/place', {
    get: 'make-agreement',
    post: 'make-agreement',
    form: () => ({ ...op(), seen: 'x', place: 'De school', neighbourhoods: 'bilgaard' }),
  }),
  'routes/manager/grant-change-sending': officeGrant('running', '/change/sending', {
    get: 'make-agreement',
    post: 'make-agreement',
    form: () => ({ ...op(), seen: 'a'.repeat(64), reason: 'Het liep anders' }),
  }),
  'routes/manager/grant-change-one': office(
    ({ running, change }) => `/manager/grants/${running}/changes/${change}`,
  ),
  'routes/manager/grant-change-document': office(
    ({ running, change }) => `/manager/grants/${running}/changes/${change}/document`,
  ),
  'routes/manager/grant-change-answer': office(
    ({ running, change }) => `/manager/grants/${running}/changes/${change}/answer`,
    { get: 'make-agreement', post: 'make-agreement', form: () => ({ ...op(), verdict: 'no' }) },
  ),
  'routes/manager/grant-change-ending': office(
    ({ running, change }) => `/manager/grants/${running}/changes/${change}/ending`,
    { get: 'make-agreement', post: 'make-agreement', form: op },
  ),
  'routes/manager/grant-review': officeGrant('running', '/review'),
  'routes/manager/grant-review-view': officeGrant('running', '/review/view', {
    get: 'make-agreement',
    post: 'make-agreement',
    form: () => ({ ...op(), ...lookedBack }),
  }),
  'routes/manager/grant-review-agreement': officeGrant('running', '/review/agreement', {
    get: 'make-agreement',
    post: 'make-agreement',
    form: () => ({ ...op(), seen: operation() }),
  }),
  'routes/manager/grant-review-conclusion': officeGrant('running', '/review/conclusion', {
    get: 'make-agreement',
    post: 'make-agreement',
    form: () => ({ ...op(), seen: operation(), reason: 'Niemand gaf antwoord.' }),
  }),
  'routes/manager/hold': officeGrant('running', '/hold', { get: 'hold-payment', post: 'hold-payment' }),
  'routes/manager/tranche-hold': officeGrant('running', '/tranches/t2/hold', {
    get: 'hold-payment',
    post: 'hold-payment',
  }),
  'routes/manager/hold-extension': office(
    ({ held, hold }) => `/manager/grants/${held}/holds/${hold}/extension`,
    {
      get: 'hold-payment',
      post: 'hold-payment',
    },
  ),
  'routes/manager/hold-ending': office(({ held, hold }) => `/manager/grants/${held}/holds/${hold}/ending`, {
    get: 'hold-payment',
    post: 'hold-payment',
  }),
  'routes/manager/ending': officeGrant('running', '/ending', {
    get: 'prepare-ending',
    post: 'prepare-ending',
  }),
  'routes/manager/ending-decision': officeGrant('ending', '/ending/decision', {
    post: 'decide-ending',
    form: op,
  }),
  'routes/manager/ending-withdrawal': officeGrant('ending', '/ending/withdrawal', {
    get: 'prepare-ending',
    post: 'prepare-ending',
    form: () => ({ ...op(), unknown: 'x' }),
  }),
  'routes/manager/settlement': officeGrant('running', '/settlement', {
    get: 'prepare-settlement',
    post: 'prepare-settlement',
  }),
  'routes/manager/settlement-decision': officeGrant('settling', '/settlement/decision', {
    post: 'decide-settlement',
    form: op,
  }),
  'routes/manager/repayment': officeGrant('settling', '/repayment', {
    get: 'book-repayment',
    post: 'book-repayment',
  }),
  'routes/manager/milestone': officeGrant('running', `/milestones/${known.firstMilestone}`),
  'routes/manager/milestone-acceptance': officeGrant(
    'running',
    `/milestones/${known.firstMilestone}/acceptance`,
    { get: 'judge-report', post: 'judge-report', form: () => ({ ...op(), unknown: 'x' }) },
  ),
  'routes/manager/milestone-return': officeGrant('running', `/milestones/${known.firstMilestone}/return`, {
    get: 'judge-report',
    post: 'judge-report',
  }),
  'routes/manager/grant-letter': office(
    ({ held, grantLetter }) => `/manager/grants/${held}/letters/${grantLetter}`,
  ),

  'routes/manager/tranches': page('/manager/tranches', { get: 'see-office' }),
  'routes/manager/release': officeGrant('running', '/tranches/t2/release', {
    post: 'prepare-release',
    form: op,
  }),
  'routes/manager/confirmation': officeGrant('running', '/tranches/t2/confirmation', {
    get: 'confirm-condition',
    post: 'confirm-condition',
  }),
  'routes/manager/release-approval': office(({ release }) => `/manager/releases/${release}/approval`, {
    post: 'approve-release',
    form: op,
  }),
  'routes/manager/release-payment': office(({ release }) => `/manager/releases/${release}/payment`, {
    post: 'confirm-payment',
    form: () => ({ ...op(), valueDate: '1-1-2020' }),
  }),
  'routes/manager/report': office(({ report }) => `/manager/reports/${report}`),
  'routes/manager/report-acceptance': office(({ report }) => `/manager/reports/${report}/acceptance`, {
    get: 'judge-report',
    post: 'judge-report',
    form: op,
  }),
  'routes/manager/report-return': office(({ report }) => `/manager/reports/${report}/return`, {
    get: 'judge-report',
    post: 'judge-report',
  }),
  'routes/manager/paper-signature': officeGrant('offered', '/paper-signature', { post: 'make-agreement' }),
  'routes/manager/paper-confirmation': office(
    ({ paperSignature }) => `/manager/paper-signatures/${paperSignature}/confirmation`,
    { get: 'sign-for-fund', post: 'sign-for-fund', form: () => ({ ...op(), shown: 'perhaps' }) },
  ),
  'routes/manager/grant-clauses': officeGrant('drafted', '/clauses', {
    post: 'make-agreement',
    form: () => ({ ...op(), seen: noHash }),
  }),
  'routes/manager/clauses': page('/manager/clauses', { get: 'see-office' }),
  'routes/manager/clause': page('/manager/clauses/vat', { get: 'see-office' }),
  'routes/manager/clause-edit': page('/manager/clauses/vat/edit', {
    get: 'write-clause',
    post: 'write-clause',
  }),
  'routes/manager/clause-preview': page('/manager/clauses/vat/preview', {
    get: 'write-clause',
    post: 'write-clause',
    readsNothing: true,
  }),
  'routes/manager/clause-english': page('/manager/clauses/vat/english', {
    get: 'write-clause',
    post: 'write-clause',
  }),
  'routes/manager/clause-retirement': page('/manager/clauses/vat/retirement', {
    get: 'write-clause',
    post: 'write-clause',
    form: () => ({ ...op(), seen: '99' }),
  }),
  'routes/manager/pot-terms': office(({ pot }) => `/manager/pots/${pot}/terms`, { post: 'change-pot-terms' }),
  'routes/manager/fund': page('/manager/fund', { get: 'see-office' }),
  'routes/manager/ledger': page('/manager/ledger', { get: 'see-office' }),
  'routes/manager/journal': page('/manager/journal', { get: 'see-office' }),
  'routes/manager/journal-file': page('/manager/journal/csv?from=2026-01-01&to=2026-12-31', {
    get: 'see-office',
  }),
  'routes/manager/posting': office(({ posting }) => `/manager/ledger/${posting}`),
  'routes/manager/fund-forecast': page('/manager/fund/forecast', { get: 'see-office' }),
  'routes/manager/fund-decisions': page('/manager/fund/decisions', { get: 'see-office' }),
  'routes/manager/fund-decision': office(({ fundDecision }) => `/manager/fund/decisions/${fundDecision}`, {
    post: 'take-fund-decision',
    form: () => ({ ...op(), unknown: 'x' }),
  }),
  'routes/manager/fund-decision-return': office(
    ({ fundDecision }) => `/manager/fund/decisions/${fundDecision}/return`,
    {
      get: 'return-fund-decision',
      post: 'return-fund-decision',
      form: () => ({ ...op(), reason: '' }),
    },
  ),
  'routes/manager/fund-transfer': page('/manager/fund/transfer', {
    get: 'prepare-fund-decision',
    post: 'prepare-fund-decision',
    form: () => ({ ...op(), from: 'none', to: 'none', amount: '100', on: '1-1-2027', reason: 'Zo maar' }),
  }),
  'routes/manager/fund-ceiling': page('/manager/fund/ceiling', {
    get: 'prepare-fund-decision',
    post: 'prepare-fund-decision',
    form: () => ({ ...op(), of: `pot:${operation()}`, ceiling: '0', reason: 'Zo maar' }),
  }),
  'routes/manager/contributions': page('/manager/contributions', {
    get: 'see-office',
    post: 'book-contribution',
    form: () => ({ ...op(), donor: '', amount: '100', dueOn: '1-1-2026', share: '100' }),
  }),
  'routes/manager/contribution': office(({ contribution }) => `/manager/contributions/${contribution}`),
  'routes/manager/contribution-receipt': office(
    ({ contribution }) => `/manager/contributions/${contribution}/receipt`,
    {
      get: 'book-contribution',
      post: 'book-contribution',
      form: () => ({ ...op(), amount: '100', valueDate: '1-1-2001' }),
    },
  ),
  'routes/manager/contribution-withdrawal': office(
    ({ contribution }) => `/manager/contributions/${contribution}/withdrawal`,
    { get: 'book-contribution', post: 'book-contribution', form: () => ({ ...op(), reason: 'Zo maar' }) },
  ),

  'routes/manager/programme': page('/manager/programme', { get: 'see-programme' }),
  'routes/manager/programme-pillar': edited(({ pillar }) => `/manager/programme/pillars/${pillar}`),
  'routes/manager/programme-neighbourhood': edited(
    ({ neighbourhood }) => `/manager/programme/neighbourhoods/${neighbourhood}`,
  ),
  'routes/manager/programme-indicator': edited(
    ({ indicator }) => `/manager/programme/indicators/${indicator}`,
  ),
  'routes/manager/programme-figure': edited(
    ({ indicator }) => `/manager/programme/indicators/${indicator}/figures`,
  ),
  'routes/manager/programme-target': edited(
    ({ indicator }) => `/manager/programme/indicators/${indicator}/targets`,
  ),
}

/** Does the URL of this door name a row? Then it differs with the key. */
export function namesRow({ path }: Door): boolean {
  const keyed = (key: string) => path(new Proxy({} as Rows, { get: () => key }))
  return keyed('one') !== keyed('two')
}
