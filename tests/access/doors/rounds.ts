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
  'routes/manager/round-questions': office(({ round }) => `/manager/rounds/${round}/questions`, {
    post: 'make-round',
    form: () => ({ ...op(), seen: '', act: 'remove-page', key: 'p1' }),
  }),
  'routes/manager/round-questions-use': made('/questions/use', () => ({ ...op(), drop: 'on' })),
  'routes/manager/round-questions-preview': office(
    ({ round }) => `/manager/rounds/${round}/questions/preview`,
  ),
  'routes/manager/round-questions-help': office(({ round }) => `/manager/rounds/${round}/questions/help`, {
    get: 'make-round',
  }),
  'routes/manager/round-question-help': made('/questions/help/voornemen.plan', () => ({
    ...op(),
    seen: '',
    text: '',
  })),
  'routes/manager/round-questions-page': made('/questions/new', () => ({
    ...op(),
    seen: '',
    title: 'Gebouw',
  })),
  'routes/manager/round-question': made('/questions/p1/new', () => ({
    ...op(),
    seen: '',
    kind: 'text',
    label: 'Van wie?',
  })),
}
