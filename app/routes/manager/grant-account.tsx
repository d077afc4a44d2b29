import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { AccountFacts } from '#app/components/payments/account-facts.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { accountPage } from '#app/server/payments/account-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.payments_bank_title()} – ${data.head.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return accountPage(actor, params.grantId)
}

/** The account that a grant is paid to, what was found out about it, and those before it. */
export default function GrantAccount() {
  const { head, account, earlier, acts, asks, judges } = useLoaderData<typeof loader>()
  return (
    <GrantFrame head={head}>
      <h1>{m.payments_bank_title()}</h1>
      <Lead>{m.payments_bank_lead()}</Lead>
      {account ? (
        <>
          <h2>{m.payments_bank_now()}</h2>
          <AccountFacts {...account} from={account.from ?? m.payments_bank_at_once()} />
          {account.proofFile && (
            <p>
              <Link href={account.proofFile}>{m.payments_proof_file()}</Link>
            </p>
          )}
          {acts && (
            <Buttons>
              <ButtonLink href={`${head.path}/account/call`}>{m.payments_call_title()}</ButtonLink>
              {judges && (
                <ButtonLink href={`${head.path}/account/proof`} look="second">
                  {m.payments_proof_judge()}
                </ButtonLink>
              )}
              {asks && (
                <ButtonLink href={`${head.path}/account/asking`} look="second">
                  {m.payments_proof_ask()}
                </ButtonLink>
              )}
              <ButtonLink href={`${head.path}/account/name`} look="second">
                {m.payments_name_title()}
              </ButtonLink>
            </Buttons>
          )}
        </>
      ) : (
        <p>{m.payments_bank_none()}</p>
      )}
      {earlier.length > 0 && <h2>{m.payments_bank_before()}</h2>}
      {earlier.map((one) => (
        <AccountFacts {...one} key={one.key} from={null} />
      ))}
    </GrantFrame>
  )
}
