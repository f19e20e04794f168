// Small helps. Everything on the pages works without this file.
(() => {
  "use strict";

  // Material opens its menu and its search with bare labels, which a keyboard cannot reach.
  for (const [id, name] of [["__drawer", "Menu"], ["__search", "Search"]]) {
    const toggle = document.getElementById(id);
    const label = document.querySelector(`.md-header label[for='${id}'].md-header__button`);
    if (!toggle || !label) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = `md-header__button md-icon pf-button pf-button${id.replaceAll("_", "-")}`;
    button.setAttribute("aria-label", name);
    button.setAttribute("aria-expanded", "false");
    button.innerHTML = label.innerHTML;
    button.addEventListener("click", () => toggle.click());
    toggle.addEventListener("change", () => button.setAttribute("aria-expanded", String(toggle.checked)));
    label.hidden = true;
    label.after(button);
  }
  document.addEventListener("keydown", (event) => {
    const drawer = document.getElementById("__drawer");
    if (event.key === "Escape" && drawer?.checked) drawer.click();
  });

  // The timeline's filter hides by style sheet; here it says how many are left, and remembers.
  const filter = document.querySelector("[data-pf-filter]");
  if (filter) {
    const said = filter.querySelector("[data-pf-said]");
    const items = [...document.querySelectorAll("[data-pf-kind]")];
    const say = () => {
      const kind = filter.querySelector("input:checked")?.value ?? "";
      const shown = kind ? items.filter((item) => item.dataset.pfKind === kind).length : items.length;
      said.textContent = kind ? `${shown} of ${items.length} entries shown.` : "";
    };
    filter.addEventListener("change", say);
    say();
  }
})();
