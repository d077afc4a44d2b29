import type { ComponentProps } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Notice } from '../block/notice.tsx'
import { Refusal } from '../block/refusal.tsx'
import { Button, ButtonLink, Buttons } from '../form/button.tsx'
import { DateField } from '../form/date-field.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { type Option, SelectField } from '../form/select-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import { Link } from '../link.tsx'
import { Lead } from '../page/heading.tsx'
import { problemsIn, typedText } from '../panel/typed.ts'
import { AdminShell, OfficeShell, PanelShell } from '../shell.tsx'

type Page = {
  /** Why it is not theirs to put somewhere, in words. */
  ofOther: { what: string; whatNow: string } | null
  path: string
  desk: 'office' | 'panel' | 'house'
  /** The home on which it stands. */
  home: string
  item: { what: string; why: string; action: string; href: string }
  note: string | null
  /** The last day until which it may be put away, and whether that is its term; null when it may not. */
  shelf: { day: string; isTerm: boolean } | null
  colleagues: Option[]
  operations: { shelf: string; hand: string; back: string }
}
type Answer =
  | {
      form:
        | (NonNullable<Parameters<typeof firstError>[0]> & { initialValue?: Record<string, unknown> | null })
        | null
      refusal: ComponentProps<typeof Refusal> | null
    }
  | undefined

const shells = { office: OfficeShell, panel: PanelShell, house: AdminShell }

/** A piece of work and what one can do instead of doing it now. */
export function WorkInstead({ page, answer }: { page: Page; answer?: Answer }) {
  const errors = {
    until: firstError(answer?.form, 'until', {
      day: m.course_day_wrong(),
      empty: m.manager_work_until_empty(),
    }),
    shelfReason: reasonError(answer, 'shelfReason'),
    person: firstError(answer?.form, 'person', { empty: m.manager_work_person_empty() }),
    handReason: reasonError(answer, 'handReason'),
  }
  const Shell = shells[page.desk]
  return (
    <Shell current={page.home}>
      <div className="db-stack db-column">
        <Link href={page.home} look="back">
          ‹ {m.manager_work_back()}
        </Link>
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <div className="db-stack-s">
          <h1>{page.item.what}</h1>
          <Lead>{page.item.why}</Lead>
          {page.note && <p className="db-soft">{page.note}</p>}
          <Buttons>
            <ButtonLink href={page.item.href}>{page.item.action}</ButtonLink>
          </Buttons>
          {page.note && !page.ofOther && (
            <Form action={`${page.path}/return`} operation={page.operations.back} look="inline">
              <Button look="second">{m.manager_work_return()}</Button>
            </Form>
          )}
        </div>
        {page.ofOther ? (
          <Notice tone="calm" title={page.ofOther.what}>
            <p>{page.ofOther.whatNow}</p>
          </Notice>
        ) : (
          <Instead page={page} answer={answer} errors={errors} />
        )}
      </div>
    </Shell>
  )
}

type Errors = Record<'until' | 'shelfReason' | 'person' | 'handReason', string | undefined>

type InsteadProps = { page: Page; answer?: Answer; errors: Partial<Errors> }

/** The two forms: until a day, or to a colleague. */
function Instead({ page, answer, errors }: InsteadProps) {
  return (
    <>
      <Card title={m.manager_work_shelf_title()}>
        <ShelfForm page={page} answer={answer} errors={errors} />
      </Card>
      <Card title={m.manager_work_hand_title()}>
        {page.colleagues.length === 0 ? (
          <p>{m.manager_work_nobody()}</p>
        ) : (
          <Form action={`${page.path}/hand`} operation={page.operations.hand}>
            <SelectField
              name="person"
              label={m.manager_work_person()}
              options={page.colleagues}
              error={errors.person}
              defaultValue={typedText(answer?.form, 'person')}
            />
            <TextArea
              name="handReason"
              label={m.manager_work_why()}
              error={errors.handReason}
              defaultValue={typedText(answer?.form, 'handReason')}
              small
            />
            <Buttons>
              <Button look="second">{m.manager_work_hand()}</Button>
            </Buttons>
          </Form>
        )}
      </Card>
    </>
  )
}

/** Until which day, and why; the words that it cannot be where no day fits. */
export function ShelfForm({
  page: { shelf, path, operations },
  answer,
  errors,
}: Omit<InsteadProps, 'page'> & { page: Pick<Page, 'shelf' | 'path' | 'operations'> }) {
  if (!shelf) return <p>{m.manager_work_shelf_none()}</p>
  return (
    <Form action={`${path}/shelf`} operation={operations.shelf}>
      <DateField
        name="until"
        label={m.manager_work_until()}
        hint={
          shelf.isTerm
            ? m.manager_work_until_term({ term: shelf.day })
            : m.manager_work_until_hint({ last: shelf.day })
        }
        error={errors.until}
        defaultValue={typedText(answer?.form, 'until')}
      />
      <TextArea
        name="shelfReason"
        label={m.manager_work_why()}
        hint={m.manager_work_why_hint()}
        error={errors.shelfReason}
        defaultValue={typedText(answer?.form, 'shelfReason')}
        small
      />
      <Buttons>
        <Button look="second">{m.manager_work_shelf()}</Button>
      </Buttons>
    </Form>
  )
}

function reasonError(answer: Answer, name: string): string | undefined {
  return firstError(answer?.form, name, { empty: m.manager_work_why_empty(), tooLong: m.course_too_long() })
}
