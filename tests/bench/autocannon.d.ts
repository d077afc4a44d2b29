declare module 'autocannon' {
  import type { EventEmitter } from 'node:events'

  type Options = { url: string; connections: number; duration: number; headers?: Record<string, string> }
  type Result = { duration: number; non2xx: number; errors: number; timeouts: number }
  export default function autocannon(
    options: Options,
    done: (error: Error | null, result: Result) => void,
  ): EventEmitter
}
