import { Criteria } from '#app/components/block/criteria.tsx'
import { Empty } from '#app/components/block/empty.tsx'
import { Fold } from '#app/components/block/fold.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Outcome } from '#app/components/block/outcome.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { CodeField } from '#app/components/form/code-field.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Grid } from '#app/components/page/columns.tsx'
import { PlainPage } from '#app/components/page/plain-page.tsx'
import { PublicPage } from '#app/components/page/public-page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { type Machine, stateLooks } from '#app/components/state/state-looks.ts'
import { Tag } from '#app/components/state/state-tag.tsx'
import { frame, marijke, publicWords } from './frame.tsx'

export function Parts() {
  return (
    <PublicPage {...frame(publicWords)} locale="fy">
      <h1>Onderdelen</h1>
      <Section id="states" title="Staten">
        <Grid>
          {(Object.keys(stateLooks) as Machine[]).map((machine) => (
            <div key={machine} className="db-stack-s">
              <h3>{machine}</h3>
              {Object.entries(stateLooks[machine]).map(([state, [knot, tone]]) => (
                <p key={state}>
                  <Tag knot={knot} tone={tone}>
                    {state}
                  </Tag>
                </p>
              ))}
            </div>
          ))}
        </Grid>
      </Section>
      <Section id="notices" title="Meldingen">
        <Grid>
          <Notice title="Goed om te weten" level={3}>
            Uw tekst is alleen voor uw groep zichtbaar.
          </Notice>
          <Notice tone="good" title="Uw aanvraag is verstuurd" level={3} announce>
            Kenmerk LO-2026-0042. U krijgt een e-mail.
          </Notice>
          <Notice tone="turn" title="U bent aan zet" level={3}>
            Sipke heeft een vraag over de begroting.
          </Notice>
          <Notice tone="wait" title="Dit kan nu niet" level={3}>
            De ronde is op 31 maart gesloten. Uw tekst blijft bewaard.
          </Notice>
          <Notice tone="calm" title="Het staat stil" level={3}>
            De klok loopt verder als u antwoordt.
          </Notice>
          <Notice tone="bad" title="De betaling is mislukt" level={3}>
            De bank kent het rekeningnummer niet. Er is niets betaald.
          </Notice>
        </Grid>
      </Section>
      <Section id="others" title="En verder">
        <Criteria
          criteria={[
            { key: '1', name: 'Voornemen', asks: 'Past het plan bij het doel van het fonds?', weight: 20 },
            { key: '2', name: 'Vooruitgang', asks: 'Worden kinderen en gezinnen er beter van?', weight: 25 },
          ]}
        />
        <Fold title="Over ons" note="4 vragen">
          <p>Hoe heet uw initiatief?</p>
        </Fold>
        <Fold title="Voornemen: uw idee" note="3 vragen" open>
          <ol className="db-list">
            <li>Wat gaat u doen?</li>
            <li>Waarom kan dit niet via gewone potjes?</li>
          </ol>
        </Fold>
        <div className="db-after">
          <Empty
            title="U hebt nog geen aanvraag"
            level={3}
            action={
              <Link href="/rounds" look="alone">
                Bekijk waar u geld kunt vragen
              </Link>
            }
          >
            Hier ziet u straks waar uw aanvraag is en wie hem heeft.
          </Empty>
        </div>
      </Section>
      <Section id="outcome" title="De check">
        <Outcome
          kind="yes"
          level={2}
          title="Ja, u kunt meedoen"
          lead="Uw plan past bij de ronde voorjaar 2026."
        >
          <Buttons>
            <ButtonLink href="/start">Nu beginnen</ButtonLink>
          </Buttons>
        </Outcome>
        <div className="db-after">
          <Outcome
            kind="no"
            level={2}
            title="Dit fonds past niet bij uw plan"
            lead="Een speeltoestel vervangen betaalt de gemeente."
          />
        </div>
      </Section>
    </PublicPage>
  )
}

export function SignIn() {
  return (
    <PlainPage {...frame([])} person={marijke}>
      <h1>Typ de code uit uw e-mail</h1>
      <p className="db-lead">Wij stuurden een code naar fatma@example.org.</p>
      <Form action="/account/sign-in">
        <CodeField name="code" label="Code" hint="6 cijfers. De code geldt 10 minuten. Plakken mag." />
        <Buttons>
          <Button>Inloggen</Button>
        </Buttons>
      </Form>
    </PlainPage>
  )
}
