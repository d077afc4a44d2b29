import { ScoreTable } from '#app/components/block/score-table.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { ScoreField } from '#app/components/form/score-field.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { PanelPage } from '#app/components/page/panel-page.tsx'
import { Reading } from '#app/components/page/reading.tsx'
import { Saved } from '#app/components/state/state-tag.tsx'
import { Steps } from '#app/components/state/steps.tsx'
import { frame, panelWords, sipke } from './frame.tsx'

export function Scoring() {
  const vs = ['Voornemen', 'Verbinding', 'Verandering', 'Vooruitgang', 'Verantwoording', 'Advies']
  const score = (
    <Form
      look="card"
      action="/score"
      operation="0190cccc-0000-7000-8000-000000000000"
      label="Uw cijfer voor Vooruitgang"
    >
      <div>
        <p className="db-over">Vooruitgang · V 4 van 5</p>
        <h2>Worden kinderen en gezinnen er beter van?</h2>
      </div>
      <ScoreField
        name="score"
        legend="Uw cijfer"
        defaultValue="4"
        error="Kies een cijfer."
        anchors={{
          1: 'Niet duidelijk wie er beter van wordt, of waarvan.',
          3: 'Duidelijk voor wie, maar niet hoe je het straks merkt.',
          5: 'Duidelijk voor wie, hoe het nu is, en wat er anders is aan het eind. Je kunt het meten.',
        }}
        cannot={{ value: 'cannot', label: 'Dit kan ik niet beoordelen' }}
      />
      <TextArea
        name="reason"
        small
        label="Waarom dit cijfer?"
        hint="Eén zin is genoeg. Bij een 1 of een 5 is een reden nodig."
        defaultValue="Goed geteld en een duidelijk doel."
      />
      <Buttons>
        <Button>Opslaan en naar Verantwoording</Button>
      </Buttons>
    </Form>
  )
  return (
    <PanelPage
      {...frame(panelWords, 'Mijn lijst')}
      person={sipke}
      viewer={{ name: 'Geert' }}
      strip={{
        where: (
          <>
            <strong>Panel, voorjaar 2026</strong> · nog te lezen: 6, ongeveer 50 minuten
          </>
        ),
        end: (
          <>
            <Saved>Bewaard om 20.47 uur</Saved>
            <ButtonLink look="second" small href="/reviewer">
              Ik stop nu
            </ButtonLink>
          </>
        ),
      }}
    >
      <div className="db-scorehead">
        <p className="db-over">Aanvraag 3 van uw 9 · LO-2026-0031</p>
        <h1>Skillsgarden: sporten en ontmoeten bij het oude Cambuur-stadion</h1>
      </div>
      <Steps
        label="De vijf V’s"
        phone="knots"
        steps={vs.map((label, index) => ({
          key: label,
          label,
          href: `/v/${index}`,
          place: index < 3 ? 'done' : index === 3 ? 'now' : 'ahead',
        }))}
      />
      <Reading
        title="Wat de aanvrager schrijft over Vooruitgang"
        score={score}
        scoreId="rubric"
        jump="Nu uw cijfer voor Vooruitgang"
      >
        <h3>Voor wie doet u het?</h3>
        <p>
          Voor jongeren van 12 tot 18 jaar uit Oud Oost en Bilgaard. Vooral voor jongeren die niet bij een
          club zitten.
        </p>
        <h3>Hoe is het nu?</h3>
        <p>
          Op een gewone avond zijn er 10 tot 15 jongeren op het veld. Wij telden dat in oktober, drie weken
          lang.
        </p>
      </Reading>
      <h2>Uw cijfers</h2>
      <ScoreTable
        rows={[
          { key: '1', name: 'Voornemen', score: 4, reason: 'Past goed bij het fonds.' },
          { key: '2', name: 'Verbinding', score: 5, reason: 'Jongeren leiden zelf.' },
          { key: '3', name: 'Verandering', score: null },
        ]}
      />
    </PanelPage>
  )
}
