import type { Operation } from '#app/exchange/open/openapi.ts'
import type { Language } from '#app/i18n/languages.ts'
import { apiDocument } from './api-document.server.ts'

/** Every open address with what it takes and answers, read from the description that programs read. */
export function apiPage(language: Language) {
  const { paths } = apiDocument(language)
  return {
    operations: Object.entries(paths).flatMap(([path, { get, post }]) => [
      ...(get ? [operationView('GET', path, get)] : []),
      ...(post ? [operationView('POST', path, post)] : []),
    ]),
  }
}

function operationView(method: string, path: string, operation: Operation) {
  const { operationId, summary, parameters = [], responses } = operation
  return {
    key: operationId,
    title: `${method} ${path}`,
    summary,
    parameters: parameters.map(({ name, description }) => ({ key: name, name, description })),
    answers: Object.entries(responses).map(([code, { description, content }]) => ({
      key: code,
      code,
      description,
      type: Object.keys(content ?? {}).join(', '),
    })),
  }
}
