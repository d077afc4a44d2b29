import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { UndertakingSection } from '#app/components/aid/undertaking-section.tsx'
import { Empty } from '#app/components/block/empty.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { Form } from '#app/components/form/form.tsx'
import { FundFrame } from '#app/components/fund/fund-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { registerPage } from '#app/server/aid/register-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.aid_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return registerPage(actor, new URL(request.url).searchParams.get('on'), clock(request))
}

/** State aid per undertaking: what counts on a day, and how much is left. */
export default function StateAid() {
  const page = useLoaderData<typeof loader>()
  return (
    <FundFrame>
      <h1>{m.aid_title()}</h1>
      <Lead>{m.aid_lead()}</Lead>
      <p>{page.ceiling}</p>
      <p className="db-small db-soft">{m.aid_counting()}</p>
      <Form method="get" look="search" label={m.aid_on()}>
        <DateField
          name="on"
          label={m.aid_on()}
          defaultValue={page.asked.on}
          error={page.asked.wrong ? m.course_day_wrong() : undefined}
        />
        <Buttons>
          <Button look="second">{m.fund_on_show()}</Button>
        </Buttons>
      </Form>
      {page.keeps && (
        <Buttons>
          <ButtonLink href="/manager/state-aid/link" look="second">
            {m.aid_link_title()}
          </ButtonLink>
          <ButtonLink href="/manager/state-aid/entry" look="second">
            {m.aid_record_title()}
          </ButtonLink>
        </Buttons>
      )}
      <p className="db-row">
        <Link href="/manager/state-aid/register/csv">{m.aid_file_csv()}</Link>
        <Link href="/manager/state-aid/register/xlsx">{m.aid_file_xlsx()}</Link>
      </p>
      <h2>{m.aid_standing({ day: page.day })}</h2>
      {page.undertakings.length === 0 ? (
        <Empty title={m.aid_empty()}>{m.aid_empty_text()}</Empty>
      ) : (
        page.undertakings.map((one) => <UndertakingSection key={one.key} one={one} keeps={page.keeps} />)
      )}
    </FundFrame>
  )
}
