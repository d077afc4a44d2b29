import { type SubmissionResult, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Button } from '#app/components/form/button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '#app/components/form/choices.tsx'
import { DateField, typedDay } from '#app/components/form/date-field.tsx'
import { ErrorSummary, problemsOf, titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { HiddenField } from '#app/components/form/hidden-field.tsx'
import { MoneyField } from '#app/components/form/money-field.tsx'
import { conformRows, RowsEditor } from '#app/components/form/rows-editor.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { countWords, TextArea } from '#app/components/form/text-area.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { parseDay } from '#app/domain/calendar.ts'
import { parseMoney, typedMoney } from '#app/domain/money.ts'

const html = (element: ReactElement) => renderToStaticMarkup(element)

describe('a field by plain props', () => {
  test('label, hint, error and control stand in this order and belong together', () => {
    const field = html(
      <TextField name="rows[0].title" label="Waarvoor?" hint="Eén woord." error="Schrijf waarvoor." />,
    )
    const order = [
      '<label for="rows-0-title"',
      'id="rows-0-title-description"',
      'id="rows-0-title-error"',
      '<input',
    ]
    expect(order.map((part) => field.indexOf(part))).toEqual(
      order.map((part) => field.indexOf(part)).sort((a, b) => a - b),
    )
    expect(field.indexOf(order[0] as string)).toBeGreaterThan(-1)
    expect(field).toContain('aria-describedby="rows-0-title-description rows-0-title-error"')
    expect(field).toContain('aria-invalid="true"')
    expect(field).toContain('name="rows[0].title"')
  })

  test('without an error nothing is invalid, and nothing stops the typing', () => {
    const field = html(
      <TextArea name="plan" label="Wat gaat u doen?" words={300} defaultValue="Wij maken  theater." />,
    )
    expect(field).not.toContain('aria-invalid')
    expect(field).not.toContain('maxlength')
    expect(field).not.toContain('required')
    expect(field).toContain('Nu 3.')
  })

  test('a default value of money or a day is what the domain reads back', () => {
    for (const cents of [0, 5, 1_250_00, 1_230_050, 99_999_999_99])
      expect(parseMoney(typedMoney(cents))).toBe(cents)
    for (const day of ['2026-03-31', '2027-12-01']) expect(parseDay(typedDay(day) as string)).toBe(day)
    expect(typedDay('eind maart')).toBe('eind maart')
    expect(html(<MoneyField name="ask" label="Hoeveel?" defaultValue={typedMoney(1_230_000)} />)).toContain(
      'value="12.300"',
    )
    expect(html(<DateField name="start" label="Wanneer?" defaultValue="2026-03-31" />)).toContain(
      'value="31-3-2026"',
    )
  })

  test('counts words as people do', () => {
    expect([undefined, '', '  ', 'een', ' een\n twee '].map(countWords)).toEqual([0, 0, 0, 1, 2])
  })

  test('choices keep what was chosen; the first one carries the id of the group', () => {
    const choices = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ]
    const radios = html(
      <RadioGroup name="kind" label="Welke?" choices={choices} defaultValue="b" error="Kies er een." />,
    )
    expect(radios).toMatch(/id="kind"[^>]*value="a"/)
    expect(radios).toMatch(/checked="" value="b"/)
    expect(radios).toContain('<fieldset')
    expect(radios).toContain('aria-describedby="kind-error"')
    const boxes = html(
      <CheckboxGroup name="where" label="Waar?" choices={choices} defaultValue={['a', 'b']} />,
    )
    expect(boxes.match(/checked=""/g)).toHaveLength(2)
    expect(html(<Checkbox name="agree" label="Akkoord" defaultValue="on" />)).toContain('checked=""')
    const select = html(<SelectField name="who" label="Wie?" options={choices} defaultValue="a" />)
    expect(select).toMatch(/<option value="a" selected="">/)
    expect(select).toContain('<option value="">')
  })
})

const Plan = z.object({
  title: z.string('Schrijf een naam.').min(3, 'Schrijf een langere naam.'),
  kind: z.enum(['a', 'b'], 'Kies er een.'),
  lines: z
    .array(z.object({ id: z.string(), what: z.string('Schrijf waarvoor.') }))
    .min(1, 'Voeg een regel toe.'),
})

