/* Écouter: reads aloud what is around the button, with the browser's own voice.
   The button stays hidden where there is no voice. A second tap stops it. */
(function () {
  "use strict";
  const voice = window.speechSynthesis;
  if (!voice) return;
  document.querySelectorAll("[data-listen]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      if (voice.speaking) { voice.cancel(); return; }
      const zone = button.closest("[popover], [data-listen-zone], main") || document.body;
      const speech = new SpeechSynthesisUtterance(zone.innerText.replace(/\s+/g, " "));
      speech.lang = "fr-FR";
      speech.rate = 0.92;
      voice.speak(speech);
    });
  });
  window.addEventListener("pagehide", function () { voice.cancel(); });
})();
