import { Card } from '#app/components/block/card.tsx'
import { ExampleWord } from '#app/components/block/example-word.tsx'
import { Facts } from '#app/components/block/facts.tsx'
import { Lessons } from '#app/components/block/lessons.tsx'
import { Table } from '#app/components/block/table.tsx'
import { BarsFigure } from '#app/components/charts/bars-figure.tsx'
import { ColumnsFigure } from '#app/components/charts/columns-figure.tsx'
import { Figures } from '#app/components/charts/figure.tsx'
import { IndicatorFigure } from '#app/components/charts/indicator-figure.tsx'
import { MoneyFigure } from '#app/components/charts/money-figure.tsx'
import { Link } from '#app/components/link.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PublicPage } from '#app/components/page/public-page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { Thread } from '#app/components/state/thread.tsx'
import { frame, hanan, publicWords } from './frame.tsx'

const value = (amount: number) => ({ kind: 'value' as const, value: amount })

export function Grant() {
  const steps = [
    { key: 'a', what: 'Toegekend', when: '14 februari 2025', place: 'past' as const },
    { key: 'b', what: 'Afspraken getekend', when: '26 februari 2025', place: 'past' as const },
    {
      key: 'c',
      what: 'Eindverslag wordt gelezen',
      when: 'binnengekomen op 3 maart 2026',
      place: 'now' as const,
      knot: 'clock' as const,
    },
    { key: 'd', what: 'Afronding', when: 'verwacht in april 2026' },
  ]
  return (
    <PublicPage {...frame(publicWords, 'Resultaten')} person={hanan}>
      <Link href="/grants" look="back">
        ‹ Alle bijdragen
      </Link>
      <Columns
        side={
          <Card title="Hoe het gaat">
            <Thread tight steps={steps} />
          </Card>
        }
        sideLabel="Hoe het gaat"
      >
        <p>
          <StateTag machine="grant" state="settling">
            Loopt, eindverslag wordt gelezen
          </StateTag>
        </p>
        <h1>Taalmaatjes: samen oefenen met taal</h1>
        <Lead>Een vrijwilliger en een buurtbewoner spreken een jaar lang elke week af.</Lead>
        <Facts
          two
          facts={[
            { term: 'Waar', value: 'Bilgaard en Vrijheidswijk' },
            {
              term: 'Hoeveel',
              value: (
                <>
                  € 24.500 <ExampleWord />
                </>
              ),
              more: '€ 20.000 betaald, € 4.500 na het eindverslag',
            },
            { term: 'Wanneer', value: '1 maart 2025 tot en met 28 februari 2026' },
            { term: 'Wie', value: 'Stichting Taalmaatjes Oost', more: 'met Dbieb en twee scholen' },
          ]}
        />
      </Columns>
      <Section id="changed" title="Wat er veranderde" intro="Van nulmeting naar doel, en waar het nu staat.">
        <Figures>
          <IndicatorFigure
            id="pairs"
            title="34 taalkoppels, het doel is 40"
            by="Koppels die elke week afspreken. Geteld door de coördinator."
            unit="Koppels"
            baseline={{ on: '2025-03-01', value: 0 }}
            target={40}
            points={[
              { key: 'june', on: '2025-06-01', value: value(12) },
              { key: 'sept', on: '2025-09-01', value: value(21) },
              { key: 'dec', on: '2025-12-01', value: value(29) },
              { key: 'feb', on: '2026-02-28', value: value(34) },
            ]}
          />
          <BarsFigure
            id="people"
            title="55 tot 61 mensen deden mee"
            by="8 mensen deden in beide wijken mee. Van 6 weten wij dat niet zeker. Daarom staat er een bereik."
            unit="mensen"
            bars={[
              { key: 'bilgaard', label: 'Bilgaard', value: value(38) },
              { key: 'vrijheid', label: 'Vrijheidswijk', value: value(31) },
              { key: 'oost', label: 'Oud Oost', value: { kind: 'missing', reason: 'nog niet geteld' } },
            ]}
            total={{ kind: 'range', from: 55, to: 61 }}
            target={60}
          />
          <ColumnsFigure
            id="stay"
            title="3 van de 4 koppels houden vol"
            by="Koppels die na drie maanden nog elke week afspreken."
            unit="Nog samen"
            target={70}
            top={100}
            words={(share) => `${share} %`}
            points={[
              { key: 'june', moment: 'juni', value: { kind: 'missing', reason: 'te vroeg' } },
              { key: 'sept', moment: 'sept.', value: { kind: 'value', value: 75, note: '9 van 12' } },
              { key: 'dec', moment: 'dec.', value: { kind: 'missing' } },
              { key: 'feb', moment: 'febr.', value: { kind: 'value', value: 76, note: '22 van 29' } },
            ]}
          />
          <IndicatorFigure
            id="visits"
            title="Eén meting is er niet"
            by="Bezoekers per week, in één week een bereik."
            unit="Bezoekers"
            baseline={{ on: '2025-03-01', value: null }}
            target={60}
            points={[
              { key: 'june', on: '2025-06-01', value: value(55) },
              { key: 'sept', on: '2025-09-01', value: { kind: 'missing', reason: 'coördinator was ziek' } },
              { key: 'dec', on: '2025-12-01', value: { kind: 'range', from: 38, to: 52 } },
              { key: 'feb', on: '2026-02-28', value: value(3) },
            ]}
          />
          <Lessons
            title="Wat zij leerden"
            lessons={[
              {
                key: 'a',
                text: 'Koppelen lukt beter op het schoolplein dan in de bibliotheek.',
                source: 'Uit het verslag van september 2025',
              },
              {
                key: 'b',
                text: 'Een vaste invaller had ons de meting van december gered.',
                source: 'Uit het eindverslag',
              },
            ]}
            link={
              <Link href="/lessons" look="alone">
                Alle geleerde lessen
              </Link>
            }
          />
          <MoneyFigure
            id="cover"
            title="Op 30 september is er het minst over"
            by="Wat nog vrij is, dag voor dag."
            to="2026-12-31"
            today="2026-03-05"
            points={[
              { on: '2026-01-01', cover: 30_000_000 },
              { on: '2026-02-15', cover: 22_000_000 },
              { on: '2026-04-01', cover: 38_000_000 },
              { on: '2026-06-15', cover: 17_500_000 },
              { on: '2026-09-30', cover: 4_125_000 },
              { on: '2026-11-01', cover: 12_000_000 },
            ]}
          />
          <MoneyFigure
            id="short"
            title="In oktober is er een tekort"
            to="2027-12-31"
            points={[
              { on: '2026-01-01', cover: 10_000_000 },
              { on: '2026-10-01', cover: -2_500_000 },
              { on: '2027-02-01', cover: 9_000_000 },
            ]}
          />
        </Figures>
      </Section>
      <Section id="data" title="De gegevens">
        <Table
          narrow
          caption="Gegevens van deze bijdrage"
          captionHidden
          columns={[
            { key: 'what', head: 'Wat', cell: ([what]: [string, string]) => what },
            { key: 'fact', head: 'Gegeven', cell: ([, fact]: [string, string]) => fact },
          ]}
          rows={[
            ['Kenmerk', 'LO-2025-0006'],
            ['Pijlers', 'Leren, Werk'],
          ]}
          rowKey={([what]) => what}
        />
      </Section>
    </PublicPage>
  )
}
