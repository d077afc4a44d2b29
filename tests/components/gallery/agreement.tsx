import { AgreementPicture } from '#app/components/agreement-picture/agreement-picture.tsx'
import { Article } from '#app/components/block/article.tsx'
import { Bend } from '#app/components/block/bend.tsx'
import { ExampleWord } from '#app/components/block/example-word.tsx'
import { PersonCard } from '#app/components/block/person-card.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Checkbox } from '#app/components/form/choices.tsx'
import { CodeField } from '#app/components/form/code-field.tsx'
import { Form } from '#app/components/form/form.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { InitiativePage } from '#app/components/page/initiative-page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { Signers } from '#app/components/state/signers.tsx'
import { StateTag } from '#app/components/state/state-tag.tsx'
import type { AgreementPictureData } from '#app/domain/grant/picture.ts'
import { frame, initiativeWords, joke } from './frame.tsx'

const tranche = (
  number: number,
  amount: number,
  plannedOn: string,
  conditionWords: string,
  anchor: AgreementPictureData['tranches'][number]['anchor'],
) => ({
  id: `t${number}`,
  number,
  of: 4,
  amount: amount * 100,
  plannedOn,
  conditionWords,
  anchor,
  state: 'ahead' as const,
  share: Math.round((amount / 36_000) * 10_000),
})

const data: AgreementPictureData = {
  from: '2026-03-16',
  to: '2026-12-31',
  today: '2026-03-05',
  milestones: [
    {
      id: 'a',
      number: 1,
      title: 'Nulmeting klaar, 2 coördinatoren werken',
      due: '2026-05-15',
      state: 'ahead',
    },
    { id: 'b', number: 2, title: '20 gezinnen gekoppeld', due: '2026-09-01', state: 'ahead' },
    {
      id: 'c',
      number: 3,
      title: 'Leermoment: doorgaan, anders of stoppen',
      due: '2026-10-15',
      state: 'ahead',
    },
    { id: 'd', number: 4, title: '40 gezinnen gekoppeld', due: '2026-11-30', state: 'ahead' },
  ],
  reviewDate: '2026-10-15',
  reports: [{ id: 'e', title: 'Eindverslag', due: '2026-12-15' }],
  tranches: [
    tranche(1, 12_000, '2026-03-16', 'als wij allebei hebben getekend', { signed: true }),
    tranche(2, 10_000, '2026-05-15', 'als mijlpaal 1 is goedgekeurd', { milestone: 'a' }),
    tranche(3, 10_000, '2026-09-01', 'als mijlpaal 2 is goedgekeurd', { milestone: 'b' }),
    tranche(4, 4_000, '2026-12-15', 'als het eindverslag is goedgekeurd', { report: 'e' }),
  ],
}

const running: AgreementPictureData = {
  ...data,
  from: '2025-11-01',
  signedOn: '2025-11-12',
  today: '2026-06-20',
  milestones: data.milestones.map((milestone, index) => ({
    ...milestone,
    state: index === 0 ? 'done' : index === 1 ? 'now' : 'ahead',
  })),
  tranches: [
    ...data.tranches.map((one, index) => ({
      ...one,
      state: index < 2 ? ('done' as const) : index === 2 ? ('now' as const) : one.state,
    })),
    tranche(5, 1_000, '2026-07-01', 'vanaf 1 juli, als de penvoerder het bankafschrift heeft gestuurd', {
      date: '2026-07-01',
    }),
  ],
}

