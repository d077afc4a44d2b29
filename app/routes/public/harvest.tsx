import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { HarvestContents } from '#app/components/harvest/harvest-contents.tsx'
import { HarvestSections } from '#app/components/harvest/harvest-sections.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { harvestYearPage } from '#app/server/harvest/public-page.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? m.harvest_list_title()} – Dichtbij` },
]

export async function loader({ params }: LoaderFunctionArgs) {
  return harvestYearPage(params.year, currentLocale())
}

/** An approved annual report: per pillar its goal, plans, what came of them, figures, and what nobody knows. */
export default function Harvest() {
  const page = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/results">
      <Link href="/harvest" look="back">
        ‹ {m.harvest_back()}
      </Link>
      <h1>{page.title}</h1>
      <Lead>{page.lead}</Lead>
      <HarvestContents sections={page.sections} />
      {page.inDutch && <p className="db-small db-soft">{page.inDutch}</p>}
      {page.example && <p className="db-small db-soft">{m.harvest_example()}</p>}
      <HarvestSections sections={page.sections} changed={page.changed} />
      <footer className="db-section">
        <p className="db-soft db-small">
          {page.until}. {page.approved}. {m.harvest_fixed({ hash: page.hash })}.
        </p>
        {page.documents.map(({ language, href, newsletter }) => (
          <Fragment key={language}>
            <p>
              <Link href={href} look="alone">
                {m.harvest_pdf({ language: languageNames[language] })}
              </Link>
            </p>
            <p>
              <Link href={newsletter} look="alone">
                {m.harvest_newsletter_public({ language: languageNames[language] })}
              </Link>
            </p>
          </Fragment>
        ))}
      </footer>
    </PublicShell>
  )
}

const languageNames = { nl: 'Nederlands', en: 'English' }
