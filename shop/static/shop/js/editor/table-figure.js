// A table with a caption: <figure><figcaption>…</figcaption><table>…</table></figure>.
// The editor's own figure holds pictures only and would drop the table.
import { Node, updateAttrsDialog } from "django-prose-editor/editor";

const askCaption = updateAttrsDialog(
  { caption: { title: "Caption", required: true } },
  { title: "Caption of the table", submitText: "Add" },
);

const findTable = ({ $from }) => {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === "table") {
      return { depth, node: $from.node(depth), from: $from.before(depth) };
    }
  }
  return null;
};

export const TableFigure = Node.create({
  name: "tableFigure",
  group: "block",
  content: "caption table",
  isolating: true,
  // Asked before the figure for pictures.
  priority: 200,

  parseHTML() {
    const holdsTable = (element) => (element.querySelector("table") ? null : false);
    return [{ tag: "figure", priority: 60, getAttrs: holdsTable }];
  },

  renderHTML() {
    return ["figure", { class: "figure" }, 0];
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "table:caption",
      groups: "table",
      button: buttons.material("subtitles", "Add a caption"),
      hidden: (editor) => !editor.isActive("table") || editor.isActive("tableFigure"),
      command: async (editor) => {
        const table = findTable(editor.state.selection);
        const answer = table && (await askCaption(editor, {}));
        if (!answer?.caption) return;
        const { caption, tableFigure } = editor.schema.nodes;
        const words = caption.create({}, editor.schema.text(answer.caption));
        const figure = tableFigure.create({}, [words, table.node]);
        editor.view.dispatch(
          editor.state.tr.replaceWith(table.from, table.from + table.node.nodeSize, figure),
        );
      },
    });
  },
});
