/** The import has a page of its own, under the chains. */
export const IMPORT_PATH = '/chaines/importer'
