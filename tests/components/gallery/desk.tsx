import { Card } from '#app/components/block/card.tsx'
import { DataList } from '#app/components/block/data-list.tsx'
import { ExampleWord } from '#app/components/block/example-word.tsx'
import { Filters } from '#app/components/block/filters.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { type Column, Table } from '#app/components/block/table.tsx'
import { WorkList } from '#app/components/block/work-list.tsx'
import { type RankedProposal, RankingFigure } from '#app/components/charts/ranking-figure.tsx'
import { Button, ButtonLink } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Months } from '#app/components/money/months.tsx'
import { RoomBars } from '#app/components/money/room.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { DeskPage } from '#app/components/page/desk-page.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import type { StateOf } from '#app/components/state/state-looks.ts'
import { Saved, StateTag } from '#app/components/state/state-tag.tsx'
import { Steps } from '#app/components/state/steps.tsx'
import { deskWords, frame, sipke } from './frame.tsx'

type Tranche = {
  key: string
  grant: string
  part: string
  amount: string
  date: string
  state: StateOf<'tranche'>
  word: string
  left: string
}

const march: Tranche[] = [
  {
    key: '1',
    grant: 'Gezinslab',
    part: '3 van 4',
    amount: '€ 14.000',
    date: '2 maart',
    state: 'paid',
    word: 'Betaald',
    left: 'Niets. Bankafschrift van 3 maart',
  },
  {
    key: '2',
    grant: 'Verrijkte schooldag',
    part: '3 van 5',
    amount: '€ 6.250',
    date: '6 maart',
    state: 'ready',
    word: 'Klaar',
    left: 'Goedkeuring door een tweede persoon',
  },
  {
    key: '3',
    grant: 'Buurtgezinnen',
    part: '1 van 4',
    amount: '€ 12.000',
    date: '16 maart',
    state: 'waiting',
    word: 'Wacht',
    left: 'Handtekening van Buurtgezinnen',
  },
]
const late: Tranche[] = [
  {
    key: '4',
    grant: 'Wijkbedrijf',
    part: '2 van 3',
    amount: '€ 9.500',
    date: '15 febr.',
    state: 'late',
    word: 'Te laat',
    left: 'Verslag over mijlpaal 1',
  },
]

const columns: Column<Tranche>[] = [
  { key: 'grant', head: 'Bijdrage', cell: ({ grant }) => grant },
  { key: 'part', head: 'Deel', cell: ({ part }) => part },
  { key: 'amount', head: 'Bedrag', number: true, cell: ({ amount }) => amount },
  { key: 'date', head: 'Datum', cell: ({ date }) => date },
  {
    key: 'state',
    head: 'Staat',
    cell: ({ state, word }) => (
      <StateTag machine="tranche" state={state}>
        {word}
      </StateTag>
    ),
  },
  { key: 'left', head: 'Wat er nog moet', cell: ({ left }) => left },
  {
    key: 'do',
    head: 'Doen',
    action: true,
    cell: ({ grant }) => (
      <Link href="/tranche">
        Open<span className="db-vh">: {grant}</span>
      </Link>
    ),
  },
]

const open = (words: string) => (
  <ButtonLink look="second" small href="/work">
    {words}
  </ButtonLink>
)

