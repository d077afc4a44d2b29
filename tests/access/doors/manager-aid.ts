import { type Door, office, op, page } from '../door.ts'

export const managerAidDoors: Record<string, Door> = {
  'routes/manager/fund-closing': page('/manager/fund/closing', {
    get: 'see-office',
    post: 'prepare-fund-decision',
    form: () => ({ ...op(), moneyTo: '', reason: 'Het is klaar.' }),
  }),
  'routes/manager/fund-closing-file': page('/manager/fund/closing/file', { get: 'see-office' }),
  'routes/manager/donor': office(({ donor }) => `/manager/fund/donors/${donor}`),
  'routes/manager/donor-file': office(({ donor }) => `/manager/fund/donors/${donor}/file`),
  'routes/manager/state-aid': page('/manager/state-aid', { get: 'see-office' }),
  'routes/manager/state-aid-file': page('/manager/state-aid/register/csv', { get: 'see-office' }),
  'routes/manager/state-aid-link': page('/manager/state-aid/link', {
    get: 'keep-aid-register',
    post: 'keep-aid-register',
    form: () => ({
      ...op(),
      one: 'kvk:12345670',
      otherKvk: '12345671',
      otherName: 'Winkel BV',
      reason: 'Dat zijn zij al.',
    }),
  }),
  'routes/manager/state-aid-parting': office(({ aidLink }) => `/manager/state-aid/links/${aidLink}/ending`, {
    get: 'keep-aid-register',
    post: 'keep-aid-register',
    form: () => ({ ...op(), reason: '' }),
  }),
  'routes/manager/state-aid-entry': page('/manager/state-aid/entry', {
    get: 'keep-aid-register',
    post: 'keep-aid-register',
    form: () => ({
      ...op(),
      undertaking: 'kvk:12345670',
      giver: 'De provincie',
      amount: '100',
      on: '1-1-2099',
      source: 'Het register',
    }),
  }),
}
