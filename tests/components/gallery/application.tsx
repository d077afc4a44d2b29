import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { Card } from '#app/components/block/card.tsx'
import { DataList } from '#app/components/block/data-list.tsx'
import { ExampleWord } from '#app/components/block/example-word.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { PersonCard } from '#app/components/block/person-card.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '#app/components/form/choices.tsx'
import { CodeField } from '#app/components/form/code-field.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { ErrorSummary, problemsOf } from '#app/components/form/error-summary.tsx'
import { FileField } from '#app/components/form/file-field.tsx'
import { Form } from '#app/components/form/form.tsx'
import { HiddenField } from '#app/components/form/hidden-field.tsx'
import { MoneyField } from '#app/components/form/money-field.tsx'
import { NumberField } from '#app/components/form/number-field.tsx'
import { conformRows, RowsEditor } from '#app/components/form/rows-editor.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { InitiativePage } from '#app/components/page/initiative-page.tsx'
import { Saved } from '#app/components/state/state-tag.tsx'
import { type Task, TaskList } from '#app/components/state/task-list.tsx'
import { Thread } from '#app/components/state/thread.tsx'
import { frame, initiativeWords, marijke } from './frame.tsx'

const strip = {
  where: (
    <>
      <strong>Gezond met Cultuur</strong> · Impactfonds, voorjaar 2026
    </>
  ),
  end: (
    <>
      <Saved>Alles is bewaard</Saved>
      <span>Nog 26 dagen</span>
    </>
  ),
}
const page = { ...frame(initiativeWords, 'Mijn aanvraag'), strip, viewer: { name: 'Fatma Yılmaz' } }

const tasks: Task[] = [
  { key: 'us', title: 'Over ons', href: '/us', state: 'done', word: 'Klaar' },
  {
    key: 'verbinding',
    title: 'Verbinding: met wie',
    href: '/v2',
    hint: '3 partners',
    state: 'done',
    word: 'Klaar',
  },
  {
    key: 'verandering',
    title: 'Verandering: wat is er nieuw',
    href: '/v3',
    hint: '2 van 4 vragen ingevuld',
    state: 'busy',
    word: 'Bezig',
  },
  {
    key: 'vooruitgang',
    title: 'Vooruitgang: wat verandert er voor wie',
    href: '/v4',
    state: 'open',
    word: 'Nog niet begonnen',
  },
  {
    key: 'money',
    title: 'Geld',
    href: '/money',
    hint: 'Kosten en geld zijn nog niet gelijk',
    state: 'busy',
    word: 'Bezig',
  },
  {
    key: 'send',
    title: 'Controleren en versturen',
    hint: 'Kan als de andere onderdelen klaar zijn.',
    state: 'off',
    word: 'Kan nog niet',
  },
]

export function Tasks() {
  const after = [
    { key: 'mail', what: 'U krijgt een bevestiging', when: 'meteen, per e-mail' },
    { key: 'check', what: 'Sipke kijkt of het compleet is', when: 'binnen 5 werkdagen' },
    { key: 'panel', what: 'Drie panelleden lezen uw plan', when: '7 tot en met 21 april' },
  ]
  const side = (
    <>
      <Card title="Na het versturen">
        <Thread tight steps={after} />
      </Card>
      <PersonCard person={marijke} title="Samen invullen?">
        Marijke komt ook bij u langs.
      </PersonCard>
    </>
  )
  return (
    <InitiativePage {...page} demo>
      <Columns side={side} sideLabel="Planning en hulp">
        <h1>Uw aanvraag</h1>
        <Lead>2 van de 6 onderdelen zijn klaar. U mag elke volgorde kiezen.</Lead>
        <Notice tone="turn" title="Verder waar u was" action={<ButtonLink href="/v3">Ga verder</ButtonLink>}>
          Verandering, vraag 3: “Is het gewone werk op orde?”
        </Notice>
        <TaskList tasks={tasks} />
        <p className="db-soft db-small">
          Referentie LO-2026-0042. Tot die dag ziet alleen uw groep deze tekst.
        </p>
      </Columns>
    </InitiativePage>
  )
}

const Basis = z.object({
  basis: z.string().refine((text) => text.length > 40, 'Schrijf wie het gewone werk nu doet.'),
  plus: z.enum(['adds', 'replaces', 'unknown'], 'Kies of uw plan erbij komt of iets vervangt.'),
})

