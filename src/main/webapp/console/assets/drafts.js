// Whoever was signed out meanwhile finds what they typed in its form again. It is kept in this window only, for the next
// page after signing in, for the one who typed it; no password, secret or file with a key is, nor headers, which may hold one.
// With it goes the version that the form was filled from then: there may be another by now.
{
  const DRAFT = "synq-draft";
  const SECRET = /^(secret|headers|authentication-pkcs12)(-area)?$/;
  const user = document.querySelector(".user span")?.textContent;
  const address = location.pathname + location.search;

  const typed = (form) =>
    [...form.elements].filter(
      (field) =>
        field.name && !SECRET.test(field.name) && field.matches("#version, input:not([type=hidden], [type=password], [type=submit]), textarea, select"),
    );

  const keep = (form) => {
    const fields = typed(form).map((field) => [field.id, field.value, field.checked]);
    kept("sessionStorage").setItem(DRAFT, JSON.stringify({ user, address, fields }));
  };

  const restore = ({ fields }) => {
    for (const [id, value, checked] of fields) {
      const field = document.getElementById(id);
      if (!field) continue;
      if (field.matches("[type=checkbox], [type=radio]")) field.checked = checked;
      else field.value = value;
    }
    const said = document.createElement("div");
    said.className = "alert alert-secondary";
    said.role = "status";
    said.textContent = "What you had typed is in the form again. It is not saved yet.";
    document.getElementById("content").prepend(said);
  };

  const draft = JSON.parse(kept("sessionStorage").getItem(DRAFT) ?? "null");
  if (!user) {
    // At the door: only after a form that was not taken is anything of use.
    if (draft && new URLSearchParams(location.search).has("unsent")) {
      kept("sessionStorage").setItem(DRAFT, JSON.stringify({ ...draft, unsent: true }));
    } else if (!draft?.unsent) {
      kept("sessionStorage").removeItem(DRAFT);
    }
  } else {
    kept("sessionStorage").removeItem(DRAFT);
    if (draft?.unsent && draft.user === user && draft.address === address) restore(draft);
    document.addEventListener("submit", (event) => {
      if (event.target.method === "post" && !event.defaultPrevented) keep(event.target);
    });
  }
}
