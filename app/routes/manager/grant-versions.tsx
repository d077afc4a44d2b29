import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AgreementArticles } from '#app/components/agreement/agreement-articles.tsx'
import { AgreementSchedules } from '#app/components/agreement/agreement-schedules.tsx'
import { AgreementPicture } from '#app/components/agreement-picture/agreement-picture.tsx'
import { Facts } from '#app/components/block/facts.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { Form } from '#app/components/form/form.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { WhatChanges } from '#app/components/terms/change-view.tsx'
import { parts } from '#app/components/terms/parts.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { grantHead, officeGrant } from '#app/server/granting/office-grant.server.ts'
import { versionsPage } from '#app/server/granting/versions-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.terms_versions_title()} – ${data.head.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const grant = await officeGrant(actor, params.grantId)
  const on = new URL(request.url).searchParams.get('on')
  return { head: grantHead(grant), ...(await versionsPage(grant, on, clock(request), currentLocale())) }
}

/** Every version of an agreement, and the agreement as it stood on any day. */
export default function GrantVersions() {
  const { head, versions, on, later, held, typed, wrong } = useLoaderData<typeof loader>()
  return (
    <GrantFrame head={head}>
      <h1>{m.terms_versions_title()}</h1>
      <Table
        caption={m.terms_versions_title()}
        captionHidden
        rows={versions}
        rowKey={({ id }) => id}
        columns={[
          { key: 'version', head: m.terms_version(), cell: ({ version }) => version },
          {
            key: 'state',
            head: m.manager_grant_state(),
            cell: ({ state, word }) => (
              <StateTag machine="termsVersion" state={state}>
                {word}
              </StateTag>
            ),
          },
          { key: 'from', head: m.terms_version_from(), cell: ({ from }) => from },
          { key: 'how', head: m.terms_version_how(), cell: ({ how }) => how },
        ]}
      />
      <Section id="on" title={m.terms_on_title()}>
        <Form method="get" look="search" label={m.terms_on_title()}>
          <DateField
            name="on"
            label={m.terms_on_day()}
            defaultValue={typed}
            error={wrong ? m.manager_grant_error_day() : undefined}
          />
          <Buttons>
            <Button look="second">{m.terms_on_show()}</Button>
          </Buttons>
        </Form>
        {on && !held && (
          <Notice tone="calm" title={(later ? m.terms_on_none_later : m.terms_on_none)({ day: on })} />
        )}
      </Section>
      {on && held && (
        <>
          <h2>{(later ? m.terms_on_holds : m.terms_on_held)({ day: on, version: String(held.version) })}</h2>
          {held.pdf && (
            <p>
              <Link href={`${head.path}/document?version=${held.id}`} look="alone">
                {(held.pdf.signed ? m.documents_agreement_signed_pdf : m.documents_agreement_pdf)({
                  pages: held.pdf.pages,
                })}
              </Link>
            </p>
          )}
          {held.rows.length > 0 && <WhatChanges rows={held.rows} />}
          <AgreementPicture data={held.picture} id="held" />
          <Section id="terms" title={m.terms_on_terms()}>
            <Facts facts={held.parts.map(({ part, said }) => ({ term: parts[part].title(), value: said }))} />
          </Section>
          <Section id="schedules" title={m.documents_agreement_schedules()}>
            <AgreementSchedules schedules={held.schedules} />
          </Section>
          <Section id="articles" title={m.documents_agreement_articles()}>
            <AgreementArticles texts={held.texts} />
          </Section>
        </>
      )}
    </GrantFrame>
  )
}
