import { index, type RouteConfig, route } from '@remix-run/route-config'

/** Every URL of the site. The folder of a route is who guards it; no layout spans two folders. */
export default [
  index('routes/public/home.tsx'),

  route('account', 'routes/account/index.tsx'),
  route('account/sign-in', 'routes/account/sign-in.tsx'),
  route('account/code', 'routes/account/code.tsx'),
  route('account/link/:request/:token', 'routes/account/link.tsx'),
  route('account/second-factor', 'routes/account/second-factor.tsx'),
  route('account/step-up', 'routes/account/step-up.tsx'),
  route('account/kept/:id', 'routes/account/kept.tsx'),
  route('account/sign-out', 'routes/account/sign-out.tsx'),

  route('admin', 'routes/admin/index.tsx'),

  route('demo', 'routes/demo/index.tsx'),
  route('demo/sign-in', 'routes/demo/sign-in.tsx'),
  route('demo/mailbox', 'routes/demo/mailbox.tsx'),
  route('demo/mailbox/:mailId', 'routes/demo/mail.tsx'),

  route('healthz', 'routes/api/healthz.tsx'),

  route('reviewer', 'routes/reviewer/index.tsx'),
  route('reviewer/proposals/:proposalId', 'routes/reviewer/proposal.tsx'),
  route('reviewer/proposals/:proposalId/conflict', 'routes/reviewer/conflict.tsx'),
  route('reviewer/proposals/:proposalId/scores/:criterion', 'routes/reviewer/score.tsx'),
  route('reviewer/proposals/:proposalId/advice', 'routes/reviewer/advice.tsx'),
  route('reviewer/proposals/:proposalId/lock', 'routes/reviewer/lock.tsx'),
  route('reviewer/proposals/:proposalId/return', 'routes/reviewer/return.tsx'),
  route('reviewer/batches/:batchId', 'routes/reviewer/batch.tsx'),
  route('reviewer/batches/:batchId/stage', 'routes/reviewer/stage.tsx'),

  route('*', 'routes/public/not-found.tsx'),
] satisfies RouteConfig
