import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { projectFolder } from '#db/project-folder.server.ts'

export type Configuration = Readonly<{
  /** Demo personas, the mailbox page and example data: only in a database that was made for it. */
  demo: boolean
  port: number
  host: string
  /** Scheme, host and port as people type it, without a slash at the end. */
  origin: string
  /** Is the site reached over https? */
  secure: boolean
  /** The owner's database; null means the embedded one. */
  databaseUrl: string | null
  /** Another login for the running application; null means the owner's login in the application's role. */
  databaseAppUrl: string | null
  secret: string
  /** Where mail goes; null means that mail is kept but not sent. */
  smtpUrl: string | null
  mailFrom: string
  /** The address at which mails about a thread are answered, without the token behind its plus; null means nowhere. */
  replyAddress: string | null
  logLevel: (typeof logLevels)[number]
  /** How many proxies in front of the site add to X-Forwarded-For; 0 means that the header is not believed. */
  trustedProxies: number
  dataFolder: string
  /** Where files lie; null means a folder below the data folder. */
  s3: S3Settings | null
  /** What documents are signed with; null means what each fund makes itself. */
  signing: { p12: Uint8Array; passphrase: string } | null
  /** The virus scanner; null means that files are not scanned. */
  clamd: { host: string; port: number } | null
}>

export type S3Settings = Readonly<{
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}>

/** A setting that cannot be used; the message has one plain sentence a line. */
export class ConfigurationError extends Error {}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

let current: Configuration | undefined

/** The settings of this process, read from the environment at the first call and never again. */
export function configuration(): Configuration {
  current ??= readConfiguration(process.env)
  return current
}

/** Settings that a command of the process decides itself, on top of the environment; before anything asks for them. */
export function configure(decided: Record<string, string>): Configuration {
  current = readConfiguration({ ...process.env, ...decided })
  return current
}

/** The environment for a process that works with this one, with what this one knows and the environment may not. */
export function environmentFor(known: Record<string, string>): NodeJS.ProcessEnv {
  const { secret, origin, demo } = configuration()
  return { ...process.env, SECRET: secret, ORIGIN: origin, DEMO: String(demo), ...known }
}

/** Reads the settings from an environment. Throws a ConfigurationError that names each wrong setting. */
export function readConfiguration(environment: Record<string, string | undefined>): Configuration {
  const given = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  )
  const result = settings.safeParse(given)
  if (!result.success) throw new ConfigurationError(sentences(result.error))
  const { data } = result
  const origin = data.ORIGIN ?? `http://localhost:${data.PORT}`
  const dataFolder = resolve(projectFolder, data.DATA_DIR)
  return {
    demo: data.DEMO,
    port: data.PORT,
    host: data.HOST,
    origin,
    secure: origin.startsWith('https:'),
    databaseUrl: data.DATABASE_URL ?? null,
    databaseAppUrl: data.DATABASE_APP_URL ?? null,
    secret: data.SECRET ?? keptSecret(dataFolder),
    smtpUrl: data.SMTP_URL ?? null,
    mailFrom: data.MAIL_FROM,
    replyAddress: data.REPLY_ADDRESS ?? null,
    logLevel: data.LOG_LEVEL ?? (data.DEMO ? 'warn' : 'info'),
    trustedProxies: data.TRUST_PROXY,
    dataFolder,
    s3: s3In(data),
    signing: signingIn(data),
    clamd: data.CLAMD_HOST ? { host: data.CLAMD_HOST, port: data.CLAMD_PORT } : null,
  }
}

const yesNo = z
  .enum(['true', 'false', '1', '0'], { error: 'must be true or false' })
  .transform((text) => text === 'true' || text === '1')

