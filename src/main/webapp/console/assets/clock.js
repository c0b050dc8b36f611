// The clock of all pages: UTC, or the reader's own. It governs tables, charts and filters; what is sent is in UTC.
{
  const KEPT = "synq-clock";
  const root = document.documentElement;
  const isLocal = () => root.dataset.clock === "local";
  const month = new Intl.DateTimeFormat("en-US", { month: "short" });

  const two = (number) => String(number).padStart(2, "0");

  // Of the moment that a field means in one clock, what it says in the other.
  const toLocal = (utc) => {
    const time = new Date(`${utc}Z`);
    return Number.isNaN(time.getTime())
      ? utc
      : `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}T${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
  };
  const toUtc = (local) => {
    const time = new Date(local);
    return Number.isNaN(time.getTime()) ? local : time.toISOString().slice(0, 19);
  };

  // As the server writes it.
  const short = (time) =>
    `${time.getDate()} ${month.format(time)}, ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;

  const fields = (within) => within.querySelectorAll("input[type=datetime-local]");

  const show = (within) => {
    for (const time of within.querySelectorAll("time.when")) {
      time.dataset.utc ??= time.textContent;
      time.textContent = isLocal() ? short(new Date(time.dateTime)) : time.dataset.utc;
    }
    const zone = isLocal() ? "local" : "UTC";
    for (const title of document.querySelectorAll("th[data-zone]")) title.dataset.zone = zone;
    for (const name of document.querySelectorAll(".zone-name")) name.textContent = zone;
  };

  root.dataset.clock = kept("localStorage").getItem(KEPT) === "local" ? "local" : "utc";
  if (isLocal()) for (const field of fields(document)) field.value = toLocal(field.value);
  for (const button of document.querySelectorAll("[data-clock-toggle]")) {
    button.hidden = false;
    button.previousElementSibling.hidden = true;
    const say = () => {
      button.textContent = isLocal() ? "Local" : "UTC";
      button.title = `All times are in ${isLocal() ? Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC"}. Press for ${isLocal() ? "UTC" : "the time where you are"}.`;
    };
    button.addEventListener("click", () => {
      root.dataset.clock = isLocal() ? "utc" : "local";
      kept("localStorage").setItem(KEPT, root.dataset.clock);
      for (const field of fields(document)) field.value = (isLocal() ? toLocal : toUtc)(field.value);
      say();
      show(document);
      document.dispatchEvent(new CustomEvent("synq:clock"));
    });
    say();
  }
  document.addEventListener("formdata", (event) => {
    if (!isLocal()) return;
    for (const field of fields(event.target)) {
      if (field.name && field.value) event.formData.set(field.name, toUtc(field.value));
    }
  });
  document.addEventListener("synq:refreshed", (event) => show(event.target));
  show(document);
}
