import { type Door, office, officeGrant, op, page } from '../door.ts'

export const managerLoanDoors: Record<string, Door> = {
  'routes/manager/loans': page('/manager/loans', { get: 'see-office' }),
  'routes/manager/loan': officeGrant('lent', '/loan'),
  'routes/manager/loan-receipt': officeGrant('lent', '/loan/receipt', {
    get: 'book-repayment',
    post: 'book-repayment',
  }),
  'routes/manager/loan-correction': office(
    ({ lent, lentReceipt }) => `/manager/grants/${lent}/loan/receipts/${lentReceipt}/correction`,
    { get: 'prepare-loan-decision', post: 'prepare-loan-decision' },
  ),
  'routes/manager/loan-correction-approval': office(
    ({ lent, lentReceipt }) => `/manager/grants/${lent}/loan/receipts/${lentReceipt}/correction/approval`,
    { post: 'decide-loan', form: op },
  ),
  'routes/manager/loan-decision': officeGrant('lent', '/loan/decision', {
    get: 'prepare-loan-decision',
    post: 'prepare-loan-decision',
  }),
  'routes/manager/loan-approval': officeGrant('lent', '/loan/decision/approval', {
    post: 'decide-loan',
    form: op,
  }),
}
