import { type Door, op, open, page } from '../door.ts'

const administered = (path: Door['path'], form?: Door['form']): Door => ({
  path,
  get: 'administer',
  post: 'administer',
  ...(form ? { form } : {}),
})

const locks = (path: Door['path'], more: Partial<Door> = {}): Door => ({ path, get: 'reset-factor', ...more })
const lockRequest = (rest: string, more?: Partial<Door>) =>
  locks(({ reset }) => `/manager/second-factors/requests/${reset}${rest}`, more)
const unread = { post: 'reset-factor', form: () => ({ ...op(), more: 'x' }) } as const

/** What only the administrator does: the set-up of the fund and its choices. */
export const adminDoors: Record<string, Door> = {
  'routes/public/contact-photo': { path: ({ contactPhoto }) => `/contact/photos/${contactPhoto}`, get: open },
  'routes/admin/setup': page('/admin/setup', { get: 'administer' }),
  'routes/admin/setup-fund': administered(() => '/admin/setup/fund'),
  'routes/admin/setup-neighbourhoods': page('/admin/setup/neighbourhoods', { get: 'administer' }),
  'routes/admin/setup-contacts': page('/admin/setup/contacts', { get: 'administer' }),
  'routes/admin/setup-contact': administered(({ contact }) => `/admin/setup/contacts/${contact}`),
  'routes/admin/setup-contact-removal': administered(
    ({ contact }) => `/admin/setup/contacts/${contact}/removal`,
    () => ({ ...op(), more: 'x' }),
  ),
  'routes/admin/setup-pots': page('/admin/setup/pots', { get: 'administer' }),
  'routes/admin/setup-pot': administered(() => '/admin/setup/pots/giving'),
  'routes/admin/setup-years': administered(
    () => '/admin/setup/years',
    () => ({ ...op(), y1999: '10' }),
  ),
  'routes/admin/role': administered(
    ({ heldRole }) => `/admin/roles/${heldRole}`,
    () => ({ ...op(), lastDay: 'ooit' }),
  ),
  'routes/manager/second-factors': locks(() => '/manager/second-factors'),
  'routes/manager/second-factor-asking': locks(
    ({ reader }) => `/manager/second-factors/people/${reader}`,
    unread,
  ),
  'routes/manager/second-factor-request': lockRequest(''),
  'routes/manager/second-factor-confirmation': lockRequest('/confirmation', unread),
  'routes/manager/second-factor-ending': lockRequest('/ending', unread),
  'routes/admin/access': page('/admin/access?role=chair', { get: 'administer' }),
  'routes/admin/person': { path: ({ reader }) => `/admin/people/${reader}`, get: 'administer' },
  'routes/admin/jobs': page('/admin/jobs', { get: 'administer' }),
  'routes/admin/retention': page('/admin/retention', { get: 'administer' }),
  'routes/admin/retention-kind': administered(
    () => '/admin/retention/mails',
    () => ({ ...op(), seen: 'x' }),
  ),
  'routes/manager/openings': page('/manager/openings', { get: 'see-openings' }),
  'routes/admin/settings': page('/admin/settings', { get: 'administer' }),
  'routes/admin/setting': administered(
    () => '/admin/settings/decisionWeeks',
    () => ({ ...op(), seen: '8', value: 'veel' }),
  ),
}
