import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { ListFiles } from '#app/components/office/list-files.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { keptLessonsPage } from '#app/server/lessons/kept-lessons.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.lessons_keep_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'see-programme')
  return keptLessonsPage(actor)
}

/** The register of lessons as the fund keeps it. */
export default function Lessons() {
  const { lessons } = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/programme">
      <Link href="/manager/programme" look="back">
        ‹ {m.shell_nav_programme()}
      </Link>
      <h1>{m.lessons_keep_title()}</h1>
      <Lead>{m.lessons_keep_lead()}</Lead>
      <p>
        <Link href="/lessons" look="alone">
          {m.lessons_title()}
        </Link>
      </p>
      <Table
        caption={m.lessons_keep_title()}
        captionHidden
        rows={lessons}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'title',
            head: m.lessons_title_column(),
            cell: ({ href, title }) => <Link href={href}>{title}</Link>,
          },
          { key: 'about', head: m.lessons_act_tagged(), cell: ({ about }) => about },
          { key: 'source', head: m.lessons_source(), cell: ({ source }) => source },
          { key: 'seen', head: m.lessons_seen(), cell: ({ seen }) => seen },
        ]}
      />
      {lessons.length > 0 && <ListFiles list="lessons" />}
    </OfficeShell>
  )
}
