// What pages gain where scripts run. Everything works without.
const enhance = (root) => {
  for (const time of root.querySelectorAll("time.when")) {
    const moment = new Date(time.dateTime);
    const local = moment.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "long" });
    time.title = `${time.title.split(" · ")[0]} · ${local}`;
  }
  for (const button of root.querySelectorAll("[data-copy], [data-copy-of]")) button.hidden = false;
  for (const box of root.querySelectorAll("[data-check-all]")) box.hidden = false;
  for (const toggle of root.querySelectorAll("[data-theme-toggle]")) toggle.hidden = false;
  for (const button of root.querySelectorAll("[data-needs]")) need(button);
  for (const wait of root.querySelectorAll("[data-until]")) countDown(wait);
};

// A button for what is ticked is of use once something is.
const need = (button) => {
  button.disabled = !button.form.querySelector(`input[name="${button.dataset.needs}"]:checked`);
};

const countDown = (element) => {
  const end = Date.parse(element.dataset.until);
  const show = () => {
    if (!element.isConnected) return;
    const seconds = Math.round((end - Date.now()) / 1000);
    if (seconds <= 0) {
      element.textContent = "now";
      return;
    }
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor((seconds % 3600) / 60);
    element.textContent =
      "in " + (hours ? `${hours} h ` : "") + (hours || minutes ? `${minutes} min ` : "") + `${seconds % 60} s`;
    setTimeout(show, 1000);
  };
  show();
};

// Whether the clipboard has it. Browsers have none for pages over plain http, and may refuse it to others, such as in a frame.
const toClipboard = async (text, button) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.className = "visually-hidden";
    field.value = text;
    button.after(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    button.focus();
    return done;
  }
};

const copy = async (button) => {
  const of = button.dataset.copyOf && document.getElementById(button.dataset.copyOf);
  const done = await toClipboard(of ? of.textContent : button.dataset.copy, button);
  // What cannot be copied for somebody is marked for them.
  if (!done && of) getSelection().selectAllChildren(of);
  button.classList.toggle("copied", done);
  button.querySelector("use").setAttribute("href", `/console/assets/icons.svg#${done ? "check" : "copy"}`);
  const said = document.createElement("span");
  said.className = done ? "visually-hidden" : "copy-refused";
  said.role = "status";
  said.textContent = done ? "Copied" : "Not copied";
  button.append(said);
  setTimeout(() => {
    button.classList.remove("copied");
    button.querySelector("use").setAttribute("href", "/console/assets/icons.svg#copy");
    said.remove();
  }, 1500);
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy], [data-copy-of]");
  if (button) copy(button);
  if (event.target.closest("[data-theme-toggle]")) {
    const theme = document.documentElement.dataset.bsTheme === "dark" ? "light" : "dark";
    kept("localStorage").setItem("synq-theme", theme);
    document.documentElement.dataset.bsTheme = theme;
    document.dispatchEvent(new CustomEvent("synq:theme"));
  }
});

document.addEventListener("change", (event) => {
  const all = event.target.closest("[data-check-all]");
  for (const box of all?.form.querySelectorAll(`input[name="${all.dataset.checkAll}"]`) ?? []) {
    box.checked = all.checked;
  }
  for (const button of event.target.form?.querySelectorAll("[data-needs]") ?? []) need(button);
});

// A form that was sent is not sent again by an impatient second click, and says so if its answer takes a while.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
  setTimeout(() => delete form.dataset.sent, 8000);
  setTimeout(() => event.defaultPrevented || pend(event.submitter), 400);
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
  for (const button of document.querySelectorAll(".pending")) button.classList.remove("pending");
  for (const said of document.querySelectorAll(".pending-text")) said.remove();
});

const pend = (button) => {
  if (!button || button.classList.contains("pending")) return;
  button.classList.add("pending");
  const said = document.createElement("span");
  said.className = "pending-text";
  said.role = "status";
  said.textContent = "Working…";
  button.after(said);
};

// Keys of one character, which people can turn off on the account's page: dictation and slips of the hand press them too.
const KEYS = "synq-keys";
const singleKeys = () => kept("localStorage").getItem(KEYS) !== "off";
for (const box of document.querySelectorAll("[data-single-keys]")) {
  box.closest("section").hidden = false;
  box.checked = singleKeys();
  box.addEventListener("change", () => {
    kept("localStorage").setItem(KEYS, box.checked ? "on" : "off");
    hint();
  });
}

// Go to: / or Ctrl K, ⌘ K. A page that is chosen from the list is gone to at once.
const go = document.getElementById("go");
const hint = () => {
  if (go) go.nextElementSibling.hidden = !singleKeys();
};
const isTyping = (element) => element.matches("input:not([type=checkbox], [type=radio]), select, textarea");
if (go) {
  hint();
  document.addEventListener("keydown", (event) => {
    const slash = singleKeys() && event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(document.activeElement);
    const command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!slash && !command) return;
    event.preventDefault();
    if (go.checkVisibility()) go.select();
    else location.assign(go.form.action);
  });
  go.addEventListener("input", (event) => {
    const chosen = !event.inputType || event.inputType === "insertReplacementText";
    if (chosen && [...go.list.options].some((one) => one.value === go.value)) go.form.requestSubmit();
  });
}

enhance(document);
document.addEventListener("synq:refreshed", (event) => enhance(event.target));
