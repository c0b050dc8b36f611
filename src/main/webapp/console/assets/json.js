// JSON as pages show it: its parts fold, and its values lead to the events that have them. What is copied stays the text.
{
  const MOST_LINES = 2000;
  const folded = new Map();

  // What stands in the element, as one span for each line with its line break.
  const split = (code) => {
    const lines = [document.createElement("span")];
    for (const node of [...code.childNodes]) {
      const parts = node.nodeType === Node.TEXT_NODE ? node.data.split("\n") : [node];
      parts.forEach((part, i) => {
        if (i > 0) {
          lines.at(-1).append("\n");
          lines.push(document.createElement("span"));
        }
        lines.at(-1).append(part);
      });
    }
    for (const line of lines) line.className = "line";
    return lines;
  };

  // The lines that open a part, each with the one that closes it.
  const parts = (texts) => {
    const open = [];
    const found = [];
    texts.forEach((text, i) => {
      if (/^[}\]]/.test(text) && open.length) found.push([open.pop(), i]);
      if (/[{[]$/.test(text)) open.push(i);
    });
    return found.filter(([from, to]) => from > 0 && to - from > 1);
  };

  const addFold = (code, lines, from, to) => {
    const kept = folded.get(code.id) ?? folded.set(code.id, new Set()).get(code.id);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "fold";
    button.ariaLabel = `${lines[from].querySelector(".k")?.textContent ?? "Part"}, ${to - from === 2 ? "1 line" : `${to - from - 1} lines`}`;
    const show = (closed, by) => {
      button.ariaExpanded = String(!closed);
      for (const line of lines.slice(from + 1, to)) {
        line.folds = (line.folds ?? 0) + by;
        line.hidden = line.folds > 0;
      }
    };
    button.addEventListener("click", () => {
      const close = button.ariaExpanded === "true";
      if (close) kept.add(from);
      else kept.delete(from);
      show(close, close ? 1 : -1);
    });
    lines[from].prepend(button);
    show(kept.has(from), kept.has(from) ? 1 : 0);
  };

  // The parameter of the event log that finds a value: of the envelope its own, of the rest the text.
  const wanted = (name, text, depth) => {
    if (depth === 1 && ["event_type", "user_id", "org_id"].includes(name)) return [name, text.slice(1, -1)];
    const isString = text.startsWith('"');
    return (isString ? text.length > 3 : /^[-0-9.]{4,}$/.test(text)) ? ["q", text] : null;
  };

  const addFilter = (code, line, depth) => {
    const value = line.querySelector(".t, .n");
    const text = value?.textContent ?? "";
    if (!text || text.length > 100 || text.includes("\\")) return;
    const name = line.querySelector(".k")?.textContent.slice(1, -1);
    const filter = wanted(name, text, depth);
    if (!filter) return;
    const link = document.createElement("a");
    link.className = "by";
    link.href = `${code.dataset.log}?${new URLSearchParams([filter])}`;
    link.ariaLabel = `Filter the event log by ${text}`;
    link.title = "Filter the event log by this value";
    line.insertBefore(link, line.lastChild.data === "\n" ? line.lastChild : null);
  };

  const enhance = (root) => {
    for (const code of root.querySelectorAll("pre:not(.foldable)")) {
      const size = code.textContent.split("\n").length;
      if (!code.dataset.log || size < 3 || size > MOST_LINES) continue;
      const lines = split(code);
      const texts = lines.map((line) => line.textContent.trim());
      const all = parts(texts);
      let depth = 0;
      lines.forEach((line, i) => {
        if (/^[}\]]/.test(texts[i])) depth--;
        addFilter(code, line, depth);
        if (/[{[]$/.test(texts[i])) depth++;
      });
      for (const [from, to] of all) addFold(code, lines, from, to);
      code.classList.add("foldable");
      code.replaceChildren(...lines);
    }
  };

  enhance(document);
  document.addEventListener("synq:refreshed", (event) => enhance(event.target));
}
