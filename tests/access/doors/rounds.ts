import { type Door, office, op } from '../door.ts'

const made = (rest: string, form?: Door['form']): Door =>
  office(({ round }) => `/manager/rounds/${round}${rest}`, {
    get: 'make-round',
    post: 'make-round',
    ...(form ? { form } : {}),
  })

/** Where a round is made, changed and shown to everybody. */
export const roundDoors: Record<string, Door> = {
  'routes/manager/round-new': office(() => '/manager/rounds/new', { get: 'make-round', post: 'make-round' }),
  'routes/manager/round': office(({ round }) => `/manager/rounds/${round}`),
  'routes/manager/round-edit': made('/edit'),
  'routes/manager/round-copy': made('/copy', () => ({ ...op(), name: '' })),
  'routes/manager/round-publication': made('/publication', op),
  'routes/manager/round-removal': made('/removal', op),
}
