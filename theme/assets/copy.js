// Copies a field at a click. Without this file the text is there all the same, to be selected.
(() => {
  "use strict";

  const copied = async (field) => {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      field.select(); // where the browser keeps its clipboard closed, as some do for files
      return document.execCommand("copy");
    }
  };

  for (const button of document.querySelectorAll("[data-pf-copy]")) {
    const field = document.getElementById(button.dataset.pfCopy);
    const said = button.parentElement?.querySelector("[data-pf-copied]");
    if (!field) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await copied(field);
      if (!done) field.select();
      if (said) said.textContent = done ? "Copied." : "Selected. Copy it with your keyboard.";
      for (const other of document.querySelectorAll("[data-pf-copied]")) {
        if (other !== said) other.textContent = "";
      }
    });
  }

  for (const field of document.querySelectorAll("textarea[data-pf-answer]")) {
    field.addEventListener("focus", () => field.select());
  }
})();
