/* How long the person has had the turn; without this file the page says since when. */
(function () {
  "use strict";
  document.querySelectorAll("[data-since]").forEach(function (place) {
    const start = Date.parse(place.dataset.since);
    if (Number.isNaN(start)) return;
    function tell() {
      const minutes = Math.max(0, Math.floor((Date.now() - start) / 60000));
      place.textContent = minutes ? ", " + minutes + "\u00a0min" : ", à l’instant";
    }
    place.hidden = false;
    tell();
    setInterval(tell, 15000);
  });
})();
