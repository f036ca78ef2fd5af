declare global {
  interface ImportMetaEnv {
    /** Who keeps the chains, as the build says. */
    readonly BOUCLE_HOME: 'server' | 'browser'
  }
}

/** Whether what is kept stands in this browser, in a build that has no server. */
export const keptInBrowser = import.meta.env.BOUCLE_HOME === 'browser'

/** Asked for while the page is drawn: the first question finds it there. */
const home = keptInBrowser ? import('../../static/home.ts') : undefined

/** Puts a question of the API to who keeps the chains: the server, or this browser. */
export async function answer(path: string, init?: RequestInit): Promise<Response> {
  if (home === undefined) return fetch(`/api/v1${path}`, init)
  return (await home).homeAnswer(path, init)
}
