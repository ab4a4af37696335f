/* What Material's script expects of every page: where the site begins, and how to remember a choice below it. */
var __md_scope = new URL(document.currentScript.dataset.base, location);
var __md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
var __md_get = (key, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(scope.pathname + "." + key));
var __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try { store.setItem(scope.pathname + "." + key, JSON.stringify(value)); } catch (error) { /* A full store forgets. */ }
};
