import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ExampleWord } from '#app/components/block/example-word.tsx'
import { Facts } from '#app/components/block/facts.tsx'
import { People } from '#app/components/block/person-card.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { fundSettingsSchema } from '#app/domain/fund.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { contactPeople } from '#app/server/public/contacts-view.server.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.public_contact_title() }]

export async function loader() {
  const fund = await currentFund(db())
  if (!fund) return null
  const { legalName, seat, kvkNumber, example } = fund
  const { complaintWeeks, email, postalAddress } = fundSettingsSchema.parse(fund.settings)
  return {
    people: await contactPeople(fund.id, currentLocale()),
    legalName,
    seat,
    kvkNumber,
    complaintWeeks,
    email,
    postalAddress,
    example: example === 'yes',
  }
}

export default function Contact() {
  const page = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/contact">
      <h1>{m.public_contact_title()}</h1>
      <Lead>{m.public_contact_lead()}</Lead>
      <Buttons>
        <ButtonLink href="/call-back">{m.components_call_back()}</ButtonLink>
      </Buttons>
      {page && page.people.length > 0 && (
        <Section
          id="people"
          title={
            <>
              {m.public_contact_people()} {page.example && <ExampleWord />}
            </>
          }
          intro={page.people[0]?.hours}
        >
          <People people={page.people} />
        </Section>
      )}
      {page && (
        <Section id="fund" title={m.public_contact_fund()}>
          <Facts
            two
            facts={[
              { term: m.public_contact_name(), value: page.legalName },
              { term: m.public_contact_seat(), value: page.seat },
              { term: m.public_contact_kvk(), value: page.kvkNumber },
              ...(page.email
                ? [
                    {
                      term: m.public_contact_email(),
                      value: <a href={`mailto:${page.email}`}>{page.email}</a>,
                    },
                  ]
                : []),
              ...(page.postalAddress ? [{ term: m.public_contact_post(), value: page.postalAddress }] : []),
            ]}
          />
        </Section>
      )}
      {page && (
        <Section id="complaint" title={m.public_contact_complaint()}>
          <p className="db-column">
            {m.public_contact_complaint_text({ weeks: String(page.complaintWeeks) })}
          </p>
        </Section>
      )}
    </PublicShell>
  )
}
