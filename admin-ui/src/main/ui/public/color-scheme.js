// Runs before the first paint, so that a dark page does not flash white. A file, because inline scripts are forbidden here.
(function () {
  var wanted = null;
  try {
    wanted = localStorage.getItem('tollgate-color-scheme');
  } catch {
    // Storage is switched off: follow the system.
  }
  var dark = wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
