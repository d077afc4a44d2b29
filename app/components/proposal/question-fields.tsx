import type { FieldMetadata, FormMetadata } from '@conform-to/react'
import { type ReactNode, useEffect, useState } from 'react'
import { formatMoney, parseMoney, sumCents } from '#app/domain/money.ts'
import { isShown } from '#app/domain/proposal/field.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { getLocale } from '#app/i18n/paraglide/runtime.js'
import { Checkbox, CheckboxGroup, RadioGroup } from '../form/choices.tsx'
import { DateField } from '../form/date-field.tsx'
import { Optional } from '../form/field-frame.tsx'
import type { ConformField } from '../form/field-source.ts'
import { HiddenField } from '../form/hidden-field.tsx'
import { MoneyField } from '../form/money-field.tsx'
import { NumberField } from '../form/number-field.tsx'
import { conformRows, RowsEditor } from '../form/rows-editor.tsx'
import { SelectField } from '../form/select-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField, type TextFieldProps } from '../form/text-field.tsx'
import { QuestionFile } from './question-file.tsx'
import type { FieldView, QuestionView, TypedRow, TypedValues } from './question-view.ts'

type FieldsProps = {
  view: QuestionView
  form: FormMetadata<TypedValues>
  fields: Record<string, FieldMetadata<unknown, TypedValues> | undefined>
  /** The id of the next row that is added. */
  newRow: string
  /** The title stands somewhere else. */
  bare?: boolean
}

/** The fields of a question page under its title; the title is the label where the page has one question. */
export function QuestionFields({ view, form, fields, newRow, bare = false }: FieldsProps) {
  return (
    <>
      {!view.titled && !bare && <QuestionTitle view={view} />}
      {view.fields.map((field, index) => {
        const source = fields[field.name]
        if (!source) return null
        const heading = view.titled && !bare && index === 0 ? { heading: 1 as const, over: view.over } : {}
        return (
          <Asked key={field.name} view={field} beside={fields}>
            {field.row ? (
              <RowsField {...{ field, form, newRow }} list={source} named={view.fields.length > 1} />
            ) : (
              <OneField view={field} source={source} {...heading} />
            )}
          </Asked>
        )
      })}
    </>
  )
}

type AskedProps = {
  view: FieldView
  beside: Record<string, FieldMetadata<unknown, TypedValues> | undefined>
  children: ReactNode
}

/** A field that is asked for some answers only leaves the page with a script; without one it says when it counts. */
function Asked({ view: { onlyIf }, beside, children }: AskedProps) {
  const scripted = useScripted()
  if (!onlyIf || !scripted) return children
  const chosen = beside[onlyIf.field]
  const answers = { [onlyIf.field]: chosen?.value ?? chosen?.initialValue }
  return <div hidden={!isShown({ showIf: onlyIf }, answers)}>{children}</div>
}

/** The hint of a field, which says when the field counts where no script can hide it. */
function useHint({ onlyIf, hint }: Pick<FieldView, 'onlyIf' | 'hint'>): string | undefined {
  const scripted = useScripted()
  return [scripted ? undefined : onlyIf?.text, hint].filter(Boolean).join(' ') || undefined
}

/** True from the moment that a script has taken the page over. */
function useScripted(): boolean {
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  return scripted
}

function QuestionTitle({ view }: { view: QuestionView }) {
  return (
    <div>
      <p className="db-over">{view.over}</p>
      <h1>
        {view.title}
        {view.optional && <Optional />}
      </h1>
      {view.hint && <p className="db-hint db-hint--body">{view.hint}</p>}
    </div>
  )
}

type OneProps = {
  view: FieldView
  source: ConformField
  heading?: 1
  over?: ReactNode
  select?: boolean
}

