import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node'
import { configuration } from '#app/effects/configuration.server.ts'
import { localeFromCookie, withLocale } from '#app/i18n/locale.server.ts'
import routeConfig from '#app/routes.ts'
import { openSession } from '#app/server/session.server.ts'

export type Page = { status: number; location: string | null; html: string; title: string; text: string }
export type Fields = Record<string, string | string[]>

const modules = import.meta.glob('../../app/routes/{public,applicant,account}/**/*.tsx')

/** A browser without scripts: it keeps its cookies, opens pages and posts forms, as the routes themselves answer them. */
export class Browser {
  #cookies = new Map<string, string>()

  /** Signs somebody in, as if they had just typed the code from their mail. */
  async signIn(person: string, now = new Date()): Promise<void> {
    const { headers } = await openSession(now, person, ['mail'])
    this.#keep(headers.getSetCookie())
  }

  get(path: string): Promise<Page> {
    return this.#ask(path, { method: 'GET' })
  }

  post(path: string, fields: Fields): Promise<Page> {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, one)
    return this.#ask(path, { method: 'POST', body })
  }

  /** Posts a form that has files. */
  postForm(path: string, body: FormData): Promise<Page> {
    return this.#ask(path, { method: 'POST', body })
  }

  /** Posts the form of a page with the values that travel along in it. */
  async fill(path: string, fields: Fields, action = path): Promise<Page> {
    const { html } = await this.get(path)
    return this.post(action, { ...hiddenIn(html), ...fields })
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name)
  }

  forget(): void {
    this.#cookies.clear()
  }

  async #ask(path: string, init: RequestInit): Promise<Page> {
    const { origin } = configuration()
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { Cookie: cookie, Host: new URL(origin).host, Origin: origin }
    const handle = await handler()
    const answer = await withLocale(localeFromCookie(cookie), () =>
      handle(new Request(`${origin}${path}`, { ...init, headers }), {}),
    )
    this.#keep(answer.headers.getSetCookie())
    const html = await answer.text()
    const title = /<title>(.*?)<\/title>/s.exec(html)?.[1] ?? ''
    return {
      status: answer.status,
      location: answer.headers.get('Location'),
      html,
      title: decoded(title),
      text: textOf(html),
    }
  }

  #keep(cookies: string[]): void {
    for (const cookie of cookies) {
      const [name, value] = /^([^=]+)=([^;]*)/.exec(cookie)?.slice(1) ?? []
      if (name) this.#cookies.set(name, value ?? '')
    }
  }
}

/** The hidden fields of the first form of the main part of a page. */
export function hiddenIn(html: string): Record<string, string> {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  const form = /<form[\s\S]*?<\/form>/.exec(main)?.[0] ?? ''
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  return Object.fromEntries(inputs.map(([, name, value]) => [decoded(name ?? ''), decoded(value ?? '')]))
}

/** What a page says in its main part, without the space between. */
function textOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html
  return decoded(main.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '))
}

function decoded(text: string): string {
  const signs: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', '#x27': "'" }
  return text.replace(/&(amp|quot|lt|gt|#x27);/g, (_, sign: string) => signs[sign] ?? '')
}

let handling: Promise<RequestHandler> | null = null

function handler(): Promise<RequestHandler> {
  handling ??= build().then((made) => createRequestHandler(made, 'test'))
  return handling
}

async function build(): Promise<ServerBuild> {
  const [entry, root] = await Promise.all([import('#app/entry.server.tsx'), import('#app/root.tsx')])
  const own = routeConfig.filter(({ file }) => modules[`../../app/${file}`])
  const routes = await Promise.all(
    own.map(async ({ file, path, index }) => {
      const id = file.replace(/\.tsx$/, '')
      return { id, parentId: 'root', path, index, module: await modules[`../../app/${file}`]?.() }
    }),
  )
  const all = [{ id: 'root', parentId: undefined, path: '', index: undefined, module: root }, ...routes]
  const manifest = all.map(({ module: _, ...route }) => ({
    ...route,
    module: '',
    imports: [],
    hasLoader: true,
    hasAction: true,
  }))
  return {
    entry: { module: entry },
    routes: Object.fromEntries(all.map((route) => [route.id, route])),
    assets: {
      entry: { imports: [], module: '' },
      routes: Object.fromEntries(manifest.map((route) => [route.id, route])),
      url: '',
      version: 'source',
    },
    assetsBuildDirectory: '',
    basename: '/',
    publicPath: '/',
    isSpaMode: false,
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_routeConfig: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
  } as unknown as ServerBuild
}
