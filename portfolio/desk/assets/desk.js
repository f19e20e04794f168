// Keeps what is typed, says days back in words, shows what is wrong and what would travel, hides what does
// not apply. Everything else works without it.

const form = document.querySelector("form[data-live]");

const PAUSE = 700; // milliseconds without a key before a look
const QUIET = new Set(["token", "do", "draft"]);

function sentFor(what) {
  const sent = new FormData(form);
  sent.delete("file");
  sent.set("do", what);
  return sent;
}

async function keep() {
  const sent = sentFor("keep");
  const told = document.querySelector("[data-kept]");
  try {
    const answer = await fetch(`/drafts/${form.dataset.draft}`, { method: "POST", body: sent });
    told.textContent = answer.ok ? "What you type is kept." : "What you type could not be kept. Save soon.";
  } catch {
    told.textContent = "The portfolio is not running any more. Copy what you typed before you close this page.";
  }
}

function paragraphs(element, texts, name) {
  element.replaceChildren(
    ...texts.map((text, number) => {
      const line = document.createElement("p");
      line.className = "wrong";
      line.id = `wrong-${name}-${number + 1}`;
      line.textContent = text;
      return line;
    }),
  );
}

// The place beside an answer where the script says what is wrong: made once, before what is said back.
function place(name) {
  const echo = document.querySelector(`[data-echo="${CSS.escape(name)}"]`);
  if (!echo) return null;
  let here = echo.previousElementSibling;
  if (!here || !here.matches("[data-wrong]")) {
    while (echo.previousElementSibling && echo.previousElementSibling.matches("p.wrong")) {
      echo.previousElementSibling.remove();
    }
    here = document.createElement("div");
    here.dataset.wrong = name;
    here.setAttribute("role", "status");
    echo.before(here);
  }
  return here;
}

async function look() {
  const answer = await fetch(form.action, { method: "POST", body: sentFor("look") });
  if (!answer.ok || !answer.headers.get("content-type").includes("json")) return;
  const said = await answer.json();
  const touched = new Set([...form.querySelectorAll("[data-touched]")].map((field) => field.name));
  for (const echo of form.querySelectorAll("[data-echo]")) {
    const name = echo.dataset.echo;
    echo.textContent = said.echoes[name] ?? "";
    echo.hidden = !echo.textContent;
    const texts = touched.has(name) ? (said.wrong[name] ?? []) : [];
    const here = place(name);
    if (here) paragraphs(here, texts, name);
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]:not([type="hidden"])`)) {
      field.toggleAttribute("aria-invalid", texts.length > 0);
      if (texts.length) field.setAttribute("aria-invalid", "true");
    }
  }
  for (const prompts of form.querySelectorAll("[data-prompts]")) {
    prompts.textContent = said.prompts[prompts.dataset.prompts] ?? "";
  }
  const travels = form.querySelector("[data-travels]");
  travels.replaceChildren(
    ...said.travels.map((one) => {
      const box = document.createElement("div");
      box.className = "travels";
      const heading = document.createElement("p");
      const strong = document.createElement("strong");
      strong.textContent = one.heading;
      heading.append(strong);
      box.append(heading, ...one.lines.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
      return box;
    }),
  );
}

function answersTo(name) {
  const fields = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
  const chosen = fields.filter((field) => (field.type === "radio" ? field.checked : field.type !== "hidden"));
  return chosen.map((field) => field.value);
}

// A question that makes no sense after the answers so far is hidden, unless it holds an answer.
function hide() {
  for (const question of form.querySelectorAll("[data-only-if]")) {
    const wanted = JSON.parse(question.dataset.onlyIf);
    const applies = Object.entries(wanted).every(
      ([name, values]) => !form.querySelector(`[name="${CSS.escape(name)}"]`) || answersTo(name).some((value) => values.includes(value)),
    );
    const answered = [...question.querySelectorAll("input:not([type=hidden]), textarea, select")].some((field) =>
      field.type === "radio" || field.type === "checkbox" ? field.checked && field.value : field.value !== field.defaultValue || field.value,
    );
    question.hidden = !applies && !answered;
  }
}

// A long list of boxes gets a line in which a few letters find one.
function sift() {
  for (const boxes of document.querySelectorAll("[data-sift]")) {
    if (boxes.children.length < 12) continue;
    const line = document.createElement("input");
    line.type = "search";
    line.setAttribute("aria-label", `Find one: ${boxes.dataset.sift}`);
    line.placeholder = "A few letters find one";
    line.addEventListener("input", (event) => {
      event.stopPropagation();
      const wanted = line.value.trim().toLowerCase();
      for (const label of boxes.children) {
        label.hidden = !label.textContent.toLowerCase().includes(wanted) && !label.querySelector("input").checked;
      }
    });
    boxes.before(line);
  }
}

if (form) {
  let waiting = 0;
  const changed = (event) => {
    if (!event.target.name || QUIET.has(event.target.name)) return;
    event.target.dataset.touched = "";
    hide();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      keep();
      look();
    }, PAUSE);
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", (event) => {
    if (event.target.type === "file" && event.target.files.length) {
      form.querySelector('[value="attach"]').click();
      return;
    }
    changed(event);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && form.querySelector("[data-touched]")) {
      navigator.sendBeacon(`/drafts/${form.dataset.draft}`, sentFor("keep"));
    }
  });
  hide();
  sift();
}

document.querySelector("#wrong, #said")?.focus();

const source = document.querySelector("textarea[data-line]");
if (source && source.dataset.line) {
  const lines = source.value.split("\n");
  const line = Number(source.dataset.line);
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  source.focus();
  source.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  source.scrollTop = (source.scrollHeight / lines.length) * Math.max(line - 4, 0);
}
