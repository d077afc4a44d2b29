import { m } from '#app/i18n/paraglide/messages.js'
import { Fold } from '../block/fold.tsx'
import { Button } from '../form/button.tsx'
import { Form } from '../form/form.tsx'
import { MoneyField } from '../form/money-field.tsx'
import { type Option, SelectField } from '../form/select-field.tsx'
import { TextField } from '../form/text-field.tsx'
import { Link } from '../link.tsx'

type Name = 'text' | 'pot' | 'place' | 'round' | 'state' | 'from' | 'to' | 'least' | 'most'
type BoardSearchProps = {
  form: {
    pots: Option[]
    rounds: Option[]
    places: Option[]
    states: Option[]
    typed: Record<Name, string>
    /** What travels along: what is shown and by what. */
    kept: Record<string, string>
    narrowed: boolean
  }
}

/** What the board shows, chosen in a plain form: everything ends up in the address. */
export function BoardSearch({
  form: { pots, rounds, places, states, typed, kept, narrowed },
}: BoardSearchProps) {
  const choice = (name: Name, label: string, options: Option[]) => (
    <SelectField
      name={name}
      label={label}
      options={options}
      empty={m.manager_find_any()}
      defaultValue={typed[name]}
    />
  )
  const more = (['round', 'state', 'from', 'to', 'least', 'most'] as const).some((name) => typed[name] !== '')
  const month = m.manager_tranche_find_month_hint()
  return (
    <Form
      method="get"
      action="/manager/tranches"
      look="search"
      label={m.manager_tranche_find_label()}
      hidden={kept}
    >
      <div className="db-search__choices">
        <TextField name="text" label={m.manager_tranche_find_text()} defaultValue={typed.text} />
        {choice('pot', m.manager_tranche_file_pot(), pots)}
        {choice('place', m.manager_find_place(), places)}
      </div>
      <Fold title={m.manager_tranche_find_more()} open={more}>
        <div className="db-search__choices">
          {choice('round', m.manager_panel_col_round(), rounds)}
          {choice('state', m.manager_tranche_state(), states)}
          <TextField
            name="from"
            label={m.manager_tranche_find_from()}
            hint={month}
            defaultValue={typed.from}
          />
          <TextField name="to" label={m.manager_tranche_find_to()} hint={month} defaultValue={typed.to} />
          <MoneyField name="least" label={m.manager_tranche_find_least()} defaultValue={typed.least} />
          <MoneyField name="most" label={m.manager_tranche_find_most()} defaultValue={typed.most} />
        </div>
      </Fold>
      <p className="db-row">
        <Button look="second">{m.manager_find_do()}</Button>
        {narrowed && <Link href="/manager/tranches">{m.manager_find_clear()}</Link>}
      </p>
    </Form>
  )
}
