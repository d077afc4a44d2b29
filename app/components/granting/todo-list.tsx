/** What still has to happen: one thing as a sentence, more of them as a list. */
export function TodoList({ todo }: { todo: string[] }) {
  if (todo.length < 2) return <>{todo[0] ?? ''}</>
  return (
    <ul className="db-list">
      {todo.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  )
}