const settings = z
  .object({
    PORT: whole('must be a port number from 1 to 65535', 1, 65_535).default(3000),
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/, 'must be an address to listen on, such as 127.0.0.1 or 0.0.0.0')
      .default('127.0.0.1'),
    ORIGIN: z.string().transform(asOrigin).optional(),
    DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/name').optional(),
    DATABASE_APP_URL: address(
      ['postgres:', 'postgresql:'],
      'postgres://user:password@host:5432/name',
    ).optional(),
    SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
    SMTP_URL: address(['smtp:', 'smtps:'], 'smtp://user:password@host:587').optional(),
    MAIL_FROM: z
      .string()
      .regex(
        /^([^<>\r\n]+<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/,
        'must be an e-mail address, such as Dichtbij <post@example.org>',
      )
      .default('Dichtbij <dichtbij@localhost>'),
    REPLY_ADDRESS: z
      .string()
      .toLowerCase()
      .regex(
        /^[a-z0-9._-]{1,30}@[a-z0-9-]+(\.[a-z0-9-]+)+$/,
        'must be the e-mail address at which mails are answered, without a plus, such as antwoord@example.org',
      )
      .optional(),
    DEMO: yesNo.default(false),
    LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).optional(),
    TRUST_PROXY: whole('must be the number of proxies in front of the site, from 0 to 5', 0, 5).default(0),
    DATA_DIR: z.string().default('.data'),
    S3_ENDPOINT: address(['https:', 'http:'], 'https://s3.example.org')
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
    S3_BUCKET: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket, such as dichtbij-files')
      .optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    SIGN_P12: z.string().optional(),
    SIGN_P12_PASSPHRASE: z.string().default(''),
    CLAMD_HOST: z
      .string()
      .regex(/^[\w.:-]+$/, 'must be the address of the virus scanner, such as 127.0.0.1')
      .optional(),
    CLAMD_PORT: whole('must be a port number from 1 to 65535', 1, 65_535).default(3310),
  })
  .refine((given) => !given.DATABASE_APP_URL || given.DATABASE_URL, {
    path: ['DATABASE_APP_URL'],
    error: 'needs DATABASE_URL beside it',
  })
  .refine((given) => !given.S3_ENDPOINT || s3In(given), {
    path: ['S3_ENDPOINT'],
    error: 'needs S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY beside it',
  })

type S3Given = {
  S3_ENDPOINT?: string
  S3_BUCKET?: string
  S3_REGION: string
  S3_ACCESS_KEY_ID?: string
  S3_SECRET_ACCESS_KEY?: string
}

function s3In(given: S3Given): S3Settings | null {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = given
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return null
  return {
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  }
}

function signingIn({
  SIGN_P12: file,
  SIGN_P12_PASSPHRASE: passphrase,
}: {
  SIGN_P12?: string
  SIGN_P12_PASSPHRASE: string
}): Configuration['signing'] {
  if (!file) return null
  try {
    return { p12: readFileSync(resolve(projectFolder, file)), passphrase }
  } catch {
    throw new ConfigurationError(
      `SIGN_P12 must be the path of a P12 file that can be read, and ${file} is not.`,
    )
  }
}

function whole(sentence: string, least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,5}$/, sentence)
    .transform(Number)
    .refine((number) => number >= least && number <= most, sentence)
}

function address(schemes: string[], example: string) {
  return z.string().refine((text) => {
    const url = parsed(text)
    return url !== null && schemes.includes(url.protocol) && url.hostname !== ''
  }, `must look like ${example}`)
}

function asOrigin(text: string, context: z.RefinementCtx): string {
  const url = parsed(text)
  const problem = originProblem(url, text)
  if (problem || !url) {
    context.addIssue({ code: 'custom', message: problem ?? '' })
    return z.NEVER
  }
  return url.origin
}

function originProblem(url: URL | null, text: string): string | null {
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, '').toLowerCase())
    return 'must be the address of the site without a path, such as https://fonds.example.org'
  if (url.protocol === 'http:' && !['localhost', '127.0.0.1'].includes(url.hostname))
    return 'must start with https:// because the cookies of the site need it; only localhost may do without'
  return null
}

function parsed(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}

function sentences(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n')
}

function keptSecret(dataFolder: string): string {
  const file = join(dataFolder, 'secret')
  const secret = makeSecret(dataFolder, file) ?? readFileSync(file, 'utf8').trim()
  if (secret.length >= 32) return secret
  throw new ConfigurationError(
    `SECRET must be set: ${file} is too short. Remove that file to have a new one made.`,
  )
}

/** A new secret in its file, or null when there is one already. */
function makeSecret(dataFolder: string, file: string): string | null {
  const secret = randomBytes(32).toString('base64url')
  try {
    mkdirSync(dataFolder, { recursive: true })
    if (existsSync(file)) return null
    writeFileSync(file, secret, { flag: 'wx', mode: 0o600 })
    return secret
  } catch (error) {
    throw new ConfigurationError(
      `SECRET must be set, because no secret can be kept in ${dataFolder} (${(error as Error).message}).`,
    )
  }
}
