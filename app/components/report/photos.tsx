/** Photos with what is seen on each, and where it is told who may see it. */
export function Photos({
  photos,
}: {
  photos: readonly { file: string; href: string; shows: string; who?: string }[]
}) {
  return (
    <ul className="db-photos">
      {photos.map(({ file, href, shows, who }) => (
        <li key={file}>
          <figure>
            <img src={href} alt={shows} loading="lazy" className="db-photo" />
            <figcaption className="db-small">
              {shows}
              {who && <span className="db-soft"> · {who}</span>}
            </figcaption>
          </figure>
        </li>
      ))}
    </ul>
  )
}
