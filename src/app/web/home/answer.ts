/** Whether what is kept stands in this browser, in a build that has no server. */
export const keptInBrowser = import.meta.env.BOUCLE_HOME === 'browser'

/** Puts a question of the API to who keeps the chains: the server, or this browser. */
export async function answer(path: string, init?: RequestInit): Promise<Response> {
  if (!keptInBrowser) return fetch(`/api/v1${path}`, init)
  const { homeAnswer } = await import('../../static/home.ts')
  return homeAnswer(path, init)
}
