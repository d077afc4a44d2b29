import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import jsonld from 'jsonld'
import { Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { cidsContext } from '#app/exchange/open/cids.ts'

const folder = 'tests/standards'
const schemaAt = (path: string) => JSON.parse(readFileSync(`${folder}/${path}`, 'utf8'))

/** The package schema of 360Giving with its two faults repaired, see `tests/standards/README.md`. */
export function threeSixtyValidator() {
  const grant = schemaAt('360giving/360-giving-schema.json')
  const whole = schemaAt('360giving/360-giving-package-schema.json')
  for (const schema of [grant, whole]) schema.$schema = 'https://json-schema.org/draft/2020-12/schema'
  whole.properties.grants.items.$ref = grant.$id
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(grant)
  const validate = ajv.compile(whole)
  return (file: unknown): unknown[] => (validate(file) ? [] : (validate.errors ?? []))
}

/**
 * What is wrong in a description of an interface: against the meta-schema of OpenAPI 3.1, references that lead nowhere, and
 * shapes that are no JSON Schema of 2020-12.
 */
export async function openApiFaults(file: object): Promise<unknown[]> {
  const validator = new Validator()
  const { valid, errors } = await validator.validate({ ...structuredClone(file) })
  if (!valid) return [errors].flat()
  if (validator.version !== '3.1') return [`this is OpenAPI ${validator.version}`]
  try {
    validator.resolveRefs()
  } catch (error) {
    return [String(error)]
  }
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  const { components } = file as { components?: { schemas?: Record<string, object> } }
  return Object.values(components?.schemas ?? {}).flatMap((schema) =>
    ajv.validateSchema(schema) ? [] : (ajv.errors ?? []),
  )
}

/** What xmllint says of these files against the schema of IATI 2.03; all in one call. */
export function iatiFaults(files: readonly string[]): string {
  const here = mkdtempSync(join(tmpdir(), 'iati-'))
  try {
    const paths = files.map((text, at) => {
      writeFileSync(join(here, `${at}.xml`), text)
      return join(here, `${at}.xml`)
    })
    execFileSync(
      'xmllint',
      ['--noout', '--nonet', '--schema', `${folder}/iati/iati-activities-schema.xsd`, ...paths],
      { stdio: 'pipe' },
    )
    return ''
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error)
      .split('\n')
      .filter((line) => !line.endsWith(' validates'))
      .join('\n')
      .slice(0, 2000)
  } finally {
    rmSync(here, { recursive: true })
  }
}

/** What the shapes of the basic tier of CIDS find wrong in a file; remarks of severity Info are none. */
export async function cidsFaults(file: unknown): Promise<string[]> {
  const context = schemaAt('cids/cidsContext.jsonld')
  const quads = await jsonld.toRDF(file as object, {
    format: 'application/n-quads',
    documentLoader: async (url: string) => {
      if (url !== cidsContext) throw new Error(`nothing is fetched from ${url}`)
      return { contextUrl: undefined, documentUrl: url, document: context }
    },
  })
  const data = new Store(new Parser({ format: 'application/n-quads' }).parse(String(quads)))
  if (data.size === 0) throw new Error('nothing was said')
  const shapes = new Store(
    new Parser().parse(readFileSync(`${folder}/cids/gen-BasicTier.shacl.ttl`, 'utf8').replace(/^\ufeff/, '')),
  )
  const report = await new SHACLValidator(shapes).validate(data)
  return report.results
    .filter(({ severity }) => !severity?.value.endsWith('#Info'))
    .map(
      ({ focusNode, path, message }) =>
        `${focusNode?.value} ${path?.value} ${message.map(({ value }) => value)}`,
    )
}
