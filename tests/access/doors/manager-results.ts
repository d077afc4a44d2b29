import { type Door, office, officeGrant, op } from '../door.ts'

const one = (rest: string, more: Partial<Door> = {}) =>
  office(({ attested, attestation }) => `/manager/grants/${attested}/results/${attestation}${rest}`, more)
const print = (rest: string, more: Partial<Door> = {}) =>
  office(({ said, codes }) => `/manager/grants/${said}/codes/${codes}${rest}`, {
    get: 'judge-report',
    ...more,
  })
const judging = { get: 'judge-report', post: 'judge-report' } as const

export const managerResultDoors: Record<string, Door> = {
  'routes/manager/grant-results': officeGrant('attested', '/results'),
  'routes/manager/attestation': one(''),
  'routes/manager/attestation-draw': one('/draw', {
    ...judging,
    form: () => ({ ...op(), unknown: 'x' }),
  }),
  'routes/manager/attestation-findings': one('/findings', {
    ...judging,
    form: () => ({ ...op(), 'findings[0].place': '99', 'findings[0].found': 'perhaps' }),
  }),
  'routes/manager/attestation-acceptance': one('/acceptance', { ...judging, form: op }),
  'routes/manager/attestation-return': one('/return', judging),
  'routes/manager/resident-codes': officeGrant('said', '/codes', judging),
  'routes/manager/resident-codes-print': print(''),
  'routes/manager/resident-codes-ending': print('/ending', { post: 'judge-report' }),
}
