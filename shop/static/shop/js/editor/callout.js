// <aside class="callout callout--note">: a note beside the text, or a caution. The page labels it.
import { Node } from "django-prose-editor/editor";

const KINDS = {
  note: { icon: "info", title: "Note: set beside the text" },
  caution: { icon: "warning", title: "Caution: must not be missed" },
};

// Whole blocks of the text: of a list all of it, not one item.
const wrap = (kind) => ({ tr, state }) => {
  const { $from, $to } = tr.selection;
  const range = $from.blockRange($to, (node) => node.type.name === "doc");
  if (range) tr.wrap(range, [{ type: state.schema.nodes.callout, attrs: { kind } }]);
  return Boolean(range);
};

// Takes away the box around the selection, whatever it holds.
const unwrap = ({ tr }) => {
  const { $from } = tr.selection;
  const depth = [...Array($from.depth + 1).keys()].find((at) => $from.node(at).type.name === "callout");
  if (depth === undefined) return false;
  const box = $from.node(depth);
  tr.replaceWith($from.before(depth), $from.after(depth), box.content);
  return true;
};

// The same kind again takes the box away, the other kind changes it.
const toggle = (editor, kind) => {
  const chain = editor.chain().focus();
  if (editor.isActive("callout", { kind })) chain.command(unwrap).run();
  else if (editor.isActive("callout")) chain.updateAttributes("callout", { kind }).run();
  else chain.command(wrap(kind)).run();
};

export const Callout = Node.create({
  name: "callout",
  group: "block",
  content: "block+",
  defining: true,

  addAttributes() {
    return {
      kind: {
        default: "note",
        parseHTML: (element) => (element.classList.contains("callout--caution") ? "caution" : "note"),
        renderHTML: ({ kind }) => ({ class: `callout callout--${kind}` }),
      },
    };
  },

  parseHTML() {
    return [{ tag: "aside" }];
  },

  renderHTML({ HTMLAttributes }) {
    return ["aside", HTMLAttributes, 0];
  },

  addMenuItems({ menu, buttons }) {
    for (const [kind, { icon, title }] of Object.entries(KINDS)) {
      menu.defineItem({
        name: `callout:${kind}`,
        groups: "nodes",
        button: buttons.material(icon, title),
        active: (editor) => editor.isActive("callout", { kind }),
        command: (editor) => toggle(editor, kind),
      });
    }
  },
});
