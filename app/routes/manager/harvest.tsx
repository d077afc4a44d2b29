import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Lines } from '#app/components/block/lines.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { HarvestFrame } from '#app/components/harvest/harvest-frame.tsx'
import { HarvestSections } from '#app/components/harvest/harvest-sections.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { harvestPage } from '#app/server/harvest/manager-pages.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title ?? m.harvest_list_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return harvestPage(actor, params.harvestId, clock(request))
}

type Page = Awaited<ReturnType<typeof harvestPage>>

/** A harvest as everybody will read it, with what can be written and what changed. */
export default function Harvest() {
  const page = useLoaderData<typeof loader>()
  return (
    <HarvestFrame back={{ href: '/manager/harvest', label: m.harvest_back() }}>
      <h1>{page.title}</h1>
      <Lead>{[page.version, page.until, page.approved].filter(Boolean).join('. ')}.</Lead>
      <Standing page={page} />
      <HarvestSections sections={page.sections} beside={(key) => <Beside page={page} part={key} />} />
      <Approved page={page} />
    </HarvestFrame>
  )
}

function Standing({ page }: { page: Page }) {
  if (page.approved)
    return page.later.length === 0 ? null : (
      <Notice tone="wait" title={m.harvest_changed_title()}>
        {m.harvest_changed_later()}
        <Lines lines={page.later} />
      </Notice>
    )
  return (
    <>
      {page.changed.length > 0 && (
        <Notice tone="wait" title={m.harvest_changed_title()}>
          {m.harvest_changed_parts()}
          <LinkLines lines={page.changed} />
        </Notice>
      )}
      {page.loose.length > 0 && (
        <Notice tone="wait" title={m.harvest_loose()}>
          {m.harvest_loose_text()}
          <LinkLines lines={page.loose} />
        </Notice>
      )}
      {page.approves ? (
        <Buttons>
          <ButtonLink href={`${page.path}/approval`}>{m.harvest_approve()}</ButtonLink>
        </Buttons>
      ) : (
        <Notice tone="info" title={m.harvest_waits()}>
          {m.harvest_waits_text()}
        </Notice>
      )}
    </>
  )
}

function LinkLines({ lines }: { lines: readonly { text: string; href: string }[] }) {
  return <Lines lines={lines.map(({ text }) => text)} links={lines.map(({ href }) => href)} />
}

function Beside({ page: { beside, edits, path }, part }: { page: Page; part: string }) {
  const known = beside[part]
  if (!known) return null
  return (
    <p className="db-small db-soft">
      {known.writer}{' '}
      {edits && (
        <Link href={`${path}/texts/${part}`}>
          {m.components_change()}
          <span className="db-vh">: {known.name}</span>
        </Link>
      )}
    </p>
  )
}

function Approved({ page: { publicHref, documents, newsletter, hash } }: { page: Page }) {
  if (!publicHref) return null
  return (
    <Section
      id="documents"
      title={m.harvest_documents()}
      intro={m.harvest_fixed({ hash: hash.slice(0, 12) })}
    >
      <p>
        <Link href={publicHref} look="alone">
          {m.harvest_public()}
        </Link>
      </p>
      {documents.length === 0 && <p>{m.harvest_pdf_coming()}</p>}
      {documents.map(({ language, href }) => (
        <p key={language}>
          <Link href={href} look="alone">
            {m.harvest_pdf({ language })}
          </Link>
        </p>
      ))}
      {newsletter && (
        <>
          <h3>{m.harvest_newsletter()}</h3>
          <p>{m.harvest_newsletter_hint()}</p>
          <p className="db-lines">{newsletter}</p>
        </>
      )}
    </Section>
  )
}
