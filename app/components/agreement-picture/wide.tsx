import {
  type Picture,
  type PictureKnot,
  type PictureLabel,
  type PictureTag,
  pictureSizes,
} from '#app/domain/grant/picture.ts'

/** The picture lying down, as the layout says; strings first, so that words and knots lie on top of them. */
export function WidePicture({ picture, id, title }: { picture: Picture; id: string; title: string }) {
  const { thread } = picture
  return (
    <svg
      className="db-svg"
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      role="img"
      aria-labelledby={`${id}-title`}
    >
      <title id={`${id}-title`}>{title}</title>
      {picture.ticks.map(({ x }) => (
        <path key={x} className="p-tick" d={`M${x} ${thread.y + 10}v8`} />
      ))}
      {picture.above.map(({ key, string }) => (
        <path key={key} className="p-loop" d={`M${string.x} ${string.from}V${string.to}`} />
      ))}
      {picture.below.map(({ key, string }) => (
        <path key={key} className="p-loop" d={`M${string.map(({ x, y }) => `${x} ${y}`).join('L')}`} />
      ))}
      {picture.months.map(({ x, text }) => (
        <text key={text + x} className="soft p-month" x={x} y={thread.y + 24} textAnchor="middle">
          {text}
        </text>
      ))}
      {thread.solidTo > thread.from && (
        <path className="p-thread" d={`M${thread.from} ${thread.y}H${thread.solidTo}`} />
      )}
      <path className="p-thread-next" d={`M${thread.solidTo + 8} ${thread.y}H${thread.to}`} />
      {picture.above.map((label) => (
        <Label key={label.key} label={label} />
      ))}
      {picture.below.map((tag) => (
        <Tag key={tag.key} tag={tag} />
      ))}
      {picture.knots.map((knot) => (
        <Knot key={knot.key} knot={knot} y={thread.y} />
      ))}
    </svg>
  )
}

function Label({ label }: { label: PictureLabel }) {
  const { box } = label
  return (
    <g>
      <rect className="p-ground" x={box.x - 3} y={box.y} width={box.width + 6} height={box.height} />
      {label.lines.map(({ y, text, bold }) => (
        <text key={y} className={bold ? 'b' : undefined} x={label.x} y={y} textAnchor={label.anchor}>
          {text}
        </text>
      ))}
    </g>
  )
}

function Tag({ tag }: { tag: PictureTag }) {
  const { bar } = tag
  const ring = tag.string.at(-1)
  return (
    <g className={`p-tag--${tag.state}`}>
      <rect className="p-tag" x={tag.x} y={tag.y} width={tag.width} height={tag.height} rx="8" />
      {ring && <circle className="p-tag" cx={ring.x} cy={tag.y} r="5" />}
      <text className="b big" x={tag.x + 14} y={tag.y + 30}>
        {tag.amount}
      </text>
      <text className="soft" x={tag.x + tag.width - 14} y={tag.ofY} textAnchor="end">
        {tag.of}
      </text>
      {tag.lines.map(({ y, text }) => (
        <text key={y} x={tag.x + 14} y={y}>
          {text}
        </text>
      ))}
      <rect className="p-rest" x={bar.x} y={bar.y} width={bar.width} height="8" rx="4" />
      <rect className="p-fill" x={bar.x} y={bar.y} width={bar.filled} height="8" rx="4" />
    </g>
  )
}

function Knot({ knot, y }: { knot: PictureKnot; y: number }) {
  const { x, state, half } = knot
  const radius = pictureSizes.knot
  if (state === 'now') {
    return (
      <g>
        <circle className="p-knot-now" cx={x} cy={y} r={radius + 1} />
        <circle className="p-dot" cx={x} cy={y} r="4" />
      </g>
    )
  }
  return (
    <g>
      <circle className={state === 'done' ? 'p-knot-done' : 'p-knot'} cx={x} cy={y} r={radius} />
      {state === 'done' && <path className="p-check" d={`M${x - 4.5} ${y + 0.5}l3 3 6-6.500`} />}
      {state === 'ahead' && half && <path className="p-fill" d={`M${x - 8} ${y}a8 8 0 0 0 16 0z`} />}
    </g>
  )
}
