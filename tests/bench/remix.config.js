import { defineConfig } from 'vite'
import app from '../../remix.config.js'

/** The app as always, and beside it the programs of the bench, compiled with it. */
export default defineConfig((environment) => {
  const config = app(environment)
  if (environment.isSsrBuild) config.build.rollupOptions.input.push('./tests/bench/bench.ts')
  return config
})
