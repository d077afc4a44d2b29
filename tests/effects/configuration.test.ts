import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { ConfigurationError, readConfiguration } from '#app/effects/configuration.server.ts'

const secret = 'x'.repeat(32)
const read = (environment: Record<string, string | undefined>) =>
  readConfiguration({ SECRET: secret, ...environment })

describe('the settings', () => {
  test('have a default for everything', () => {
    expect(read({})).toMatchObject({
      demo: false,
      port: 3000,
      host: '127.0.0.1',
      origin: 'http://localhost:3000',
      secure: false,
      databaseUrl: null,
      databaseAppUrl: null,
      smtpUrl: null,
      mailFrom: 'Dichtbij <dichtbij@localhost>',
      replyAddress: null,
      logLevel: 'info',
      trustedProxies: 0,
      s3: null,
      signing: null,
      clamd: null,
    })
  })

  test('name a bucket and a virus scanner, whole or not at all', () => {
    const bucket = { S3_ENDPOINT: 'https://s3.example.org/', S3_BUCKET: 'dichtbij-files' }
    const keys = { S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'secret' }
    expect(read({ ...bucket, ...keys, CLAMD_HOST: 'clamav' })).toMatchObject({
      s3: {
        endpoint: 'https://s3.example.org',
        bucket: 'dichtbij-files',
        region: 'us-east-1',
        accessKeyId: 'key',
        secretAccessKey: 'secret',
      },
      clamd: { host: 'clamav', port: 3310 },
    })
    expect(() => read({ ...bucket })).toThrow(
      'S3_ENDPOINT needs S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY beside it.',
    )
  })

  test('take a P12 to sign with from a file that can be read', () => {
    expect(read({ SIGN_P12: 'LICENSE', SIGN_P12_PASSPHRASE: 'zin' }).signing).toMatchObject({
      passphrase: 'zin',
    })
    expect(() => read({ SIGN_P12: 'nowhere.p12' })).toThrow(
      'SIGN_P12 must be the path of a P12 file that can be read, and nowhere.p12 is not.',
    )
  })

  test('come from the environment; what is empty counts as absent', () => {
    const read = readConfiguration({
      SECRET: secret,
      PORT: '8080',
      HOST: '0.0.0.0',
      ORIGIN: 'https://Fonds.example.org/',
      DATABASE_URL: 'postgres://user:pass@db:5432/fund',
      SMTP_URL: ' smtps://user:pass@mail.example.org ',
      MAIL_FROM: 'Het fonds <post@example.org>',
      TRUST_PROXY: '1',
      LOG_LEVEL: '',
    })
    expect(read).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
      origin: 'https://fonds.example.org',
      secure: true,
      databaseUrl: 'postgres://user:pass@db:5432/fund',
      smtpUrl: 'smtps://user:pass@mail.example.org',
      mailFrom: 'Het fonds <post@example.org>',
      trustedProxies: 1,
      logLevel: 'info',
    })
  })

  test('follow the port in the address of the site', () => {
    expect(read({ PORT: '8080' }).origin).toBe('http://localhost:8080')
    expect(read({ ORIGIN: 'http://127.0.0.1:4000' }).origin).toBe('http://127.0.0.1:4000')
  })

  test.each([
    ['PORT', 'abc', 'PORT must be a port number from 1 to 65535.'],
    ['PORT', '65536', 'PORT must be a port number from 1 to 65535.'],
    ['PORT', '0', 'PORT must be a port number from 1 to 65535.'],
    ['HOST', 'a b', 'HOST must be an address to listen on, such as 127.0.0.1 or 0.0.0.0.'],
    [
      'ORIGIN',
      'http://fonds.example.org',
      'ORIGIN must start with https:// because the cookies of the site need it; only localhost may do without.',
    ],
    [
      'ORIGIN',
      'https://fonds.example.org/app',
      'ORIGIN must be the address of the site without a path, such as https://fonds.example.org.',
    ],
    [
      'ORIGIN',
      'fonds.example.org',
      'ORIGIN must be the address of the site without a path, such as https://fonds.example.org.',
    ],
    ['DATABASE_URL', 'mysql://x/y', 'DATABASE_URL must look like postgres://user:password@host:5432/name.'],
    ['DATABASE_APP_URL', 'postgres://a:b@c/d', 'DATABASE_APP_URL needs DATABASE_URL beside it.'],
    ['SECRET', 'short', 'SECRET must have at least 32 characters.'],
    ['SMTP_URL', 'mail.example.org', 'SMTP_URL must look like smtp://user:password@host:587.'],
    ['MAIL_FROM', 'nobody', 'MAIL_FROM must be an e-mail address, such as Dichtbij <post@example.org>.'],
    ['DEMO', 'perhaps', 'DEMO must be true or false.'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of debug, info, warn, error, silent.'],
    ['TRUST_PROXY', 'yes', 'TRUST_PROXY must be the number of proxies in front of the site, from 0 to 5.'],
  ])('refuse %s=%s with its name and what it should be', (name, value, sentence) => {
    expect(() => read({ [name]: value })).toThrow(new ConfigurationError(sentence))
  })

  test('name every wrong one at once', () => {
    expect(() => read({ PORT: 'abc', SECRET: 'short' })).toThrow(/^PORT .*\nSECRET .*$/)
  })
})

describe('the secret', () => {
  const folders: string[] = []
  const fresh = () => {
    const folder = mkdtempSync(join(tmpdir(), 'dichtbij-settings-'))
    folders.push(folder)
    return folder
  }
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  })

  test('is made once and kept for who started the server alone', () => {
    const DATA_DIR = join(fresh(), 'data')
    const made = readConfiguration({ DATA_DIR }).secret
    expect(made.length).toBeGreaterThanOrEqual(32)
    expect(readConfiguration({ DATA_DIR }).secret).toBe(made)
    expect(readFileSync(join(DATA_DIR, 'secret'), 'utf8')).toBe(made)
    expect(statSync(join(DATA_DIR, 'secret')).mode & 0o777).toBe(0o600)
  })

  test('has to be given where none can be kept', () => {
    const file = join(fresh(), 'a-file')
    writeFileSync(file, '')
    expect(() => readConfiguration({ DATA_DIR: file })).toThrow(
      /^SECRET must be set, because no secret can be kept in /,
    )
  })

  test('that was cut off is refused', () => {
    const DATA_DIR = fresh()
    writeFileSync(join(DATA_DIR, 'secret'), 'short')
    chmodSync(join(DATA_DIR, 'secret'), 0o600)
    expect(() => readConfiguration({ DATA_DIR })).toThrow(/^SECRET must be set: .* is too short/)
  })
})
