/** Loaders and actions outside `public` that open without a guard, each with its reason. */
export const openRoutes: Record<string, string> = {
  'account/sign-in.tsx loader': 'signing in',
  'account/sign-in.tsx action': 'signing in',
  'account/code.tsx loader': 'signing in',
  'account/code.tsx action': 'signing in',
  'account/link.tsx loader': 'signing in',
  'account/link.tsx action': 'signing in',
  'account/sign-out.tsx loader': 'signing out works for everybody',
  'account/sign-out.tsx action': 'signing out works for everybody',
  'api/healthz.tsx loader': 'health',
  'demo/index.tsx loader': 'demo: absent outside demo mode',
  'demo/mail.tsx loader': 'demo: absent outside demo mode',
  'demo/mailbox.tsx loader': 'demo: absent outside demo mode',
  'demo/sign-in.tsx loader': 'demo: absent outside demo mode',
  'demo/sign-in.tsx action': 'demo: absent outside demo mode',
}

/** Who guards a folder: the guards that a route in it may open with. */
export const guardsOf: Record<string, string[]> = {
  account: ['requirePerson'],
  applicant: ['requireApplicant', 'requireStarter', 'requirePerson'],
  reviewer: ['requireReviewer', 'requireChair', 'requireAction'],
  manager: ['requireOffice', 'requireManager', 'requireApprover', 'requireAction'],
  admin: ['requireAdministrator'],
  api: ['requirePerson', 'requireApplicant', 'requireOffice', 'requireReviewer', 'requireAction'],
  demo: [],
}
