/* A form that was sent waits: a second tap does nothing. The server also refuses the second
   gesture (one-time keys); this only spares a person the doubt. */
(function () {
  "use strict";
  function free(form) {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy]").forEach(function (button) { button.removeAttribute("aria-busy"); });
  }
  document.querySelectorAll("form[method=post]").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "yes";
      const button = event.submitter || form.querySelector("[type=submit]");
      if (button) button.setAttribute("aria-busy", "true");
    });
  });
  // The way back shows the page as it was: let it be sent again.
  window.addEventListener("pageshow", function () { document.querySelectorAll("form[data-sent]").forEach(free); });
})();
