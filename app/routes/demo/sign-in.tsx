import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { signInAsPersona } from '#app/server/demo.server.ts'

const Persona = z.strictObject({ persona: z.string() })

export async function loader() {
  return redirect('/demo')
}

export async function action({ request }: ActionFunctionArgs) {
  const form = parseWithZod(await request.formData(), { schema: Persona })
  if (form.status !== 'success') throw notFound()
  const entered = await signInAsPersona(form.value.persona, clock(request))
  if (!entered) throw notFound()
  return redirect(entered.to, { headers: entered.headers })
}