function PlanForm({ lastResult }: { lastResult?: SubmissionResult }) {
  const defaultValue = {
    title: 'Theater',
    lines: [
      { id: 'one', what: 'Zaal' },
      { id: 'two', what: 'Decor' },
    ],
  }
  const [form, fields] = useForm<z.infer<typeof Plan>>({ id: 'plan', lastResult, defaultValue })
  const rows = fields.lines.getFieldList().map((row, index) => {
    const line = row.getFieldset()
    const title = line.what.initialValue ?? `Regel ${index + 1}`
    const inputs = (
      <>
        <HiddenField field={line.id} />
        <TextField field={line.what} label="Waarvoor?" />
      </>
    )
    return { key: row.key ?? String(index), title, fields: inputs }
  })
  return (
    <>
      <ErrorSummary problems={problemsOf(form, ['title', 'kind', 'lines'])} />
      <Form id={form.id} operation="op-1">
        <TextField field={fields.title} label="Naam" />
        <RadioGroup field={fields.kind} label="Soort" choices={[{ value: 'a', label: 'A' }]} />
        <RowsEditor
          list={fields.lines}
          rows={rows}
          buttons={conformRows(form, fields.lines.name, { id: 'three' })}
          addLabel="Regel toevoegen"
        />
        <Button>Opslaan</Button>
      </Form>
    </>
  )
}

describe('a form by Conform, checked by the server', () => {
  test('a refused form keeps every value and leads from the summary to each field', () => {
    const page = html(<PlanForm lastResult={post([['title', 'Ti']])} />)
    expect(page).toContain('value="Ti"')
    const links = [...page.matchAll(/<a href="#([^"]+)">([^<]+)</g)].map(([, id, text]) => [id, text])
    expect(links).toEqual([
      ['plan-title', 'Schrijf een langere naam.'],
      ['plan-kind', 'Kies er een.'],
      ['plan-lines', 'Voeg een regel toe.'],
    ])
    for (const [id] of links) expect(page).toContain(`id="${id}"`)
    expect(page).toMatch(/id="error-summary"[^>]*tabindex="-1"[^>]*autofocus=""/)
    expect(page).toContain('aria-invalid="true"')
    expect(titleWithError('Geld', true)).toBe('Fout: Geld')
    expect(titleWithError('Geld', false)).toBe('Geld')
  })

  test('an error in a row leads to that row', () => {
    const fields: Entries = [
      ['title', 'Theater'],
      ['kind', 'a'],
      ['lines[0].id', 'one'],
      ['lines[0].what', 'Zaal'],
      ['lines[1].id', 'two'],
      ['lines[1].what', ''],
    ]
    const page = html(<PlanForm lastResult={post(fields)} />)
    expect(page).toContain('href="#plan-lines[1].what"')
    expect(page).toContain('id="plan-lines[1].what"')
  })

  test('the buttons of the rows work as plain submit buttons', () => {
    const page = html(<PlanForm />)
    const press = (label: string) =>
      values(html(<PlanForm lastResult={post([...fieldsOf(page), button(page, label)])} />))
    expect(press('Regel toevoegen')).toEqual(['one Zaal', 'two Decor', 'three '])
    expect(press('Omhoog')).toEqual(['two Decor', 'one Zaal'])
    expect(press('Omlaag')).toEqual(['two Decor', 'one Zaal'])
    expect(press('Verwijderen')).toEqual(['two Decor'])
  })

  test('Enter in a field saves and does not move a row: the first submit button sends nothing of its own', () => {
    const first = /<button type="submit"[^>]*>/.exec(html(<PlanForm />))?.[0]
    expect(first).toContain('aria-hidden="true"')
    expect(first).not.toContain('name=')
  })

  test('every form says which act it is', () => {
    expect(html(<PlanForm />)).toContain('<input type="hidden" name="operation" value="op-1"/>')
  })
})

type Entries = [string, string][]

function post(entries: Entries): SubmissionResult {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return parseWithZod(data, { schema: Plan }).reply()
}

/** What a browser would send of this page, without buttons. */
function fieldsOf(page: string): Entries {
  const inputs = [...page.matchAll(/<input [^>]*>/g)].map(([input]) => input)
  const sent = inputs.filter((input) => !/type="(radio|checkbox)"/.test(input) || input.includes('checked'))
  return sent.map((input) => [attribute(input, 'name'), attribute(input, 'value')])
}

function button(page: string, label: string): [string, string] {
  const found = [...page.matchAll(/<button[^>]*>[^<]*/g)].find(([button]) => button.endsWith(`>${label}`))
  return [attribute(found?.[0] ?? '', 'name'), attribute(found?.[0] ?? '', 'value')]
}

function values(page: string): string[] {
  const sent = new Map(fieldsOf(page))
  return [0, 1, 2].flatMap((index) => {
    const id = sent.get(`lines[${index}].id`)
    return id === undefined ? [] : [`${id} ${sent.get(`lines[${index}].what`) ?? ''}`]
  })
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return value.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
}
