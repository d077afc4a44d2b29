import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

const future = {
  v3_fetcherPersist: true,
  v3_lazyRouteDiscovery: true,
  v3_relativeSplatPath: true,
  v3_routeConfig: true,
  v3_singleFetch: true,
  v3_throwAbortReason: true,
}

/** The Vite config of the app. The server is compiled with it: `build/server/main.js` starts everything. */
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    namedMessages(),
    developmentSite(),
    remix({ future, serverBuildFile: '[name].js', buildEnd: finishBuild }),
  ],
  server: { port: Number(process.env.PORT ?? 3000), strictPort: true, host: process.env.HOST ?? '127.0.0.1' },
  build: {
    target: isSsrBuild ? 'node20' : 'es2022',
    rollupOptions: { onwarn, ...(isSsrBuild ? { input: ['./app/server/main.ts'] } : {}) },
  },
}))

/**
 * Says of each message by name where it is. As they are compiled, thousands of modules are looked through for every name, which
 * takes longer than all the rest of a build.
 */
function namedMessages() {
  return {
    name: 'dichtbij-named-messages',
    transform(code, id) {
      if (!id.endsWith('/i18n/paraglide/messages/_index.js')) return null
      return {
        code: code.replace(/^export \* from '\.\/(\w+)\.js'$/gm, "export { $1 } from './$1.js'"),
        map: null,
      }
    },
  }
}

/** Lets the development server answer with the site itself, in its newest edition. */
function developmentSite() {
  const bench = {}
  return {
    name: 'dichtbij-development-site',
    apply: 'serve',
    configureServer(vite) {
      bench.build = () => vite.ssrLoadModule('virtual:remix/server-build')
      const site = async () => {
        const { developmentSite } = await vite.ssrLoadModule('/app/server/process/develop.server.ts')
        return developmentSite(bench)
      }
      vite.httpServer?.once('listening', () =>
        site().catch((error) => vite.config.logger.error(error.message)),
      )
      return () => {
        vite.middlewares.use((request, response, next) => {
          request.url = request.originalUrl
          site().then((answer) => answer(request, response), next)
        })
      }
    },
  }
}

/** Comments that Rollup cannot read, in packages of others, and routes of which nothing is left for the browser. */
function onwarn(warning, warn) {
  if (warning.code !== 'INVALID_ANNOTATION' && warning.code !== 'EMPTY_BUNDLE') warn(warning)
}

/** Leaves smaller copies beside each file of text, and takes the list of all routes away: browsers ask per path. */
function finishBuild({ remixConfig }) {
  const folder = join(remixConfig.buildDirectory, 'client')
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (/^manifest-\w+\.js$/.test(entry.name)) rmSync(file)
    else if (entry.isFile() && /\.(js|css|svg|txt|json|xml)$/.test(entry.name)) compress(file)
  }
}

function compress(file) {
  const bytes = readFileSync(file)
  if (bytes.length < 500) return
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  )
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}