export function Agreement() {
  return (
    <InitiativePage
      {...frame(initiativeWords, 'Mijn afspraken')}
      person={joke}
      strip={{
        where: (
          <>
            <strong>Buurtgezinnen</strong> · overeenkomst LO-2025-0017, versie 1
          </>
        ),
        end: (
          <>
            <StateTag machine="termsVersion" state="offered">
              U bent aan zet
            </StateTag>
            <span>Tekenen kan tot en met 16 maart</span>
          </>
        ),
      }}
    >
      <Columns
        side={
          <PersonCard person={joke} title="Samen doorlezen?">
            Joke neemt de afspraken graag met u door.
          </PersonCard>
        }
      >
        <h1>Onze afspraken met Buurtgezinnen</h1>
        <Lead>
          U krijgt hoogstens € 36.000 om in Vrijheidswijk 40 gezinnen aan elkaar te koppelen. Lees het rustig.{' '}
          <ExampleWord />
        </Lead>
        <Buttons>
          <ButtonLink href="#tekenen">Naar het tekenen</ButtonLink>
          <ButtonLink look="second" href="/ask">
            Stel een vraag
          </ButtonLink>
          <Link href="/agreement.pdf" look="alone">
            Bekijk als PDF (6 bladzijden)
          </Link>
        </Buttons>
      </Columns>
      <Section id="beeld" title="De hele overeenkomst in één beeld">
        <AgreementPicture data={data} id="picture" />
      </Section>
      <Section id="loopt" title="Dezelfde overeenkomst, halverwege">
        <AgreementPicture data={running} id="running" />
      </Section>
      <Section
        id="artikelen"
        title="Wat wij afspreken, in gewone woorden"
        intro="Links staat wat het betekent. In het grijze vak staat de juridische tekst."
      >
        <Article
          title="1. Waar het geld voor is"
          plain="U zoekt gezinnen die een ander gezin willen helpen, en brengt ze bij elkaar."
          legalTitle="Artikel 1. Doel"
          legal="De bijdrage wordt verstrekt ten behoeve van het project Buurtgezinnen Vrijheidswijk."
        />
        <Article
          title="2. Hoeveel en wanneer"
          plain="U krijgt hoogstens € 36.000, in vier delen."
          legalTitle="Artikel 2. Bijdrage en betaling"
          legal="Het fonds verstrekt een bijdrage van ten hoogste € 36.000, inclusief eventueel verschuldigde btw."
        />
      </Section>
      <Section id="veranderen" title="Wat mag er veranderen?">
        <Bend
          free={{
            note: 'Vertel het ons achteraf.',
            items: ['Schuiven tussen kosten, tot 10 %', 'Tot 4 weken later klaar'],
          }}
          notice={{
            note: 'Joke zegt ja of nee binnen 5 werkdagen.',
            items: ['Tot 3 maanden later klaar', 'Iemand anders doet het werk'],
          }}
          amendment={{
            note: 'U houdt de oude afspraken tot wij allebei hebben getekend.',
            items: ['Meer of minder geld', 'Een andere einddatum'],
          }}
        />
      </Section>
      <Section id="tekenen" title="Tekenen">
        <div className="db-split db-split--even">
          <Form
            look="card"
            action="/signature"
            operation="0190bbbb-0000-7000-8000-000000000000"
            label="Tekenen"
          >
            <p>Twee mensen tekenen voor Stichting Buurtgezinnen, omdat het bedrag hoger is dan € 25.000.</p>
            <TextField
              name="name"
              label="Uw naam, zoals in uw paspoort"
              autoComplete="name"
              defaultValue="Ineke van der Wal"
            />
            <CodeField
              name="code"
              label="Code uit uw e-mail"
              hint="6 cijfers. De code geldt 10 minuten. Plakken mag."
            />
            <Checkbox name="agree" label="Ik heb de afspraken gelezen en ga akkoord." />
            <Buttons>
              <Button>Akkoord en tekenen</Button>
            </Buttons>
          </Form>
          <div className="db-stack">
            <h3>Wie tekent</h3>
            <Signers
              signers={[
                {
                  key: '1',
                  name: 'Durk Zijlstra, penningmeester',
                  when: 'getekend op woensdag 4 maart 2026, 19.12 uur',
                  state: 'signed',
                },
                { key: '2', name: 'Ineke van der Wal, voorzitter', when: 'u bent aan zet', state: 'turn' },
                {
                  key: '3',
                  name: 'Het impactfonds, door het bestuur',
                  when: 'na u, binnen 3 werkdagen',
                  state: 'later',
                },
              ]}
            />
          </div>
        </div>
      </Section>
    </InitiativePage>
  )
}
