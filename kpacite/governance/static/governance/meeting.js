/* The clock of a point, and words that are not lost. The page works without this file. */
(function () {
  "use strict";

  // data-since, data-planned: how long we have been talking, said again every ten seconds.
  document.querySelectorAll("[data-since]").forEach(function (clock) {
    const since = new Date(clock.dataset.since), planned = Number(clock.dataset.planned);
    function tell() {
      const minutes = Math.max(0, Math.floor((Date.now() - since) / 60000));
      clock.textContent = "Depuis " + minutes + "\u00a0min";
      clock.classList.toggle("is-over", minutes > planned);
    }
    tell();
    setInterval(tell, 10000);
  });

  // data-words: leaving the page with words that were not sent asks first.
  document.querySelectorAll("form[data-words]").forEach(function (form) {
    const area = form.querySelector("textarea"), first = area.value;
    let sent = false;
    form.addEventListener("submit", function () { sent = true; });
    window.addEventListener("beforeunload", function (event) {
      if (!sent && area.value !== first) event.preventDefault();
    });
  });
})();
