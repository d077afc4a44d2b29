import { index, type RouteConfig, route } from '@remix-run/route-config'

/** Every URL of the site. The folder of a route is who guards it; no layout spans two folders. */
export default [
  index('routes/public/home.tsx'),

  route('healthz', 'routes/api/healthz.tsx'),

  route('*', 'routes/public/not-found.tsx'),
] satisfies RouteConfig
