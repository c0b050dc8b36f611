// Reads a part of the page anew while it waits for something.
const again = (part) =>
  setTimeout(async () => {
    const answer = await fetch(location.href);
    if (!answer.ok || !part.isConnected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(part.id);
    if (!fresh) return;
    part.replaceWith(fresh);
    fresh.dispatchEvent(new CustomEvent("synq:refreshed", { bubbles: true }));
    if (fresh.dataset.refresh) again(fresh);
  }, Number(part.dataset.refresh) * 1000);

document.querySelectorAll("[data-refresh]").forEach(again);
