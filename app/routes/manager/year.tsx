import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { prepareClosing } from '#app/commands/prepare-closing.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { YearFigures } from '#app/components/books/year-figures.tsx'
import { Button } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { yearIn, yearPage } from '#app/server/books/years-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.books_year_title({ year: data.year }) : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return yearPage(actor, yearIn(params.year), clock(request), currentLocale())
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const year = yearIn(params.year)
  if (year === null) throw notFound()
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await prepareClosing(actor, year, form.value, clock(request))
  return verdict.ok ? redirect(`/manager/years/${year}`) : refused(verdict, form, await forStaff(actor))
}

/** One year of the books; the manager prepares its closing here. */
export default function Year() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager/fund">
      <Link href="/manager/years" look="back">
        ‹ {m.books_years()}
      </Link>
      <div className="db-stack">
        <h1>{m.books_year_title({ year: page.year })}</h1>
        <p>{page.state}</p>
        {answer?.refusal ? <Refusal {...answer.refusal} /> : <Next page={page} />}
      </div>
      <YearFigures year={page.year} figures={page.figures} />
    </OfficeShell>
  )
}

type Page = Awaited<ReturnType<typeof yearPage>>

function Next({ page }: { page: Page }) {
  if (page.closed || !page.isNext) return null
  if (page.refusal) return <Refusal {...page.refusal} />
  return (
    <>
      {page.prepared && (
        <Notice tone="wait" title={m.books_year_waits()}>
          {m.books_year_waits_text()}{' '}
          <Link href={`${page.path}/decision`}>{m.books_year_decide({ year: page.year })}</Link>
        </Notice>
      )}
      {page.prepares && (
        <Form operation={page.operation} look="inline">
          <p>{m.books_year_prepare_text()}</p>
          <Button look={page.prepared ? 'second' : 'primary'}>
            {page.prepared ? m.books_year_prepare_again() : m.books_year_prepare({ year: page.year })}
          </Button>
        </Form>
      )}
    </>
  )
}
