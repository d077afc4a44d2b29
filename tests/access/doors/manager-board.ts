import { type Door, office, op, page } from '../door.ts'

/** A view is of who saved it, also when colleagues may use it. */
const ownView = (rest: string, more: Partial<Door> = {}) =>
  office(({ view }) => `/manager/views/tranches/${view}${rest}`, {
    get: 'keep-view',
    post: 'keep-view',
    absentFor: ['approver'],
    ...more,
  })

export const managerBoardDoors: Record<string, Door> = {
  'routes/manager/views': page('/manager/views/grants', {
    get: 'keep-view',
    post: 'keep-view',
    form: () => ({ ...op(), name: '' }),
  }),
  'routes/manager/view': ownView('', { form: () => ({ ...op(), name: '' }) }),
  'routes/manager/view-removal': ownView('/removal', { form: () => ({ ...op(), unknown: 'x' }) }),
}
