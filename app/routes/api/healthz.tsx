import { health } from '#app/server/health.server.ts'

/** For whoever watches the server: is the database there, is it up to date, do the jobs get done. */
export async function loader() {
  const found = await health()
  return Response.json(found, {
    status: found.healthy ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  })
}
