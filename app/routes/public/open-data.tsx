import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ExampleWord } from '#app/components/block/example-word.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { openDataPage } from '#app/server/open/open-data-page.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: `${m.open_title()} – Dichtbij` }]

export async function loader(_: LoaderFunctionArgs) {
  return openDataPage(currentLocale())
}

/** What of the fund is open, as files: what each holds, what one may do with it, and what is never in it. */
export default function OpenData() {
  const page = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/open-data">
      <h1>{m.open_title()}</h1>
      <Lead>
        {m.open_lead()} {page.example && <ExampleWord />}
      </Lead>
      <Section id="files" title={m.open_files()} intro={m.open_files_intro()}>
        <Table
          caption={m.open_files()}
          captionHidden
          rows={page.files}
          rowKey={({ key }) => key}
          columns={[
            { key: 'file', head: m.open_file(), cell: ({ key, href }) => <a href={href}>{key}</a> },
            { key: 'about', head: m.open_what(), text: true, cell: ({ about }) => about },
          ]}
        />
        <p className="db-small db-soft db-after">{m.open_changed({ day: page.changed })}</p>
      </Section>
      <Section id="programs" title={m.open_programs()} intro={m.open_programs_text()}>
        <p>
          <Link href="/open-data/api" look="alone">
            {m.open_programs_link()}
          </Link>
        </p>
      </Section>
      <Section id="licence" title={m.open_licence()}>
        <p>
          {m.open_licence_text({ fund: page.fund })} <a href={page.licence}>{m.open_licence_link()}</a>.
        </p>
      </Section>
      <Section id="not" title={m.open_not()}>
        <p>{m.open_not_text()}</p>
      </Section>
      <Section id="columns" title={m.open_fields()}>
        <Table
          narrow
          caption={m.open_fields()}
          captionHidden
          rows={page.columns}
          rowKey={({ key }) => key}
          columns={[
            { key: 'head', head: m.open_column(), cell: ({ head }) => <span lang="nl">{head}</span> },
            { key: 'about', head: m.open_means(), cell: ({ about }) => about },
          ]}
        />
      </Section>
    </PublicShell>
  )
}
