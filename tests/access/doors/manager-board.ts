import { type Door, office, op, page } from '../door.ts'

/** A view is of who saved it, also when colleagues may use it. */
const ownView = (rest: string, more: Partial<Door> = {}) =>
  office(({ view }) => `/manager/tranches/views/${view}${rest}`, {
    get: 'keep-view',
    post: 'keep-view',
    absentFor: ['approver'],
    ...more,
  })

export const managerBoardDoors: Record<string, Door> = {
  'routes/manager/tranches-file': page('/manager/tranches/file', { get: 'see-office' }),
  'routes/manager/tranche-views': page('/manager/tranches/views', {
    get: 'keep-view',
    post: 'keep-view',
    form: () => ({ ...op(), name: '' }),
  }),
  'routes/manager/tranche-view': ownView('', { form: () => ({ ...op(), name: '' }) }),
  'routes/manager/tranche-view-removal': ownView('/removal', { form: () => ({ ...op(), unknown: 'x' }) }),
}