export function Question() {
  const data = new FormData()
  data.set('basis', 'Het gaat best goed.')
  const lastResult = parseWithZod(data, { schema: Basis }).reply()
  const [form, fields] = useForm<z.infer<typeof Basis>>({ id: 'basis-form', lastResult })
  const side = (
    <>
      <div className="db-aside">
        <h2 className="db-h3">Een voorbeeld</h2>
        <p className="db-small">“Amaryllis helpt gezinnen in Heechterp met geldzorgen. Dat loopt goed.”</p>
        <p className="db-small db-soft">
          Uit een eerdere aanvraag <ExampleWord />
        </p>
      </div>
      <div className="db-aside">
        <h2 className="db-h3">Waarom vragen wij dit?</h2>
        <p className="db-small">Onze les uit 2024: iets nieuws lukt pas als het gewone werk op orde is.</p>
      </div>
    </>
  )
  return (
    <InitiativePage {...page}>
      <Link href="/tasks" look="back">
        ‹ Vorige vraag
      </Link>
      <Columns kind="read" side={side} sideLabel="Hulp bij deze vraag">
        <ErrorSummary problems={problemsOf(form, ['basis', 'plus'])} />
        <Form id={form.id} operation="0190aaaa-0000-7000-8000-000000000000">
          <TextArea
            field={fields.basis}
            heading={1}
            over="Verandering · vraag 3 van 4"
            label="Is het gewone werk op orde?"
            hint="Een extra plan werkt beter als de basis goed is. Schrijf wie nu voor deze bewoners zorgt. Noem geen namen van deelnemers."
            words={300}
            saved={<Saved>Bewaard om 14.32 uur</Saved>}
          />
          <RadioGroup
            field={fields.plus}
            label="Komt uw plan erbij, of vervangt het iets?"
            choices={[
              { value: 'adds', label: 'Het komt erbij' },
              { value: 'replaces', label: 'Het vervangt iets', hint: 'Wij vragen daarna wat er stopt.' },
              { value: 'unknown', label: 'Weet ik nog niet' },
            ]}
          />
          <Buttons>
            <Button>Opslaan en verder</Button>
            <Button look="second" name="later" value="1">
              Opslaan en later verder
            </Button>
          </Buttons>
        </Form>
      </Columns>
    </InitiativePage>
  )
}

type Budget = { lines: { id: string; title: string; kind: string; amount: string }[] }

export function Rows() {
  const [form, fields] = useForm<Budget>({
    id: 'budget',
    defaultValue: {
      lines: [
        { id: '1', title: 'Spelersgroep begeleiden', kind: 'people', amount: '9.600' },
        { id: '2', title: 'Huur zaal Heechterp', kind: 'place', amount: '2.400' },
        { id: '3', title: 'Decor en kleding', kind: 'things', amount: '1.750' },
      ],
    },
  })
  const rows = fields.lines.getFieldList().map((row, index) => {
    const line = row.getFieldset()
    return {
      key: row.key ?? String(index),
      title: line.title.initialValue ?? `Regel ${index + 1}`,
      fields: (
        <>
          <HiddenField field={line.id} />
          <TextField
            field={line.title}
            label="Waarvoor?"
            error={index === 1 ? 'Schrijf waarvoor u dit betaalt.' : undefined}
          />
          <SelectField
            field={line.kind}
            label="Soort"
            options={[
              { value: 'people', label: 'Mensen' },
              { value: 'place', label: 'Plek' },
              { value: 'things', label: 'Spullen' },
            ]}
          />
          <MoneyField field={line.amount} label="Bedrag" />
        </>
      ),
    }
  })
  return (
    <InitiativePage {...page}>
      <Form id={form.id}>
        <div>
          <p className="db-over">Geld · vraag 1 van 4</p>
          <h1>Wat kost het?</h1>
          <p className="db-hint db-hint--body">Zet elke soort kosten op een eigen regel. Schat het gerust.</p>
        </div>
        <RowsEditor
          list={fields.lines}
          rows={rows}
          buttons={conformRows(form, fields.lines.name, { id: '4' })}
          addLabel="Regel toevoegen"
          total="Alle kosten samen: € 13.750"
        />
        <div className="db-balance">
          <DataList
            sums
            items={[
              { key: 'costs', label: 'Alle kosten', value: '€ 13.750' },
              { key: 'own', label: 'Eigen geld', value: '€ 1.000' },
              { key: 'ask', label: 'U vraagt aan het fonds', value: '€ 12.750' },
            ]}
          />
          <Notice tone="good" title="Het klopt">
            Kosten en geld zijn gelijk: € 13.750.
          </Notice>
        </div>
        <Buttons>
          <Button>Opslaan en verder</Button>
        </Buttons>
      </Form>
    </InitiativePage>
  )
}

