// <cite data-source="KEY">[KEY]</cite>: points to a source by its key. The page numbers it.
import { Node, mergeAttributes, updateAttrsDialog } from "django-prose-editor/editor";

// The keys of the sources that are chosen in the form; each option reads "KEY: title".
const listKeys = () =>
  [...document.querySelectorAll('select[name="sources"] option:checked')]
    .map((option) => option.textContent.split(":")[0].trim())
    .filter(Boolean);

const chooseSource = (editor) => {
  const keys = listKeys();
  const source = keys.length
    ? { title: "Source", enum: keys }
    : { title: "Key of the source", description: "As in the list of sources, or choose it among this article's sources first.", required: true };
  const ask = updateAttrsDialog({ source }, { title: "Cite a source", submitText: "Cite" });
  return ask(editor, { source: keys[0] });
};

export const Citation = Node.create({
  name: "citation",
  group: "inline",
  inline: true,
  atom: true,

  addAttributes() {
    return {
      source: {
        default: null,
        parseHTML: (element) => element.dataset.source,
        renderHTML: (attributes) => ({ "data-source": attributes.source }),
      },
    };
  },

  parseHTML() {
    return [{ tag: "cite[data-source]" }];
  },

  renderHTML({ HTMLAttributes, node }) {
    return ["cite", mergeAttributes(HTMLAttributes), `[${node.attrs.source}]`];
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "citation",
      groups: "link",
      button: buttons.text("[n]", "Cite a source"),
      command: async (editor) => {
        const chosen = await chooseSource(editor);
        if (chosen?.source) editor.chain().focus().insertContent({ type: "citation", attrs: chosen }).run();
      },
    });
  },
});
