import { configuration } from '#app/effects/configuration.server.ts'
import { type OpenApi, openApi } from '#app/exchange/open/openapi.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { openFileNames, openFiles } from './file-list.server.ts'

/** The description of every open address, in a language. */
export function apiDocument(language: Language): OpenApi {
  const say = { locale: language }
  const files = openFileNames.map((name) => ({
    name,
    type: openFiles[name].type,
    summary: openFiles[name].about({}, say),
    mayBeAbsent: 'mayBeAbsent' in openFiles[name],
  }))
  return openApi(configuration().origin, files, {
    title: m.open_title({}, say),
    description: m.open_lead({}, say),
    list: m.open_api_list({}, say),
    read: m.open_api_read({}, say),
    search: m.open_api_search({}, say),
    ok: m.open_api_ok({}, say),
    same: m.open_api_same({}, say),
    wrong: m.open_api_wrong({}, say),
    absent: m.open_api_absent({}, say),
    page: m.open_api_page({}, say),
    size: m.open_api_size({}, say),
    id: m.open_api_id({}, say),
  })
}