export function Fields() {
  return (
    <InitiativePage {...page}>
      <h1>Velden</h1>
      <Form label="Alle velden">
        <TextField
          name="initiativeName"
          label="Hoe heet uw initiatief?"
          hint="Zo staat het straks op de website."
          defaultValue="Gezond met Cultuur"
        />
        <TextField name="website" type="url" label="Website" optional />
        <TextField
          name="iban"
          label="Rekeningnummer (IBAN)"
          error="Controleer het rekeningnummer. Er mist een cijfer."
          defaultValue="NL00 BANK 0123 4567 8"
        />
        <MoneyField
          name="ask"
          label="Hoeveel vraagt u?"
          hint="Bijvoorbeeld 1.250 of 1.250,50"
          defaultValue="12.300"
        />
        <DateField name="start" label="Wanneer begint u?" defaultValue="2026-03-31" />
        <NumberField name="count" label="Hoeveel mensen?" unit="mensen" defaultValue="40" />
        <SelectField name="who" label="Wie bent u?" options={[{ value: 'a', label: 'Een stichting' }]} />
        <FileField
          name="quote"
          label="Foto of bestand"
          hint="PDF, JPG, PNG, HEIC, Word, ODT of Excel. Tot 10 MB per bestand."
          error="Kies een bestand tot 10 MB. Dit bestand is groter."
          accept=".pdf,.jpg"
          most={{
            bytes: 10_000_000,
            sent: 90_000_000,
            tooLarge: 'Kies een bestand tot 10 MB. Dit bestand is groter.',
          }}
        />
        <FileField
          name="photo"
          label="Foto van de plek"
          accept=".jpg"
          most={{
            bytes: 10_000_000,
            sent: 90_000_000,
            tooLarge: 'Kies een bestand tot 10 MB. Dit bestand is groter.',
          }}
          kept={{
            name: 'De zaal van het wijkgebouw met alle tafels klaar voor dinsdag.jpg',
            size: '1,4 MB',
            href: '/file',
            note: 'Dit bestand wordt nog nagekeken.',
          }}
        />
        <CodeField
          name="code"
          label="Code uit uw e-mail"
          hint="6 cijfers. De code geldt 10 minuten. Plakken mag."
        />
        <RadioGroup
          name="kind"
          label="Bent u een stichting of een groep bewoners?"
          defaultValue="group"
          choices={[
            { value: 'group', label: 'Een groep bewoners', hint: 'Een penvoerder ontvangt het geld voor u.' },
            { value: 'foundation', label: 'Een stichting of vereniging' },
          ]}
        />
        <CheckboxGroup
          name="where"
          label="In welke wijken?"
          hint="U mag er meer kiezen."
          optional
          error="Kies één of meer wijken."
          defaultValue={['heechterp']}
          choices={[
            { value: 'heechterp', label: 'Heechterp-Schieringen' },
            { value: 'oud-oost', label: 'Oud Oost, met Vlietzone' },
          ]}
        />
        <Checkbox name="agree" label="Ik heb de afspraken gelezen en ga akkoord." defaultChecked />
        <Checkbox
          name="truth"
          label="Ik heb alles naar waarheid ingevuld."
          hint="Ook de bijlagen."
          error="Zet een vinkje als dit klopt."
        />
        <Buttons>
          <Button>Opslaan en verder</Button>
          <Button look="second">Opslaan en later verder</Button>
          <Button look="danger">Aanvraag intrekken</Button>
          <Button disabled>Kan nog niet</Button>
          <Button look="quiet" about="Over ons">
            Wijzigen
          </Button>
        </Buttons>
      </Form>
    </InitiativePage>
  )
}

export function CheckAnswers() {
  return (
    <InitiativePage {...page}>
      <Columns kind="read" side={<PersonCard person={marijke} title="Samen nalezen?" />}>
        <h1>Controleer uw antwoorden</h1>
        <Refusal
          what="Versturen kan nog niet"
          whatNow="Zet eerst kosten en geld gelijk. Uw tekst blijft bewaard."
        />
        <h2>Verandering</h2>
        <DataList
          items={[
            {
              key: 'new',
              label: 'Wat is er anders dan nu?',
              value: 'Ouders en kinderen spelen samen.\nDat is er nu niet.',
              change: '/v3/1',
            },
            {
              key: 'basis',
              label: 'Is het gewone werk op orde?',
              value:
                'Het gaat best goed. Amaryllis helpt gezinnen met geldzorgen, en dat loopt al jaren goed.',
              change: '/v3/3',
            },
            { key: 'learn', label: 'Wat hoopt u te leren?', change: '/v3/4' },
          ]}
        />
        <Buttons>
          <Button>Akkoord en versturen</Button>
        </Buttons>
      </Columns>
    </InitiativePage>
  )
}
