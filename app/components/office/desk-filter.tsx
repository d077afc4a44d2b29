import { m } from '#app/i18n/paraglide/messages.js'
import { Fold } from '../block/fold.tsx'
import { Button } from '../form/button.tsx'
import { DateField } from '../form/date-field.tsx'
import { Form } from '../form/form.tsx'
import { type Option, SelectField } from '../form/select-field.tsx'
import { TextField } from '../form/text-field.tsx'
import { Link } from '../link.tsx'
import { SavedViews } from './saved-views.tsx'

type Chosen = 'sort' | 'who' | 'place' | 'initiative' | 'before'
type DeskFilterProps = {
  filter: {
    kept: Parameters<typeof SavedViews>[0]
    isAsking: boolean
    isWrongDay: boolean
    typed: Record<Chosen, string>
    sorts: Option[]
    people: Option[]
    places: Option[]
  }
}

/** What the list of work shows: a sort, who holds it, where and of whom it is, due before a day; and what was kept. */
export function DeskFilter({ filter }: DeskFilterProps) {
  const { typed } = filter
  const choice = (name: 'sort' | 'who' | 'place', label: string, options: Option[]) => (
    <SelectField
      name={name}
      label={label}
      options={options}
      empty={m.manager_find_any()}
      defaultValue={typed[name]}
    />
  )
  return (
    <>
      <Fold title={m.desk_filter()} open={filter.isAsking}>
        <Form method="get" action="/manager" look="search" label={m.desk_filter()}>
          <div className="db-search__choices">
            {choice('sort', m.desk_filter_sort(), filter.sorts)}
            {choice('who', m.desk_filter_who(), filter.people)}
            {choice('place', m.manager_find_place(), filter.places)}
          </div>
          <div className="db-search__choices">
            <TextField name="initiative" label={m.desk_filter_initiative()} defaultValue={typed.initiative} />
            <DateField
              name="before"
              label={m.desk_filter_before()}
              defaultValue={typed.before}
              error={filter.isWrongDay ? m.books_wrong_day() : undefined}
            />
          </div>
          <p className="db-row">
            <Button look="second">{m.manager_find_do()}</Button>
            {filter.isAsking && <Link href="/manager">{m.manager_desk_everything()}</Link>}
          </p>
        </Form>
      </Fold>
      <SavedViews {...filter.kept} />
    </>
  )
}
