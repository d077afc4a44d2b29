import { noHash, office, op, open, page } from '../door.ts'

const noText = { ...op(), seen: '1', nl: '{{figure:X}}' }

/** The annual report and the lessons: what everybody reads, and where they are kept. */
export const harvestDoors = {
  'routes/public/harvests': page('/harvest'),
  'routes/public/harvest': page('/harvest/2024'),
  'routes/public/harvest-newsletter': { path: () => '/harvest/2024/nl/short', get: open },
  'routes/public/harvest-document': { path: () => '/harvest/2024/nl', get: open },
  'routes/manager/harvests': office(() => '/manager/harvest', {
    post: 'write-harvest',
    form: () => ({ ...op(), cutOff: '' }),
  }),
  'routes/manager/harvest': office(({ harvest }) => `/manager/harvest/${harvest}`),
  'routes/manager/harvest-text': office(
    ({ harvestDraft }) => `/manager/harvest/${harvestDraft}/texts/opening`,
    {
      get: 'write-harvest',
      post: 'write-harvest',
      form: () => ({ ...noText, ...op() }),
    },
  ),
  'routes/manager/harvest-last-day': office(({ harvest }) => `/manager/harvest/${harvest}/last-day`, {
    get: 'write-harvest',
    post: 'write-harvest',
    form: () => ({ ...op(), cutOff: 'ooit' }),
  }),
  'routes/manager/harvest-offer': office(({ harvest }) => `/manager/harvest/${harvest}/offer`, {
    get: 'write-harvest',
    post: 'write-harvest',
    form: () => ({ ...op(), more: 'x' }),
  }),
  'routes/manager/harvest-return': office(({ harvest }) => `/manager/harvest/${harvest}/return`, {
    get: 'return-harvest',
    post: 'return-harvest',
    form: () => ({ ...op(), reason: '' }),
  }),
  'routes/manager/harvest-removal': office(({ harvest }) => `/manager/harvest/${harvest}/removal`, {
    get: 'write-harvest',
    post: 'write-harvest',
    form: () => ({ ...op(), reason: '' }),
  }),
  'routes/manager/harvest-approval': office(({ harvest }) => `/manager/harvest/${harvest}/approval`, {
    get: 'approve-harvest',
    post: 'approve-harvest',
    form: () => ({ ...op(), seen: noHash }),
  }),
  'routes/manager/figures': office(() => '/manager/figures', { get: 'see-office' }),
  'routes/manager/lessons': office(() => '/manager/lessons', { get: 'see-programme' }),
  'routes/manager/lesson': office(({ lesson }) => `/manager/lessons/${lesson}`, {
    get: 'see-programme',
    post: 'keep-lessons',
    form: op,
  }),
  'routes/manager/lesson-showing': office(({ lesson }) => `/manager/lessons/${lesson}/showing`, {
    get: 'keep-lessons',
    post: 'keep-lessons',
    form: () => ({ ...op(), reason: 'Er staat een naam in.' }),
  }),
} as const
