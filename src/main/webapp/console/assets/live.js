// Renews what a page shows, the elements with data-live: when the server says that it has changed,
// and every so many seconds while one of them waits for an answer (data-awaited).
const liveButton = document.querySelector("[data-live-stream]");

const MOST_LINES = 50;

// How long a server is left alone that has no answer just now, in milliseconds.
const PAUSE = 5000;

// Tells this page from the session's others: of what it listens to, the last one counts.
const PAGE = Math.random().toString(36).slice(2);

const LiveWords = {
  connecting: "Connecting", live: "Live", paused: "Paused", off: "Not live", over: "Signed out",
};

const typing = (element) =>
  element.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=submit])");

// Nothing is taken away from under somebody who reads out, types or has just sent a form.
const occupied = () => {
  const selection = getSelection();
  return [...document.querySelectorAll("[data-live]")].some(
    (region) =>
      (!selection.isCollapsed && region.contains(selection.anchorNode)) ||
      (region.contains(document.activeElement) && typing(document.activeElement)) ||
      region.querySelector("form[data-sent], [data-busy]"),
  );
};

const handle = (element) => {
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.matches("a[href]")) return `a[href="${CSS.escape(element.getAttribute("href"))}"]`;
  if (element.name) return `[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`;
  const details = element.matches("summary") && element.closest("details[data-key]");
  return details ? `details[data-key="${CSS.escape(details.dataset.key)}"] > summary` : null;
};

// What somebody did on the old one: opened, ticked, scrolled.
const keep = (old, fresh) => {
  const same = (element) => {
    const key = element.dataset.key;
    const selector = key ? `[data-key="${CSS.escape(key)}"]` : handle(element);
    return selector && fresh.querySelector(selector);
  };
  for (const details of old.querySelectorAll("details[open]")) {
    const kept = same(details);
    if (kept) kept.open = true;
  }
  for (const box of old.querySelectorAll("input[type=checkbox][name]:checked")) {
    const kept = same(box);
    if (kept) kept.checked = true;
  }
};

const keepScroll = (old, fresh) => {
  const scrolled = (root) => [...root.querySelectorAll(".code, .table-wrap")];
  const places = scrolled(old).map((one) => [one.id, one.scrollTop, one.scrollLeft]);
  return () => {
    scrolled(fresh).forEach((one, i) => {
      const place = places.find(([id]) => id && id === one.id) ?? (one.id ? null : places[i]);
      if (place) one.scrollTo(place[2], place[1]);
    });
  };
};

// A list whose newest line is known: what is fresh comes before it, and as many lines go at its end.
const prepend = (old, fresh) => {
  const known = new Set([...old.children].map((one) => one.dataset.key));
  const more = [...fresh.children].filter((one) => one.dataset.key && !known.has(one.dataset.key));
  old.prepend(...more);
  old.dataset.newest = fresh.dataset.newest || old.dataset.newest;
  while (old.children.length > MOST_LINES) old.lastElementChild.remove();
  for (const one of more) one.dispatchEvent(new CustomEvent("synq:refreshed", { bubbles: true }));
};

const replace = (page) => {
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(old.id);
    if (!fresh) continue;
    if (old.dataset.newest) {
      prepend(old, fresh);
      continue;
    }
    const focused = old.contains(document.activeElement) ? handle(document.activeElement) : null;
    keep(old, fresh);
    const scroll = keepScroll(old, fresh);
    old.replaceWith(fresh);
    scroll();
    fresh.dispatchEvent(new CustomEvent("synq:refreshed", { bubbles: true }));
    if (focused) fresh.querySelector(focused)?.focus({ preventScroll: true });
  }
};

// Of such a list only what is new is asked for.
const address = () => {
  const here = new URL(location.href);
  const newest = document.querySelector("[data-live][data-newest]")?.dataset.newest;
  if (newest) here.searchParams.set("newer", newest);
  return here;
};

// The page as it is now, if there is one; otherwise whether nobody is signed in any more. Fails if there may be one later.
const read = async () => {
  const answer = await fetch(address(), { headers: { "Synq-Live": "true" } });
  if (answer.status === 429 || answer.status >= 500) throw new Error(answer.statusText);
  if (answer.redirected || !answer.ok) return { signedOut: answer.redirected || answer.status === 401 };
  return { page: new DOMParser().parseFromString(await answer.text(), "text/html") };
};

const awaitAnswer = () => {
  const waiting = document.querySelector("[data-awaited]");
  if (!waiting) return;
  setTimeout(async () => {
    // What cannot be asked for now, or must not be replaced, is asked for again.
    const { page } = occupied() ? { page: document } : await read().catch(() => ({ page: document }));
    if (!page) return;
    if (page !== document) replace(page);
    awaitAnswer();
  }, Number(waiting.dataset.awaited) * 1000);
};

const follow = () => {
  let source = null;
  let stream = liveButton.dataset.liveStream;
  let version = liveButton.dataset.liveVersion;
  let paused = false;
  let over = false;
  let stale = false;
  let renewing = false;

  const say = (state) => {
    liveButton.dataset.state = state;
    liveButton.textContent = LiveWords[state];
    liveButton.ariaPressed = String(!paused);
  };

  const disconnect = () => {
    source?.close();
    source = null;
  };

  const end = () => {
    over = true;
    disconnect();
    say("over");
  };

  // Of a list the page may show other lines now, which are to be watched.
  const adopt = (fresh) => {
    if (!fresh || fresh.dataset.liveStream === stream) return;
    stream = fresh.dataset.liveStream;
    version = fresh.dataset.liveVersion;
    if (source) listen();
  };

  const renew = async () => {
    if (!stale || renewing || paused || over) return;
    if (occupied()) {
      setTimeout(renew, 500);
      return;
    }
    renewing = true;
    stale = false;
    const begun = performance.now();
    let pause = 500;
    try {
      const { page, signedOut } = await read();
      if (signedOut) end();
      else if (page && (paused || occupied())) stale = true;
      else if (page) {
        replace(page);
        adopt(page.querySelector("[data-live-stream]"));
      }
    } catch {
      stale = true;
      pause = PAUSE;
    }
    // A page that is costly to make is not asked for as often.
    setTimeout(() => {
      renewing = false;
      renew();
    }, Math.max(pause, 3 * (performance.now() - begun)));
  };

  const connect = () => {
    if (source || paused || over || document.hidden) return;
    say("connecting");
    listen();
  };

  const listen = () => {
    disconnect();
    source = new EventSource(`${stream}&page=${PAGE}&version=${encodeURIComponent(version)}`);
    source.addEventListener("open", () => say("live"));
    source.addEventListener("changed", (event) => {
      version = event.lastEventId;
      stale = true;
      renew();
    });
    source.addEventListener("ended", end);
    source.addEventListener("error", () => {
      if (source?.readyState === EventSource.CLOSED) {
        disconnect();
        say("off");
        setTimeout(connect, 15000);
      } else if (source) {
        say("connecting");
      }
    });
  };

  liveButton.addEventListener("click", () => {
    if (over) {
      location.reload();
      return;
    }
    paused = !paused;
    if (paused) {
      disconnect();
      say("paused");
    } else {
      connect();
      renew();
    }
  });
  // A hidden page needs no news, and a browser has few connections to one server.
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  liveButton.hidden = false;
  connect();
};

if (liveButton) follow();
awaitAnswer();
