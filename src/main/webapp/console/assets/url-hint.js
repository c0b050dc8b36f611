// Says the obvious about a URL as it is typed. The server judges it when the form is sent.
const obvious = (text) => {
  if (!text) return "";
  if (/\s/.test(text)) return "A URL has no spaces.";
  if (/^http:/i.test(text)) return "Use https: plain http is refused unless whoever runs the server allows it.";
  if (!/^https:/i.test(text)) return "Begin with https://";
  let url;
  try {
    url = new URL(text);
  } catch {
    return "Not a whole URL yet, like https://example.com/hooks";
  }
  if (url.username || url.password) return "Leave out user name and password: send them as a header.";
  if (url.hash) return "Leave out what follows #: it is never sent.";
  if (/^(localhost|127\.|10\.|192\.168\.|169\.254\.|\[)/.test(url.hostname))
    return "Addresses of private networks are refused unless whoever runs the server allows them.";
  return "";
};

for (const hint of document.querySelectorAll("[data-url-hint]")) {
  const input = document.getElementById(hint.dataset.urlHint);
  input.addEventListener("input", () => (hint.textContent = obvious(input.value.trim())));
}
