// What Muster does in the browser beyond plain pages. All of it is enhancement: every page works without.
// Events are heard on the document, so that what is fetched later behaves like what was there at first.

const page = document;

/** The address of what the page shows, less its fragment. */
const here = () => location.pathname + location.search;
let shown = here();

/** What the page says in the script's place: its words are in its own language. */
const word = (name) => page.body.getAttribute(`data-word-${name}`);

// Live region --------------------------------------------------------------------------------------------

/** Says `text` to a screen reader, inside the open dialog where there is one (the rest is inert then). */
function say(text) {
  const dialog = page.querySelector("dialog[open]");
  const region = dialog?.querySelector("[role=status].unseen") ?? page.getElementById("live");
  if (!region) return;
  region.textContent = "";
  setTimeout(() => { region.textContent = text; }, 50);
}

/** What a part of the page tells of how much there is. */
const told = (part) => part.querySelector("[data-count]")?.textContent.trim();

// Copy, share, print, reveal -----------------------------------------------------------------------------

/** Puts `text` on the clipboard; over plain http, where there is no clipboard API, by a selection. */
async function toClipboard(text, near) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const box = page.createElement("textarea");
  box.value = text;
  box.className = "unseen";
  near.append(box);
  box.select();
  const done = page.execCommand("copy");
  box.remove();
  if (!done) throw new Error("The browser did not copy.");
}

async function copy(button) {
  const label = button.querySelector("span") ?? button;
  button.dataset.label ??= label.textContent;
  try {
    await toClipboard(button.dataset.copy, button.parentElement);
    label.textContent = word("copied");
    say(word("copied"));
  } catch {
    label.textContent = word("not-copied");
    say(word("not-copied"));
  }
  button.focus();
  clearTimeout(button.copied);
  button.copied = setTimeout(() => { label.textContent = button.dataset.label; }, 2500);
}

function share(button) {
  // A closed share sheet rejects; nothing is to be said about that.
  navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {});
}

function reveal(button) {
  const field = page.getElementById(button.dataset.reveal);
  if (!field) return;
  const shown = field.type === "password";
  field.type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", String(shown));
  button.dataset.label ??= button.textContent;
  button.textContent = shown ? word("hide") : button.dataset.label;
}

// Dialogs ------------------------------------------------------------------------------------------------

/** Opens the page behind `url` in a dialog; goes there plainly if that fails. */
async function openDialog(url, opener) {
  try {
    const answer = await fetch(url, { headers: { accept: "text/html" } });
    if (answer.redirected || !isPage(answer)) return location.assign(url);
    fill(dialogFor(opener), await parse(answer), answer.url);
  } catch {
    location.assign(url);
  }
}

function isPage(answer) {
  return answer.headers.get("content-type")?.startsWith("text/html") ?? false;
}

async function parse(answer) {
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** The open dialog, or a new one that gives the focus back to `opener` when it closes. */
function dialogFor(opener) {
  const open = page.querySelector("dialog[open]");
  if (open) return open;
  const dialog = page.createElement("dialog");
  const close = page.createElement("div");
  close.className = "dialog-close";
  const button = page.createElement("button");
  button.type = "button";
  button.dataset.close = "";
  button.textContent = word("close");
  close.append(button);
  const body = page.createElement("div");
  body.className = "dialog-body";
  const status = page.createElement("div");
  status.className = "unseen";
  status.setAttribute("role", "status");
  dialog.append(close, body, status);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (opener?.isConnected) opener.focus();
  });
  dialog.addEventListener("input", ({ target }) => {
    if (target.form?.method === "post") dialog.dataset.typed = "";
  });
  // Not on "cancel", which browsers let nobody prevent twice.
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !("typed" in dialog.dataset)) return;
    event.preventDefault();
    if (mayClose(dialog)) dialog.close();
  });
  page.querySelectorAll(":popover-open").forEach((popover) => popover.hidePopover());
  // First in the body, so that its labels find its own fields where the page behind has the same ids.
  page.body.prepend(dialog);
  return dialog;
}

/** Whether nothing is lost by it, or nobody minds. */
function mayClose(dialog) {
  return !("typed" in dialog.dataset) || confirm(word("discard"));
}

