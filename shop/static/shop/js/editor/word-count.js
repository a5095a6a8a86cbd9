// Words and minutes under the text. 238 words a minute, as content/models/revision.py.
import { Extension } from "django-prose-editor/editor";

const show = (editor, place) => {
  const words = editor.getText().split(/\s+/).filter(Boolean).length;
  place.textContent = `${words} words, ${Math.max(1, Math.round(words / 238))} min to read`;
};

export const WordCount = Extension.create({
  name: "wordCount",

  onCreate() {
    const place = document.createElement("div");
    place.className = "prose-editor-words";
    this.storage.place = place;
    this.editor.view.dom.after(place);
    show(this.editor, place);
  },

  onUpdate() {
    show(this.editor, this.storage.place);
  },
});
