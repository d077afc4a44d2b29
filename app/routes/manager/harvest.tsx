import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Lines } from '#app/components/block/lines.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { HarvestContents } from '#app/components/harvest/harvest-contents.tsx'
import { HarvestFrame } from '#app/components/harvest/harvest-frame.tsx'
import { HarvestMarks } from '#app/components/harvest/harvest-marks.tsx'
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
      <HarvestContents sections={page.sections} />
      <HarvestSections whole sections={page.sections} beside={(key) => <Beside page={page} part={key} />} />
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
      {page.returned && (
        <Notice tone="wait" title={m.harvest_returned_title()}>
          {page.returned}
        </Notice>
      )}
      <HarvestMarks page={page} />
      {page.next && (
        <Notice tone="info" title={page.next.title}>
          {page.next.text}
        </Notice>
      )}
      <NextStep page={page} />
      {page.removes && (
        <p>
          <Link href={`${page.path}/removal`}>{m.harvest_remove()}</Link>
        </p>
      )}
    </>
  )
}

/** What is asked of who looks: to write and hand over, or to approve or give back; or of whom it is asked. */
function NextStep({ page }: { page: Page }) {
  const { path, edits, approves, takesBack, stand, offered } = page
  if (edits)
    return (
      <Notice tone="info" title={m.harvest_drafting()}>
        <p>{m.harvest_drafting_text()}</p>
        <Buttons>
          <ButtonLink href={`${path}/offer`}>{m.harvest_offer()}</ButtonLink>
          <ButtonLink look="second" href={`${path}/last-day`}>
            {m.harvest_move_day()}
          </ButtonLink>
        </Buttons>
      </Notice>
    )
  if (stand === 'drafting')
    return (
      <Notice tone="info" title={m.harvest_drafting()}>
        {m.harvest_drafting_other()}
      </Notice>
    )
  return (
    <Notice tone="info" title={m.harvest_waits()}>
      <p>{offered}</p>
      {!approves && <p>{m.harvest_waits_text()}</p>}
      <Buttons>
        {approves && <ButtonLink href={`${path}/approval`}>{m.harvest_approve()}</ButtonLink>}
        {(approves || takesBack) && (
          <ButtonLink look="second" href={`${path}/return`}>
            {takesBack ? m.harvest_take_back() : m.harvest_return()}
          </ButtonLink>
        )}
      </Buttons>
    </Notice>
  )
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
