import { ExampleWord } from '#app/components/block/example-word.tsx'
import { KeyFigure, KeyFigures } from '#app/components/block/key-figure.tsx'
import { People } from '#app/components/block/person-card.tsx'
import { RoundCard } from '#app/components/block/round-card.tsx'
import { type Column, Table } from '#app/components/block/table.tsx'
import { ButtonLink } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { MoneyBar } from '#app/components/money/money-bar.tsx'
import { Grid } from '#app/components/page/columns.tsx'
import { Hero } from '#app/components/page/hero.tsx'
import { PublicPage } from '#app/components/page/public-page.tsx'
import { Section } from '#app/components/page/section.tsx'
import type { StateOf } from '#app/components/state/state-looks.ts'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { frame, hanan, joke, marijke, publicWords, rob } from './frame.tsx'

type Grant = {
  name: string
  what: string
  where: string
  state: StateOf<'grant'>
  word: string
  amount: string
}

const grants: Grant[] = [
  {
    name: 'Gezinslab',
    what: 'Hulp dichtbij voor gezinnen',
    where: 'Bilgaard, Oud Oost',
    state: 'running',
    word: 'Loopt',
    amount: '€ 48.000',
  },
  {
    name: 'Wijkbedrijf',
    what: 'Werk en vrijwilligerswerk in de wijk',
    where: 'Heechterp-Schieringen',
    state: 'running',
    word: 'Loopt',
    amount: '€ 38.000',
  },
  {
    name: 'Buurtgezinnen',
    what: 'Een gezin helpt een gezin',
    where: 'Vrijheidswijk',
    state: 'agreeing',
    word: 'Afspraken worden getekend',
    amount: '€ 36.000',
  },
  {
    name: 'Verduurzaming',
    what: 'Buren helpen elkaar energie besparen',
    where: 'Oud Oost',
    state: 'settled',
    word: 'Afgerond',
    amount: '€ 12.800',
  },
]

const columns: Column<Grant>[] = [
  {
    key: 'name',
    head: 'Initiatief',
    cell: (grant) => (
      <>
        <Link href="/grants/1">{grant.name}</Link>
        <small>{grant.what}</small>
      </>
    ),
  },
  { key: 'where', head: 'Wijk', cell: (grant) => grant.where },
  {
    key: 'state',
    head: 'Hoe het gaat',
    cell: (grant) => (
      <StateTag machine="grant" state={grant.state}>
        {grant.word}
      </StateTag>
    ),
  },
  {
    key: 'amount',
    head: (
      <>
        Bijdrage <ExampleWord />
      </>
    ),
    label: 'Bijdrage',
    number: true,
    cell: (grant) => grant.amount,
  },
]

export function Home() {
  const hero = (
    <Hero
      title={['Een goed idee voor uw buurt?', 'Wij helpen het op weg.']}
      lead="Het impactfonds geeft geld aan plannen van bewoners, scholen en verenigingen in Leeuwarden Oost. Voor plannen waar nergens anders geld voor is."
      actions={
        <>
          <ButtonLink look="lamp" href="#rondes">
            Bekijk waar u geld kunt vragen
          </ButtonLink>
          <ButtonLink look="night" href="/check">
            Doe de check in 3 minuten
          </ButtonLink>
        </>
      }
    />
  )
  return (
    <PublicPage {...frame(publicWords)} hero={hero}>
      <Section id="rondes" title="Hier kunt u nu geld vragen">
        <Grid>
          <RoundCard
            state={
              <StateTag machine="round" state="open">
                Altijd open
              </StateTag>
            }
            title="Klein starten"
            href="/rounds/1"
            amount="tot € 2.500"
            purpose="voor een eerste stap"
            steps={['8 vragen', 'Antwoord in 3 weken', 'Beginnen']}
            stepsLabel="De stappen"
            action={<ButtonLink href="/rounds/1">Klein starten</ButtonLink>}
          >
            Voor buren met een idee dat u snel wilt proberen. U hoeft geen stichting te zijn.
          </RoundCard>
          <RoundCard
            state={
              <StateTag machine="round" state="open">
                Open, nog 26 dagen
              </StateTag>
            }
            title="Impactfonds, voorjaar 2026"
            href="/rounds/2"
            amount="tot € 50.000"
            purpose="voor een heel plan"
            steps={['Aanvraag', 'Panel leest', 'Besluit', 'Afspraken', 'Samen leren']}
            stepsLabel="De stappen"
            action={<ButtonLink href="/rounds/2">Bekijk de ronde</ButtonLink>}
          >
            Voor initiatieven die al samenwerken in de wijk. Insturen kan tot en met dinsdag 31 maart, 23.59
            uur.
          </RoundCard>
        </Grid>
      </Section>
      <Section id="oogst" title="Wat er in 2024 veranderde in Leeuwarden Oost">
        <KeyFigures>
          <KeyFigure figure={{ kind: 'value', number: '1.500', qualifier: 'about' }}>
            kinderen kregen twee tot vier uur per week extra tijd om te leren en te spelen, op tien IKC’s.
          </KeyFigure>
          <KeyFigure
            figure={{ kind: 'value', number: '42' }}
            link={<Link href="/results">Veiligheid: bekijk de cijfers</Link>}
          >
            jongeren zijn verder geholpen door het MultiTeam. Sommigen deden mee in meer dan één aanpak.
          </KeyFigure>
          <KeyFigure figure={{ kind: 'range', from: '55', to: '61' }}>
            mensen deden mee, in twee wijken
          </KeyFigure>
          <KeyFigure figure={{ kind: 'missing' }}>
            75 baangaranties voor jongeren was het doel. Er was in 2024 nog geen geld om te beginnen.
          </KeyFigure>
        </KeyFigures>
      </Section>
      <Section
        id="geld"
        title={
          <>
            Waar het geld is <ExampleWord />
          </>
        }
      >
        <MoneyBar
          id="fund-money"
          paid={40_225_000}
          agreed={15_925_000}
          free={33_850_000}
          caption={
            <p>
              Het fonds heeft <strong>€ 900.000</strong> voor drie jaar, 2024 tot en met 2026.
            </p>
          }
        />
      </Section>
      <Section
        id="initiatieven"
        title="Wie er al mee begon"
        end={
          <Link href="/grants" look="alone">
            Alle bijdragen bekijken
          </Link>
        }
      >
        <Table
          caption="Initiatieven met een bijdrage"
          captionHidden
          columns={columns}
          rows={grants}
          rowKey={(grant) => grant.name}
        />
      </Section>
      <Section
        id="mensen"
        title="In elke wijk is iemand dichtbij"
        intro="Bel of loop langs. Wij denken mee over uw idee."
      >
        <People people={[hanan, joke, marijke, rob]} />
      </Section>
    </PublicPage>
  )
}
