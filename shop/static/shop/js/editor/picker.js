// Hands the chosen picture to the editor that opened this window.
const callback = Number(new URLSearchParams(location.search).get("CKEditorFuncNum"));

for (const button of document.querySelectorAll("button[data-url]")) {
  button.addEventListener("click", () => {
    const { url, id, alt, caption } = button.dataset;
    window.opener?.CKEDITOR?.tools.callFunction(callback, url, { id, alternative_text: alt, caption });
    window.close();
  });
}
