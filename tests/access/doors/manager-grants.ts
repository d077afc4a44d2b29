import { operation } from '#tests/world/base.ts'
import { known } from '#tests/world/reporting.ts'
import { type Door, edited, lookedBack, noHash, office, officeGrant, op, page, signature } from '../door.ts'

export const managerGrantDoors: Record<string, Door> = {
  'routes/manager/grant': officeGrant('running', ''),
  'routes/manager/grant-contact': officeGrant('running', '/contact', {
    get: 'note-contact',
    post: 'note-contact',
    form: () => ({ ...op(), days: '1' }),
  }),
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
  'routes/manager/ending-return': officeGrant('ending', '/ending/return', {
    get: 'decide-ending',
    post: 'decide-ending',
    form: () => ({ ...op(), unknown: 'x' }),
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
  'routes/manager/settlement-return': officeGrant('settling', '/settlement/return', {
    get: 'decide-settlement',
    post: 'decide-settlement',
    form: () => ({ ...op(), unknown: 'x' }),
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
  'routes/manager/grant-account': officeGrant('running', '/account'),
  'routes/manager/grant-account-call': officeGrant('running', '/account/call', {
    get: 'check-account',
    post: 'check-account',
  }),
  'routes/manager/grant-account-name': officeGrant('running', '/account/name', {
    get: 'check-account',
    post: 'check-account',
  }),
  'routes/manager/grant-account-proof': officeGrant('running', '/account/proof', {
    get: 'check-account',
    post: 'check-account',
  }),
  'routes/manager/grant-account-asking': officeGrant('running', '/account/asking', {
    get: 'check-account',
    post: 'check-account',
  }),
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
  'routes/manager/release-return': office(({ release }) => `/manager/releases/${release}/return`, {
    get: 'take-back-release',
    post: 'take-back-release',
    form: () => ({ ...op(), reason: '' }),
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
  'routes/manager/unsent-report': officeGrant('writing', '/reports/r1', {
    post: 'judge-report',
    form: () => ({ ...op(), unknown: 'x' }),
  }),
  'routes/manager/report-photo': office(
    ({ photoReport, photo }) => `/manager/reports/${photoReport}/photos/${photo}`,
    { get: 'judge-report', post: 'judge-report', form: () => ({ ...op(), unknown: 'x' }) },
  ),
  'routes/manager/measurement-correction': office(
    ({ measurement }) => `/manager/measurements/${measurement}/correction`,
    { get: 'judge-report', post: 'judge-report', form: () => ({ ...op(), unknown: 'x' }) },
  ),
  'routes/manager/report-sending': office(({ report }) => `/manager/reports/${report}/sendings/1`),
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
  'routes/manager/years': page('/manager/years', { get: 'see-office' }),
  'routes/manager/year': page('/manager/years/2026', {
    get: 'see-office',
    post: 'prepare-closing',
    form: op,
  }),
  'routes/manager/year-decision': page('/manager/years/2025/decision', {
    get: 'see-office',
    post: 'decide-closing',
    form: op,
  }),
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
  'routes/manager/programme-overlap': edited(
    ({ indicator }) => `/manager/programme/indicators/${indicator}/overlaps`,
  ),
  'routes/manager/programme-plans': page('/manager/programme/plans', { get: 'see-programme' }),
  'routes/manager/programme-partners': page('/manager/programme/partners', { get: 'see-programme' }),
  'routes/manager/programme-plan': edited(({ plan }) => `/manager/programme/plans/${plan}`),
  'routes/manager/programme-partner': edited(({ partner }) => `/manager/programme/partners/${partner}`),
  'routes/manager/programme-partner-answer': edited(
    ({ partner }) => `/manager/programme/partners/${partner}/answer`,
  ),
  'routes/manager/programme-partner-asking': edited(
    ({ partner }) => `/manager/programme/partners/${partner}/asking`,
  ),
  'routes/manager/programme-asking': edited(() => '/manager/programme/asking'),
}
