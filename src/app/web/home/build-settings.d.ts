/** What a build decides. */
interface ImportMetaEnv {
  /** Who keeps the chains. */
  readonly BOUCLE_HOME: 'server' | 'browser'
}