export function Desk() {
  const side = (
    <>
      <Card
        title={
          <>
            Het fonds vandaag <ExampleWord />
          </>
        }
      >
        <DataList
          sums
          items={[
            { key: 'in', label: 'Binnengekomen', value: '€ 780.000' },
            { key: 'agreed', label: 'Afgesproken', value: '€ 561.500' },
            { key: 'free', label: 'Nu nog vrij', value: '€ 218.500' },
          ]}
        />
        <p className="db-small db-soft db-after">Krapste dag: 30 september 2026. Dan is nog € 41.250 vrij.</p>
      </Card>
      <Card quiet title="Nachtcontrole">
        <p className="db-small">
          <Saved>Alles klopt</Saved>
        </p>
      </Card>
    </>
  )
  return (
    <DeskPage
      {...frame(deskWords, 'Vandaag')}
      person={sipke}
      viewer={{ name: 'Sipke Hoekstra' }}
      strip={{
        where: (
          <>
            <strong>Sipke Hoekstra</strong> · fondsbeheer · donderdag 5 maart 2026
          </>
        ),
        end: (
          <Link href="/search" look="alone">
            Zoek een aanvraag of bijdrage
          </Link>
        ),
      }}
    >
      <Columns side={side} sideLabel="Het fonds vandaag">
        <div>
          <h1>4 dingen vragen u</h1>
          <Lead>Op volgorde van datum. Eén is te laat.</Lead>
          <WorkList
            days={[
              {
                key: 'late',
                title: 'Te laat',
                note: 'sinds maandag 2 maart',
                items: [
                  {
                    key: '1',
                    asks: { knot: 'diamond', tone: 'bad', word: '3 dagen te laat' },
                    what: 'Verslag van Wijkbedrijf is er nog niet',
                    why: 'Deelbetaling 2 (€ 9.500) wacht hierop. Anneke is ziek, bel Geert.',
                    action: open('Bel en noteer'),
                  },
                ],
              },
              {
                key: 'today',
                title: 'Vandaag',
                note: 'donderdag 5 maart',
                items: [
                  {
                    key: '2',
                    asks: { knot: 'dot', tone: 'turn', word: 'U keurt goed' },
                    what: 'Deelbetaling 3 van Verrijkte schooldag, € 6.250',
                    why: 'Klaargezet door Jelle. Hij mag niet zelf goedkeuren.',
                    action: open('Bekijk en keur goed'),
                  },
                  {
                    key: '3',
                    asks: { knot: 'half', tone: 'busy', word: 'Kan al' },
                    what: 'Verslag van Taalmaatjes lezen',
                    why: 'Binnengekomen op 3 maart.',
                    action: open('Lees het verslag'),
                  },
                  {
                    key: '4',
                    asks: { knot: 'bars', tone: 'calm', word: 'Klok staat stil' },
                    what: 'Aanvraag Energiemaatjes wacht op antwoord',
                    why: 'Stil sinds 24 februari.',
                    action: open('Bekijk'),
                  },
                ],
              },
            ]}
          />
        </div>
      </Columns>
      <Section
        id="tranches"
        title={
          <>
            Deelbetalingen <ExampleWord />
          </>
        }
        end={
          <Link href="/csv" look="alone">
            Download als CSV
          </Link>
        }
      >
        <Months
          months={[
            { key: '1', name: 'Januari', expected: 2_800_000, paid: 2_800_000 },
            { key: '2', name: 'Februari', expected: 2_150_000, paid: 1_200_000 },
            { key: '3', name: 'Maart', expected: 3_675_000, paid: 1_400_000, now: true },
            { key: '4', name: 'April', expected: 1_750_000, paid: 0 },
          ]}
        />
        <Filters
          filters={[
            { key: 'all', label: 'Alles (7)', href: '?', current: true },
            { key: 'late', label: 'Te laat (1)', href: '?late' },
          ]}
        />
        <Table
          caption="Deelbetalingen per maand"
          captionHidden
          columns={columns}
          groups={[
            { key: 'feb', title: 'Februari 2026', note: '€ 9.500 open, te laat', rows: late },
            { key: 'mar', title: 'Maart 2026', note: '€ 36.750 gepland, € 14.000 betaald', rows: march },
          ]}
          rowKey={({ key }) => key}
          turn={({ state }) => state === 'late' || state === 'ready'}
          foot={{ label: 'Samen', cells: { amount: '€ 41.750' } }}
        />
      </Section>
    </DeskPage>
  )
}

const euro = (amount: number) => amount * 100
const ranked = (
  key: string,
  name: string,
  asks: number,
  mean: number,
  half: number,
  place: RankedProposal['place'],
): RankedProposal => ({
  key,
  name,
  href: `/proposals/${key}`,
  asks: euro(asks),
  mean,
  interval: { low: mean - half, high: mean + half },
  spread: { low: mean - half - 0.3, high: mean + half + 0.2 },
  place,
})

const proposals: RankedProposal[] = [
  ranked('1', 'Gezinslab Oud Oost', 42_000, 4.4, 0.3, 'above'),
  ranked('2', 'Taalmaatjes, vervolg', 28_500, 4.2, 0.3, 'above'),
  ranked('3', 'Gezond met Cultuur', 18_400, 3.9, 0.4, 'grey'),
  ranked('4', 'Wijkbedrijf Bilgaard', 34_100, 3.6, 0.5, 'grey'),
  ranked('5', 'Energiemaatjes', 38_000, 2.9, 0.4, 'below'),
  { key: '6', name: 'Buurtmoestuin', asks: euro(12_500), mean: null, place: 'below' },
]

export function Ranking() {
  const stages = ['Betrokkenheid', 'Scoren', 'Gesloten', 'Onthuld', 'Extra lezers', 'Gesprek', 'Besluit']
  const side = (
    <>
      <Card
        title={
          <>
            Ruimte in het fonds <ExampleWord />
          </>
        }
      >
        <RoomBars
          rooms={[
            { key: 'round', name: 'Deze ronde', free: euro(83_500), ceiling: euro(200_000) },
            { key: 'pot', name: 'Potje Proeven', free: euro(68_500), ceiling: euro(240_000) },
          ]}
        />
      </Card>
      <Notice tone="turn" title="U bent aan zet">
        <p className="db-small">Vraag voor de twee in de grijze zone elk twee extra lezers.</p>
        <Form look="inline" action="/extra-readers">
          <Button small>Vier lezingen uitzetten</Button>
        </Form>
      </Notice>
    </>
  )
  return (
    <DeskPage
      {...frame(deskWords, 'Rondes')}
      person={sipke}
      strip={{
        where: <strong>Ronde voorjaar 2026</strong>,
        end: <span>Panelgesprek: morgen, 19.30 uur</span>,
      }}
    >
      <Steps
        label="Stappen van de ronde"
        steps={stages.map((label, index) => ({
          key: label,
          label,
          place: index < 3 ? 'done' : index === 3 ? 'now' : 'ahead',
        }))}
      />
      <Columns side={side} sideLabel="Geld en volgende stap">
        <h1>Uitkomst van het panel</h1>
        <Lead>
          Twee aanvragen staan duidelijk boven de lijn, twee eronder. Over twee moet het panel praten.
        </Lead>
        <RankingFigure
          id="ranking"
          level={2}
          title="Gemiddeld cijfer, en hoe zeker dat is"
          by="De punt is het gewogen gemiddelde. De streep loopt van laag naar hoog (80 % zeker)."
          proposals={proposals}
          line={3.55}
          grey={{ low: 3.15, high: 3.95 }}
        />
      </Columns>
    </DeskPage>
  )
}
