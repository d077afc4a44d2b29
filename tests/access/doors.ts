import type { Door } from './door.ts'
import { adminDoors } from './doors/admin.ts'
import { applicantDoors } from './doors/applicant.ts'
import { demoDoors } from './doors/demo.ts'
import { harvestDoors } from './doors/harvest.ts'
import { managerDoors } from './doors/manager.ts'
import { managerAidDoors } from './doors/manager-aid.ts'
import { managerBoardDoors } from './doors/manager-board.ts'
import { managerGrantDoors } from './doors/manager-grants.ts'
import { managerLoanDoors } from './doors/manager-loans.ts'
import { managerPastDoors } from './doors/manager-past.ts'
import { managerPaymentDoors } from './doors/manager-payments.ts'
import { managerResultDoors } from './doors/manager-results.ts'
import { reviewerDoors } from './doors/reviewer.ts'
import { roundDoors } from './doors/rounds.ts'
import { siteDoors } from './doors/site.ts'

/** Every route of the site, by the name of its file. One that is not here fails the test. */
export const doors: Record<string, Door> = {
  ...siteDoors,
  ...adminDoors,
  ...roundDoors,
  ...applicantDoors,
  ...demoDoors,
  ...reviewerDoors,
  ...managerDoors,
  ...managerGrantDoors,
  ...harvestDoors,
  ...managerPastDoors,
  ...managerPaymentDoors,
  ...managerBoardDoors,
  ...managerLoanDoors,
  ...managerResultDoors,
  ...managerAidDoors,
}