function OneField({ view, source, heading, over, select }: OneProps) {
  const hint = useHint(view)
  const shared = { field: source, label: view.label, hint, optional: view.optional, heading, over }
  switch (view.kind) {
    case 'longText':
      return <TextArea {...shared} words={view.words} small={(view.words ?? 0) <= 80} />
    case 'money':
      return <MoneyField {...shared} />
    case 'number':
      return <NumberField {...shared} />
    case 'date':
      return <DateField {...shared} />
    case 'checkbox':
      return (
        <Checkbox
          name={source.name}
          label={view.label}
          hint={hint}
          error={source.errors?.[0]}
          defaultChecked={source.initialValue === 'on'}
        />
      )
    case 'file':
      return view.file ? <QuestionFile {...shared} choice={view.file} /> : null
    case 'choices':
      return <CheckboxGroup {...shared} choices={view.options ?? []} />
    case 'choice':
      if (select || (view.options?.length ?? 0) > 9)
        return <SelectField {...shared} options={view.options ?? []} />
      return <RadioGroup {...shared} choices={view.options ?? []} />
    default:
      return <TextField {...shared} {...keyboards[view.kind]} />
  }
}

type Keyboard = Pick<
  TextFieldProps,
  'type' | 'autoComplete' | 'inputMode' | 'spellCheck' | 'autoCapitalize' | 'width'
>

const keyboards: Partial<Record<FieldView['kind'], Keyboard>> = {
  email: { type: 'email', autoComplete: 'email', spellCheck: false, autoCapitalize: 'none' },
  phone: { type: 'tel', autoComplete: 'tel', width: 'short' },
  kvk: { inputMode: 'numeric', width: 'short' },
  rsin: { inputMode: 'numeric', width: 'short' },
  url: { inputMode: 'url', autoComplete: 'url', spellCheck: false, autoCapitalize: 'none' },
  postcode: { autoComplete: 'postal-code', width: 'short' },
  iban: { spellCheck: false, autoCapitalize: 'characters' },
}

type RowsProps = {
  /** The page asks more than these rows, so they need their own name. */
  named: boolean
  field: FieldView
  form: FormMetadata<TypedValues>
  list: FieldMetadata<unknown, TypedValues>
  newRow: string
}

function RowsField({ named, field, form, list, newRow }: RowsProps) {
  const hint = useHint(field)
  const rows = (list as FieldMetadata<TypedRow[], TypedValues>).getFieldList()
  const typed = rows.map((row) => row.getFieldset())
  const ids = typed.map((row) => row.id?.value ?? row.id?.initialValue)
  const next = ids.includes(newRow) ? globalThis.crypto.randomUUID() : newRow
  const money = field.row?.find(({ kind }) => kind === 'money')
  const editor = (
    <RowsEditor
      list={list}
      level={named ? 3 : 2}
      addLabel={field.addLabel ?? m.applicant_apply_add_row()}
      buttons={conformRows(form as unknown as FormMetadata, list.name, { id: next })}
      empty={m.applicant_apply_no_rows()}
      total={money && m.applicant_apply_total({ amount: totalOf(typed.map((row) => row[money.name])) })}
      rows={rows.map((row, index) => ({
        key: row.key ?? String(index),
        title: m.applicant_apply_row({ name: capital(field.rowName ?? ''), number: index + 1 }),
        fields: <RowFields views={field.row ?? []} row={typed[index] ?? {}} />,
      }))}
    />
  )
  if (!named) return editor
  return (
    <section className="db-stack-s" aria-labelledby={`rows-${field.name}`}>
      <h2 id={`rows-${field.name}`}>{field.label}</h2>
      {hint && <p className="db-hint">{hint}</p>}
      {editor}
    </section>
  )
}

function RowFields({
  views,
  row,
}: {
  views: FieldView[]
  row: Record<string, FieldMetadata<unknown, TypedValues> | undefined>
}) {
  return (
    <>
      {row.id && <HiddenField field={row.id} />}
      {views.map((view) => {
        const source = row[view.name]
        if (!source) return null
        const one = (
          <Asked key={view.name} view={view} beside={row}>
            <OneField view={view} source={source} select />
          </Asked>
        )
        return view.wide ? (
          <div key={view.name} className="db-rows__wide">
            {one}
          </div>
        ) : (
          one
        )
      })}
    </>
  )
}

/** What is typed so far; an amount that cannot be read does not count yet. */
function totalOf(amounts: (FieldMetadata<unknown, TypedValues> | undefined)[]): string {
  const read = amounts.map((field) => parseMoney(String(field?.value ?? field?.initialValue ?? '')) ?? 0)
  return formatMoney(sumCents(read), getLocale())
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
