// Sends what stands behind the link's number sign, which browsers tell no server and no other page, and takes it away.
{
  const token = location.hash.slice(1);
  if (token) {
    history.replaceState(null, "", location.pathname);
    document.getElementById("token").value = token;
    document.getElementById("enter").click();
  }
}
