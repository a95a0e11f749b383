/* Small helpers, each attached by one attribute. Every page also works without this file. */
(function () {
  "use strict";
  function each(selector, act) { document.querySelectorAll(selector).forEach(act); }

  // data-focus: what was refused is read first.
  each("[data-focus]", function (box) { box.focus(); });

  // data-print: a button that prints the page; hidden where scripts are off.
  each("[data-print]", function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  // data-toast: leaves by itself, never while somebody reads it.
  each("[data-toast]", function (toast) {
    let timer = setTimeout(leave, 9000);
    function leave() { toast.remove(); }
    toast.addEventListener("mouseenter", function () { clearTimeout(timer); });
    toast.addEventListener("mouseleave", function () { timer = setTimeout(leave, 4000); });
    toast.addEventListener("click", leave);
  });

  // data-auto: a choice that sends its form at once; its own button is then needless.
  each("form[data-auto]", function (form) {
    each("[data-auto-button]", function (button) { button.hidden = true; });
    form.addEventListener("change", function () { form.requestSubmit(); });
  });

  // data-slide: a slider and its number say the same thing.
  each("[data-slide]", function (slide) {
    const range = slide.querySelector("[type=range]"), number = slide.querySelector(".input");
    function paint() {
      range.style.setProperty("--at", 100 * (range.value - range.min) / (range.max - range.min) + "%");
    }
    range.addEventListener("input", function () { number.value = range.value; paint(); });
    number.addEventListener("input", function () { range.value = number.value; paint(); });
    paint();
  });

  // data-copy="#id": copies a link or a text; hidden where scripts are off.
  each("[data-copy]", function (button) {
    const from = document.querySelector(button.dataset.copy);
    if (!navigator.clipboard || !from) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(from.value || from.textContent.trim()).then(function () {
        button.textContent = "Copié";
      });
    });
  });
})();
