import type { Problem } from '../core/problem.ts'
import { problem } from '../core/problem.ts'
import { diskFull } from './embedded/problems.ts'

/** A database that does not answer, or does not let in, as something a person can mend. */
export function databaseProblem(error: unknown): Problem {
  if (isDiskFull(error)) return diskFull('the database')
  const text = messages(error).join(': ')
  return problem({
    code: 'database',
    path: ['DATABASE_URL'],
    message: `The database did not answer: ${text}`,
    maybe: 'Maybe it is stopped, its address is wrong, or its user lacks rights.',
    values: { text },
  })
}

/** Did the connection itself break, so that trying again on another one makes sense? */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error)
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code) ||
    // The socket of a server that is being started is not there yet.
    (code === 'ENOENT' && (error as { syscall?: unknown }).syscall === 'connect') ||
    // Class 57P: shut down, crashed, starting up. Class 08: connection exception. 53300: all in use.
    code.startsWith('57P') ||
    code.startsWith('08') ||
    code === '53300' ||
    messages(error).some((text) =>
      /connection terminated|timeout exceeded when trying to connect|not queryable|connection is closed/i.test(
        text,
      ),
    )
  )
}

/** No room for the write (PostgreSQL 53100, ENOSPC): nothing of the transaction is kept. */
export function isDiskFull(error: unknown): boolean {
  return ['53100', 'ENOSPC', 'EDQUOT'].includes(codeOf(error))
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' ? code : ''
}

function messages(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)]
  return [error.message, ...(error.cause === undefined ? [] : messages(error.cause))]
}
