import { m } from '#app/i18n/paraglide/messages.js'

/** What the shapes of the ranking mean, those that are drawn. */
export function RankingKey({ band, grey }: { band: boolean; grey: boolean }) {
  return (
    <ul className="db-key">
      <li>
        <Dot look="c-dot" />
        {m.components_ranking_clear()}
      </li>
      {grey && (
        <li>
          <Dot look="c-dot-grey" />
          {m.components_ranking_grey()}
        </li>
      )}
      <li>
        <svg width="44" height="18" aria-hidden="true">
          <line className="c-spread" x1="2" x2="42" y1="9" y2="9" />
        </svg>
        {m.components_ranking_range()}
      </li>
      {band && (
        <li>
          <svg width="22" height="18" aria-hidden="true">
            <rect className="c-grey c-grey-key" x="1" y="1" width="20" height="16" />
          </svg>
          {m.components_ranking_band()}
        </li>
      )}
    </ul>
  )
}

function Dot({ look }: { look: string }) {
  return (
    <svg width="44" height="18" aria-hidden="true">
      <line className="c-interval" x1="4" x2="40" y1="9" y2="9" />
      <circle className={look} cx="22" cy="9" r="7.5" />
    </svg>
  )
}
