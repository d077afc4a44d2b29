import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Table } from '#app/components/block/table.tsx'
import { ButtonLink } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { InitiativeShell } from '#app/components/shell.tsx'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { myPage } from '#app/server/applying/my-page.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.applicant_mine_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request)
  return myPage(applicant, currentLocale())
}

/** One's own proposals and grants, each with its state and where to open it. */
export default function Mine() {
  const { proposals, grants } = useLoaderData<typeof loader>()
  return (
    <InitiativeShell current="/applicant">
      <h1>{m.applicant_mine_title()}</h1>
      <Section
        id="proposals"
        title={m.applicant_mine_proposals()}
        end={
          <Link href="/check" look="alone">
            {m.applicant_mine_new()}
          </Link>
        }
      >
        {proposals.length === 0 ? (
          <Empty
            level={3}
            title={m.applicant_mine_none()}
            action={<ButtonLink href="/check">{m.applicant_mine_begin()}</ButtonLink>}
          >
            {m.applicant_mine_none_text()}
          </Empty>
        ) : (
          <Table
            caption={m.applicant_mine_proposals()}
            captionHidden
            rows={proposals}
            rowKey={({ id }) => id}
            turn={({ turn }) => turn}
            columns={[
              {
                key: 'title',
                head: m.applicant_mine_what(),
                cell: ({ id, title, round }) => (
                  <>
                    <Link href={`/applicant/proposals/${id}`}>{title || m.applicant_apply_untitled()}</Link>
                    <small>{round}</small>
                  </>
                ),
              },
              {
                key: 'reference',
                head: m.applicant_apply_reference(),
                cell: ({ reference }) => reference ?? m.applicant_mine_no_reference(),
              },
              {
                key: 'state',
                head: m.applicant_mine_where(),
                cell: ({ id, state, word, unread }) => (
                  <>
                    <StateTag machine="proposal" state={state}>
                      {word}
                    </StateTag>
                    {unread && (
                      <small>
                        <Link href={`/applicant/proposals/${id}/messages`}>
                          {m.together_thread_link_new()}
                        </Link>
                      </small>
                    )}
                  </>
                ),
              },
              { key: 'when', head: m.applicant_mine_when(), cell: ({ when }) => when },
            ]}
          />
        )}
      </Section>
      {grants.length > 0 && (
        <Section id="grants" title={m.applicant_mine_grants()}>
          <Table
            caption={m.applicant_mine_grants()}
            captionHidden
            rows={grants}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'title',
                head: m.applicant_mine_what(),
                cell: ({ id, title, reference }) => (
                  <>
                    <Link href={`/applicant/grants/${id}`}>{title}</Link>
                    <small>{reference}</small>
                  </>
                ),
              },
              {
                key: 'state',
                head: m.applicant_mine_where(),
                cell: ({ state, word }) => (
                  <StateTag machine="grant" state={state}>
                    {word}
                  </StateTag>
                ),
              },
              { key: 'amount', head: m.applicant_mine_amount(), number: true, cell: ({ amount }) => amount },
            ]}
          />
        </Section>
      )}
    </InitiativeShell>
  )
}