/** Shows the `main` of `fetched`, which came from `url`, in `dialog`; tells who is in it already of the next step. */
function fill(dialog, fetched, url) {
  const main = fetched.querySelector("main");
  if (!main) throw new Error("That page has no main part.");
  const body = dialog.querySelector(".dialog-body");
  body.replaceChildren(...main.childNodes);
  dialog.dataset.url = url;
  for (const form of body.querySelectorAll("form:not([action])")) form.action = url;
  const title = body.querySelector("h1");
  if (title) {
    title.id ||= "dialog-title";
    dialog.setAttribute("aria-labelledby", title.id);
  }
  const begins = !dialog.open;
  if (begins) dialog.showModal();
  dialog.scrollTop = 0;
  enhance(body);
  const wrong = body.querySelector(".summary, [aria-invalid]");
  const field = body.querySelector("[autofocus], input:not([type=hidden]), select, textarea");
  // A step without a field is read from its heading on: its button may be the last thing to know.
  const first = wrong ?? field ?? title;
  if (first === title) title?.setAttribute("tabindex", "-1");
  first?.focus();
  // What is wrong is read with its field, and a heading by itself.
  if (!begins && first === field) say(title?.textContent.trim());
}

/** Sends a form of a dialog. A page that is refused or that asks further stays in the dialog; a redirect leaves it. */
async function sendInDialog(form, submitter, dialog) {
  const data = new FormData(form, submitter);
  const address = submitter?.getAttribute("formaction") ? submitter.formAction : actionOf(form).href;
  const files = form.enctype === "multipart/form-data";
  try {
    const answer = form.method === "get"
      ? await fetch(`${address.split("?")[0]}?${new URLSearchParams(data)}`)
      : await fetch(address, { method: "post", body: files ? data : new URLSearchParams(data) });
    if (!isPage(answer)) return location.reload();
    const fetched = await parse(answer);
    if (answer.redirected) arrive(fetched, answer.url);
    else if (!answer.ok && !fetched.querySelector("main form")) refuse(form, fetched);
    else {
      fill(dialog, fetched, answer.url);
      if (!answer.ok) keep(dialog, data);
    }
  } catch {
    release(form);
    say(word("unreached"));
    form.dataset.plainly = "";
    form.requestSubmit(submitter);
  }
}

/** Puts back what was typed and is longer than a server keeps of one field. */
function keep(dialog, data) {
  for (const [name, value] of data) {
    const field = dialog.querySelector(`textarea[name="${CSS.escape(name)}"]`);
    if (field && value.length > field.value.length) field.value = value;
  }
}

/** Says above a form of a dialog why it was not taken, in the words of the page that says so: what was typed stays. */
function refuse(form, fetched) {
  form.parentElement.querySelector(".summary")?.remove();
  const summary = page.createElement("div");
  summary.className = "summary";
  summary.setAttribute("role", "alert");
  summary.tabIndex = -1;
  for (const said of fetched.querySelectorAll("main h1, main p")) {
    const line = page.createElement("p");
    if (said.matches("h1")) line.className = "summary-title";
    line.textContent = said.textContent.trim();
    summary.append(line);
  }
  form.before(summary);
  release(form);
  summary.focus();
}

/** Takes the place of this page by one that a redirect led to and that is fetched already: its flash is said once. */
function arrive(fetched, url) {
  page.querySelector("dialog[open]")?.close();
  if (url === location.href) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  shown = here();
  page.title = fetched.title;
  page.body.replaceWith(page.adoptNode(fetched.body));
  scrollTo(0, 0);
  enhance(page.body);
  const main = page.getElementById("main");
  main?.focus({ preventScroll: true });
  const flash = page.querySelector(".flash");
  if (flash) say(flash.textContent.trim());
}

// Forms --------------------------------------------------------------------------------------------------

/** Marks a form as sent, so that a double click sends it once; it stays postable should the answer never come. */
function hold(form) {
  form.dataset.sent = "";
  for (const button of form.querySelectorAll("button:not([type=button])")) button.setAttribute("aria-disabled", "true");
  setTimeout(() => release(form), 8000);
}

/** Where a form goes. Its attribute says so even where a field is named "action" and hides the property. */
function actionOf(form) {
  return new URL(form.getAttribute("action"), location.href);
}

function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("button:not([type=button])")) button.removeAttribute("aria-disabled");
}

