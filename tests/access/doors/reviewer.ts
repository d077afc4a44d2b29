import { operation } from '#tests/world/base.ts'
import { type Door, op, page, panelFile, read } from '../door.ts'

export const reviewerDoors: Record<string, Door> = {
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
  'routes/reviewer/allowance': page('/reviewer/allowance', { get: 'list-assignments' }),
  'routes/reviewer/presence': {
    path: ({ meeting }) => `/reviewer/batches/${meeting}/presence`,
    get: 'lead-panel',
    post: 'lead-panel',
    form: () => ({ ...op(), heldOn: '1-1-2020' }),
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
}
