/** What a build decides. */
interface ImportMetaEnv {
  /** Missing: the server keeps the chains. */
  readonly BOUCLE_HOME?: 'browser'
}