page.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented) return;
  // A form may search by one button and act on what it found by another.
  const acts = (event.submitter?.formMethod || form.method) === "post";
  if ("search" in form.dataset && !acts) {
    event.preventDefault();
    search(form, event.submitter);
    return;
  }
  if ("sent" in form.dataset) {
    event.preventDefault();
    return;
  }
  const dialog = form.closest("dialog");
  if (dialog && !("plainly" in form.dataset) && !form.target) {
    event.preventDefault();
    sendInDialog(form, event.submitter, dialog);
  }
  if (acts) hold(form);
});

addEventListener("pageshow", () => page.querySelectorAll("form[data-sent]").forEach(release));

// Search -------------------------------------------------------------------------------------------------

const waiting = new WeakMap();

/** Replaces the results of a search by those for what stands in its box. */
async function search(form, button) {
  clearTimeout(waiting.get(form)?.timer);
  waiting.get(form)?.abort?.abort();
  const abort = new AbortController();
  waiting.set(form, { abort });
  const results = page.getElementById(form.dataset.search);
  const address = actionOf(form);
  const asked = [...new FormData(form, button)].filter(([, value]) => value !== "");
  address.search = new URLSearchParams(asked).toString();
  if (!results) return location.assign(address);
  results.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: abort.signal });
    const found = (await parse(answer)).getElementById(form.dataset.search);
    if (!answer.ok || answer.redirected || !found) return location.assign(address);
    results.replaceChildren(...found.childNodes);
    // Typing is not a journey: Back leads to the page before, not to the letter before.
    if (!form.closest("dialog")) {
      history.replaceState(history.state, "", address);
      shown = here();
    }
    enhance(results);
    say(told(results) || word("found"));
  } catch (error) {
    if (error.name === "AbortError") return;
    location.assign(address);
  }
  results.removeAttribute("aria-busy");
}

page.addEventListener("input", (event) => {
  const field = event.target;
  const all = field.closest("[data-tick]")?.dataset.tick;
  if (all) for (const box of field.form.querySelectorAll(`[name=${all}]`)) box.checked = field.checked;
  const form = field.form;
  // Ticking what was found looks for nothing else.
  if (form && "search" in form.dataset && !["checkbox", "radio"].includes(field.type)) {
    clearTimeout(waiting.get(form)?.timer);
    waiting.set(form, { ...waiting.get(form), timer: setTimeout(() => search(form), 250) });
  }
  if ("code" in field.dataset) readBack(field, 150);
  // A date that is entered is the one that is meant: `data-picks` says which choice goes with it.
  const [choice, value] = (field.value && field.closest("[data-picks]")?.dataset.picks.split("=")) || [];
  if (choice) form.elements[choice].value = value;
});

// Order --------------------------------------------------------------------------------------------------

let dragged;

/** The row of a list in order that an event is about. */
const placed = (event) => event.target.closest?.("[data-place]");

page.addEventListener("dragstart", (event) => { dragged = placed(event); });
page.addEventListener("dragover", (event) => { if (dragged && placed(event)) event.preventDefault(); });
page.addEventListener("drop", (event) => {
  const row = placed(event);
  const button = dragged?.querySelector("[name=to]");
  if (!row || !button || row === dragged) return;
  event.preventDefault();
  // One of its own buttons, for the place of the row that it was dropped on.
  button.value = row.dataset.place;
  button.form.requestSubmit(button);
});

// Codes --------------------------------------------------------------------------------------------------

/**
 * Shows under a code field how the server will read what is in it, without touching what was typed. The line takes its
 * room from the start: a button that moved while it is pressed would be missed.
 */
function readBack(field, wait = 0) {
  const typed = field.value;
  let reads = field.parentElement.querySelector(".field-reads");
  if (!reads) {
    reads = page.createElement("p");
    reads.className = "field-reads";
    field.after(reads);
  }
  reads.replaceChildren();
  clearTimeout(field.asks);
  if (typed.trim().length < 3) return;
  field.asks = setTimeout(async () => {
    try {
      const body = new URLSearchParams({ code: typed, field: field.name });
      const answer = await fetch(field.dataset.code, { method: "post", body });
      const code = answer.ok ? await answer.text() : "";
      if (field.value !== typed || code === "" || code === typed) return;
      const bold = page.createElement("b");
      bold.textContent = code;
      const [before, behind] = word("reads-as").split("%");
      reads.replaceChildren(before, bold, behind);
    } catch {
      // Nothing is said that the server did not say.
    }
  }, wait);
}

