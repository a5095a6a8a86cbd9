// allauth's scripts only log what went wrong with a passkey; a person needs a sentence.
document.addEventListener("allauth.error", (event) => {
  const sentence = document.getElementById("passkey-error");
  if (!sentence) return;
  event.preventDefault();
  sentence.hidden = false;
});
