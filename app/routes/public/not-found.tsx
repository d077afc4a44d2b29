import type { LoaderFunctionArgs } from '@remix-run/node'

export const handle = { script: false }

/** Every path that no other route answers, and what the server refuses by itself: the root shows the page of the status. */
export function loader({ context }: LoaderFunctionArgs) {
  throw new Response(null, { status: context.refuse ?? 404 })
}

export function action({ context }: LoaderFunctionArgs) {
  throw new Response(null, { status: context.refuse ?? 404 })
}

export default function NotFound() {
  return null
}
