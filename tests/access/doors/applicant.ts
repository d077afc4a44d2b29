import { operation } from '#tests/world/base.ts'
import { known } from '#tests/world/reporting.ts'
import {
  type Door,
  declarations,
  draft,
  everybodyWithAccount,
  lookedBack,
  op,
  own,
  ownGrant,
  page,
  sent,
  signature,
} from '../door.ts'

const complained = (rest: string, more: Partial<Door> = {}) =>
  own(({ panel, complaint }) => `/applicant/proposals/${panel}/complaints/${complaint}${rest}`, {
    needsPerson: true,
    ...more,
  })

export const applicantDoors: Record<string, Door> = {
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
  'routes/applicant/complaint-new': own(({ panel }) => `/applicant/proposals/${panel}/complaint`, {
    needsPerson: true,
    get: 'complain',
    post: 'complain',
    form: () => ({ ...op(), about: 'decision', words: 'Nog een keer.' }),
  }),
  'routes/applicant/complaint': complained(''),
  'routes/applicant/complaint-letter': own(
    ({ panel, answered }) => `/applicant/proposals/${panel}/complaints/${answered}/letter`,
    { needsPerson: true },
  ),
  'routes/applicant/complaint-addition': complained('/addition', {
    get: 'complain',
    post: 'complain',
    form: () => ({ ...op(), unknown: 'x' }),
  }),
  'routes/applicant/complaint-withdrawal': complained('/withdrawal', {
    get: 'complain',
    post: 'complain',
    form: () => ({ ...op(), unknown: 'x' }),
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
  'routes/applicant/loan': ownGrant('lent', '/loan'),
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
  'routes/applicant/grant-agreement': ownGrant('running', '/agreement', {
    post: 'write-message',
    form: () => ({ ...op(), text: '' }),
  }),
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
  'routes/applicant/grant-results': ownGrant('attested', '/results', {
    post: 'read-own-grant',
    form: () => ({ ...op(), unknown: 'x' }),
  }),
  'routes/applicant/grant-account': ownGrant('running', '/account', {
    get: 'read-own-grant',
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
  'routes/applicant/report-photo': own(
    ({ pictured, photo }) => `/applicant/grants/${pictured}/reports/r1/photos/${photo}`,
    {
      get: 'write-report',
      post: 'write-report',
      form: () => ({ ...op(), unknown: 'x' }),
    },
  ),
  'routes/applicant/report-sending': ownGrant('running', '/reports/r1/sendings/1'),
  'routes/applicant/report-submission': ownGrant('writing', '/reports/r1/submission', {
    post: 'write-report',
    form: () => ({ ...op(), version: '1' }),
  }),
}
