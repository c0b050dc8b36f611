// The event log: times that go on, lines that open beside the list, and keys to walk along it.
{
  const split = document.getElementById("log-split");
  const wide = matchMedia("(min-width: 1200px)");
  const links = () => [...split.querySelectorAll("table.log a.row-link")];
  const lineOf = (link) => link.closest("tr");
  let chosen = null;
  let panel = null;
  let asked = null;
  let soon = 0;

  const words = (seconds) => {
    const [size, unit] = [[86400, " d"], [3600, " h"], [60, " min"]].find(([one]) => seconds >= 2 * one) ?? [1, " s"];
    return `${Math.max(0, Math.floor(seconds / size))}${unit} ago`;
  };
  const age = () => {
    for (const time of split.querySelectorAll("time.ago")) {
      time.textContent = words((Date.now() - Date.parse(time.dateTime)) / 1000);
    }
  };

  const mark = () => {
    for (const link of links()) {
      if (link.getAttribute("href") === chosen) lineOf(link).setAttribute("aria-current", "true");
      else lineOf(link).removeAttribute("aria-current");
    }
  };

  const close = () => {
    clearTimeout(soon);
    asked?.abort();
    panel?.remove();
    panel = null;
    split.classList.remove("open");
  };

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  };

  // The panel shows what the event's page does.
  const fill = (page, link) => {
    const parts = ["deliveries-title", "body-title", "facts-title"]
      .map((id) => page.querySelector(`section[aria-labelledby="${id}"]`))
      .filter((part) => part);
    for (const part of parts) {
      part.removeAttribute("data-live");
      part.classList.remove("card");
    }
    const head = element("div", "card-head", "");
    const open = element("a", "btn btn-sm btn-outline-secondary", "Open");
    open.href = link.href;
    const shut = element("button", "btn btn-sm btn-outline-secondary", "Close");
    shut.type = "button";
    shut.addEventListener("click", () => {
      close();
      link.isConnected ? link.focus() : links()[0]?.focus();
    });
    head.append(element("h2", "", page.querySelector("h1").textContent), open, shut);
    panel.replaceChildren(head, ...parts);
    panel.scrollTop = 0;
    panel.dispatchEvent(new CustomEvent("synq:refreshed", { bubbles: true }));
  };

  const show = async (link) => {
    asked?.abort();
    asked = new AbortController();
    if (!panel) {
      panel = element("aside", "card log-panel", "");
      panel.setAttribute("aria-label", "The chosen event");
      split.append(panel);
      split.classList.add("open");
    }
    panel.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(link.href, { signal: asked.signal });
      if (!answer.ok || answer.redirected) {
        location.assign(link.href);
        return;
      }
      fill(new DOMParser().parseFromString(await answer.text(), "text/html"), link);
      panel.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name !== "AbortError") location.assign(link.href);
    }
  };

  const choose = (link, delay = 0) => {
    chosen = link.getAttribute("href");
    mark();
    link.focus({ preventScroll: true });
    lineOf(link).scrollIntoView({ block: "nearest" });
    clearTimeout(soon);
    if (wide.matches) soon = setTimeout(show, delay, link);
  };

  const fit = () => {
    document.body.classList.toggle("panelled", wide.matches);
    if (!wide.matches) close();
  };

  split.addEventListener("click", (event) => {
    const line = event.target.closest("table.log tbody tr");
    if (!line || !wide.matches || event.target.closest("a, button, input, .tick") || !getSelection().isCollapsed) return;
    choose(line.querySelector("a.row-link"));
  });

  const step = (by) => {
    const all = links();
    const at = all.findIndex((link) => link.getAttribute("href") === chosen);
    const next = all[at < 0 ? 0 : at + by];
    if (next) choose(next, panel ? 150 : 0);
  };

  document.addEventListener("keydown", (event) => {
    const at = document.activeElement;
    if (event.ctrlKey || event.metaKey || event.altKey || at.matches("input:not([type=checkbox]), select, textarea")) return;
    if (at !== document.body && !split.contains(at)) return;
    if (event.key === "j" && singleKeys()) step(1);
    else if (event.key === "k" && singleKeys()) step(-1);
    else if (event.key === "Escape" && panel) {
      close();
      links().find((link) => link.getAttribute("href") === chosen)?.focus();
    }
  });

  document.addEventListener("synq:refreshed", (event) => event.target.id === "log" && mark());
  wide.addEventListener("change", fit);
  setInterval(age, 10000);
  fit();
}
