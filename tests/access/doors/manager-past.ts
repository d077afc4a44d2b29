import { type Door, office, op, page } from '../door.ts'

const bringing = { get: 'bring-past', post: 'bring-past' } as const
const waiting = (rest: string, more: Partial<Door> = {}) =>
  office(({ pastWaiting }) => `/manager/past/batches/${pastWaiting}${rest}`, { ...bringing, ...more })

export const managerPastDoors: Record<string, Door> = {
  'routes/manager/past': page('/manager/past', { get: 'see-office' }),
  'routes/manager/past-organisations': page('/manager/past/organisations', { get: 'see-office' }),
  'routes/manager/past-grant': office(({ pastGrant }) => `/manager/past/grants/${pastGrant}`),
  'routes/manager/past-new': page('/manager/past/new', bringing),
  'routes/manager/past-batches': page('/manager/past/batches', { get: 'see-office' }),
  'routes/manager/past-batch': office(({ pastBatch }) => `/manager/past/batches/${pastBatch}`),
  'routes/manager/past-sheet': waiting('/sheet', { form: () => ({ ...op(), sheet: '7', kind: 'grants' }) }),
  'routes/manager/past-columns': waiting('/columns', { form: () => ({ ...op(), columns: ['leave'] }) }),
  'routes/manager/past-check': waiting('/check', { form: op }),
  'routes/manager/past-errors': waiting('/errors/csv', { post: undefined }),
  'routes/manager/past-showing': office(({ pastBatch }) => `/manager/past/batches/${pastBatch}/showing`, {
    ...bringing,
    form: () => ({ ...op(), shown: 'no' }),
  }),
  'routes/manager/past-undo': office(({ pastBatch }) => `/manager/past/batches/${pastBatch}/undo`, {
    ...bringing,
    form: () => ({ ...op(), reason: '' }),
  }),
}