// What is under way ----------------------------------------------------------------------------------------

/** How often a page that shows something under way looks again, and how often it says so, in milliseconds. */
const AGAIN = 3000;
const SAID_AGAIN = 15000;
let looking;
let saidAt = 0;

/** Looks again in a moment, for as long as the page shows something under way. */
function watch() {
  clearTimeout(looking);
  if (page.querySelector("[data-refresh]")) looking = setTimeout(refresh, AGAIN);
}

/** Shows how far something is; once it is done, the rest of the page too, unless somebody is typing there. */
async function refresh() {
  const asked = location.href;
  const parts = page.querySelectorAll("[data-refresh]");
  try {
    if (page.querySelector("dialog[open]")) return watch();
    const answer = await fetch(asked);
    if (answer.redirected) return location.assign(answer.url);
    const fetched = await parse(answer);
    // A search, a dialog or a form may have changed the page in the meantime.
    const stays = location.href === asked && parts[0].isConnected && !page.querySelector("dialog[open]");
    if (answer.ok && stays) show(parts, fetched);
  } catch {
    // The server is asked again in a moment.
  }
  watch();
}

/** Puts what `fetched` shows of something under way in the place of `parts`, which show it now. */
function show(parts, fetched) {
  const fresh = fetched.querySelectorAll("[data-refresh]");
  if (fresh.length === parts.length) {
    parts.forEach((part, at) => renew(part, fresh[at]));
    if (Date.now() - saidAt < SAID_AGAIN) return;
    say(told(parts[0]));
    saidAt = Date.now();
  } else if (!page.activeElement?.matches("input, select, textarea")) {
    const main = page.getElementById("main");
    page.title = fetched.title;
    renew(main, fetched.getElementById("main"));
    enhance(main);
    say(told(main) ?? main.querySelector("h1").textContent.trim());
  }
}

/** Replaces what `part` holds. A focus in it stays on what reads the same, or else moves to the main part of the page. */
function renew(part, fresh) {
  const had = part.contains(page.activeElement) && page.activeElement !== part ? page.activeElement : null;
  part.replaceChildren(...fresh.childNodes);
  if (!had) return;
  const same = [...part.querySelectorAll(had.localName)].find((one) => one.textContent === had.textContent);
  (same ?? page.getElementById("main")).focus({ preventScroll: true });
}

// Clicks -------------------------------------------------------------------------------------------------

page.addEventListener("click", (event) => {
  const target = event.target.closest("[data-copy], [data-share], [data-print], [data-reveal], [data-dialog], [data-close]");
  if (!target || event.defaultPrevented) return;
  const { dataset } = target;
  if ("copy" in dataset) copy(target);
  else if ("share" in dataset) share(target);
  else if ("print" in dataset) print();
  else if ("reveal" in dataset) reveal(target);
  else if ("close" in dataset) {
    const dialog = target.closest("dialog");
    if (!dialog) return;
    event.preventDefault();
    if (mayClose(dialog)) dialog.close();
  } else {
    // A new tab, a window or a download was asked for: that is the browser's.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (typeof HTMLDialogElement === "undefined") return;
    event.preventDefault();
    openDialog(target.href, target);
  }
});

// A page that `arrive` or a search put in place is not in the browser's own memory: going back loads it anew.
// A jump to a fragment is a popstate too, and must not cost anyone a half-filled form.
addEventListener("popstate", () => {
  if (here() !== shown) location.reload();
});

// Start --------------------------------------------------------------------------------------------------

/** The browser knows where its person is, the server only where it stands itself. */
function guessZone(form) {
  const list = form.elements[form.dataset.guessZone];
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...list.options].some((option) => option.value === own)) list.value = own;
}

/** Wakes what a fresh piece of page holds: parts that make sense with a script only, and the focus. */
function enhance(root) {
  for (const part of root.querySelectorAll("[data-reveal], [data-tick]")) part.hidden = false;
  if ("share" in navigator) for (const button of root.querySelectorAll("[data-share]")) button.hidden = false;
  for (const field of root.querySelectorAll("[data-code]")) readBack(field);
  for (const form of root.querySelectorAll("[data-guess-zone]")) guessZone(form);
  for (const row of root.querySelectorAll("[data-place]")) row.draggable = true;
  watch();
}

enhance(page.body);
page.querySelector(".summary, [aria-invalid]")?.focus();
