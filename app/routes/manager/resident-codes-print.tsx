import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Notice } from '#app/components/block/notice.tsx'
import { QrPicture } from '#app/components/block/qr-picture.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { codesPrint } from '#app/server/granting/outcome-page.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.outcome_codes_print()} – ${data.head.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return codesPrint(actor, params, clock(request))
}

/** Codes to print and cut apart, each with its address and picture. */
export default function ResidentCodesPrint() {
  const { head, voided, initiative, indicator, until, codes } = useLoaderData<typeof loader>()
  return (
    <GrantFrame head={head} back={{ href: `${head.path}/results`, label: m.outcome_title() }}>
      <h1>{m.outcome_codes_print()}</h1>
      {voided ? (
        <Notice tone="calm" title={m.outcome_codes_over()} />
      ) : (
        <>
          <p>{m.outcome_codes_print_intro()}</p>
          <ul className="db-cut">
            {codes.map(({ code, url, qr }) => (
              <li key={code}>
                <strong>{m.outcome_resident_title()}</strong>
                <span>{m.outcome_resident_intro({ initiative, indicator })}</span>
                <QrPicture modules={qr} title={url} />
                <span>{m.outcome_resident_paper({ url })}</span>
                <small>
                  {m.outcome_codes_until()} {until}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </GrantFrame>
  )
}
