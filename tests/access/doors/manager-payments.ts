import { type Door, office, page } from '../door.ts'

export const managerPaymentDoors: Record<string, Door> = {
  'routes/manager/payments': page('/manager/payments', { get: 'see-office' }),
  'routes/manager/payment-file-new': page('/manager/payments/file', {
    get: 'make-payment-file',
    post: 'make-payment-file',
  }),
  'routes/manager/payment-file': office(({ paymentFile }) => `/manager/payments/files/${paymentFile}`),
  'routes/manager/payment-file-download': office(
    ({ paymentFile }) => `/manager/payments/files/${paymentFile}/download`,
  ),
  'routes/manager/payment-file-refusal': office(
    ({ paymentFile }) => `/manager/payments/files/${paymentFile}/refusal`,
    { get: 'make-payment-file', post: 'make-payment-file' },
  ),
  'routes/manager/statement-new': page('/manager/payments/statement', {
    get: 'import-statement',
    post: 'import-statement',
  }),
  'routes/manager/statement': office((rows) => `/manager/payments/statements/${rows.statement}`),
  'routes/manager/checks': page('/manager/checks', { get: 'see-office', post: 'run-checks' }),
  'routes/manager/check-run': office(({ checkRun }) => `/manager/checks/${checkRun}`),
  'routes/manager/movement': office(({ movement }) => `/manager/payments/movements/${movement}`, {
    post: 'import-statement',
  }),
}
