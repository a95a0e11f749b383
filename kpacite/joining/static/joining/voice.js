/* data-voice: a microphone beside a field for a sound file. The recording becomes the file of the
   field, so the form is the same with and without this script. The field's data-record is the
   longest recording, in seconds. */
(function () {
  "use strict";
  const kinds = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
  if (!window.MediaRecorder || !navigator.mediaDevices || !window.DataTransfer) return;
  document.querySelectorAll("[data-voice]").forEach(function (box) {
    const field = box.querySelector("input[type=file]");
    const start = box.querySelector("[data-voice-start]"), stop = box.querySelector("[data-voice-stop]");
    const time = box.querySelector("[data-voice-time]"), again = box.querySelector("[data-voice-again]");
    const longest = Number(field.dataset.record) || 180;
    let recorder, tick;
    start.hidden = false;

    function show(file) {
      if (again.src) URL.revokeObjectURL(again.src);
      again.hidden = !file;
      if (file) again.src = URL.createObjectURL(file); else again.removeAttribute("src");
    }
    function keep(parts, kind) {
      const file = new File(parts, "voix", { type: kind }), held = new DataTransfer();
      held.items.add(file);
      field.files = held.files;
      show(file);
      time.textContent = "C’est enregistré. Écoutez, ou recommencez.";
    }
    function end(stream) {
      clearInterval(tick);
      stream.getTracks().forEach(function (track) { track.stop(); });
      start.hidden = false; stop.hidden = true;
      start.focus();
    }
    function record(stream) {
      const kind = kinds.find(MediaRecorder.isTypeSupported) || "", parts = [];
      let left = longest;
      recorder = new MediaRecorder(stream, kind ? { mimeType: kind, audioBitsPerSecond: 32000 } : {});
      recorder.addEventListener("dataavailable", function (event) { parts.push(event.data); });
      recorder.addEventListener("stop", function () { end(stream); keep(parts, recorder.mimeType); });
      recorder.start();
      start.hidden = true; stop.hidden = false; stop.focus();
      time.textContent = "On vous écoute.";
      tick = setInterval(function () {
        left -= 1;
        if (left === 30) time.textContent = "Il reste 30 secondes.";
        if (left <= 0) recorder.stop();
      }, 1000);
    }
    start.addEventListener("click", function () {
      navigator.mediaDevices.getUserMedia({ audio: true }).then(record, function () {
        time.textContent = "Le micro est fermé. Choisissez un fichier, ou écrivez.";
      });
    });
    stop.addEventListener("click", function () { recorder.stop(); });
    field.addEventListener("change", function () { show(field.files[0]); });
  });
})();
