package dev.plimsoll.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** What strangers write, read by a Markdown parser: it is text, all of it, and nothing else. */
class StrangersTextTest {

    private static final int ROUNDS = 4_000;
    private static final List<String> PIECES =
            List.of(
                    "@octocat",
                    "@org/team",
                    "#12",
                    "GH-7",
                    "octo/shop#3",
                    "fixes #1",
                    "closes GH-2",
                    "https://evil.example/a?b=c",
                    "www.evil.example",
                    "a@b.example",
                    "mailto:a@b.example",
                    "<b>",
                    "</td>",
                    "<!-- plimsoll:summary -->",
                    "-->",
                    "<a href=x>",
                    "&lt;",
                    "&#64;x",
                    "[a](b)",
                    "![a](b)",
                    "[a]: b",
                    "[x]",
                    "*",
                    "**",
                    "_",
                    "__",
                    "~~",
                    "`",
                    "``",
                    "```",
                    "|",
                    "\\",
                    "\\|",
                    "# ",
                    "## h",
                    "- ",
                    "+ ",
                    "1. ",
                    "12) ",
                    "> ",
                    "===",
                    "---",
                    "***",
                    "    ",
                    "\t",
                    "\n",
                    "\r\n",
                    "\u202e",
                    "\u0000",
                    "\u001b[31m",
                    "é",
                    "日本",
                    "\ud83d\ude00",
                    "\ud83d",
                    "a",
                    "b.c",
                    "x-y",
                    " ",
                    "  ",
                    "(",
                    ")",
                    ":",
                    "!",
                    "$",
                    "^",
                    "{",
                    "}",
                    "\"",
                    "'");

    private final Random random = new Random(20_261_124);
    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    @Test
    void a_sentence_is_text_wherever_it_stands() {
        for (int round = 0; round < ROUNDS; round++) {
            String strangers = strangers();
            String written = Markdown.sentence(strangers);
            for (String place : List.of("%s", "- %s", "**Budget broken** by %s", "a\n%s"))
                assertHarmless(place.replace("%s", written), strangers);
        }
    }

    @Test
    void code_is_code_wherever_it_stands() {
        for (int round = 0; round < ROUNDS; round++) {
            String strangers = strangers();
            assertHarmless("- " + Markdown.code(strangers) + " x", strangers);
        }
    }

    @Test
    void a_row_of_a_table_keeps_its_cells() {
        for (int round = 0; round < ROUNDS; round++) {
            String strangers = strangers();
            String table =
                    "| a | b |\n|---|---|\n| %s | %s |"
                            .formatted(Markdown.code(strangers), Markdown.sentence(strangers));
            Read read = read(table);
            assertThat(read.cells).as(show(strangers)).isEqualTo(4);
        }
    }

    private void assertHarmless(String markdown, String strangers) {
        Read read = read(markdown);
        assertThat(read.odd).as(show(strangers) + " became " + show(markdown)).isEmpty();
        assertThat(read.text.toString())
                .as(show(strangers))
                .doesNotContainPattern("@[A-Za-z0-9]")
                .doesNotContainPattern("#[0-9]")
                .doesNotContainPattern("(?i)gh-[0-9]")
                .doesNotContainPattern("(?i)www\\.[a-z]")
                .doesNotContain("://");
        // our own markers are looked for in the raw text
        assertThat(markdown).doesNotContain("<!--");
    }

    private Read read(String markdown) {
        Read read = new Read();
        parser.parse(markdown).accept(read);
        return read;
    }

    private String strangers() {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(6); i > 0; i--)
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        return text.toString();
    }

    private static String show(String text) {
        return text.replace("\n", "\\n").replace("\r", "\\r");
    }

    /** Collects text outside code, and whatever else a reader would see in it. */
    private static final class Read extends AbstractVisitor {

        private final List<String> odd = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private int cells;

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            text.append('\n');
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableCell) cells++;
            visitChildren(node);
        }

        @Override
        protected void visitChildren(Node parent) {
            for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                String name = child.getClass().getSimpleName();
                boolean plain =
                        List.of(
                                        "Paragraph",
                                        "Text",
                                        "Code",
                                        "BulletList",
                                        "ListItem",
                                        "StrongEmphasis",
                                        "SoftLineBreak",
                                        "TableBlock",
                                        "TableHead",
                                        "TableBody",
                                        "TableRow",
                                        "TableCell")
                                .contains(name);
                if (!plain) odd.add(name);
                child.accept(this);
            }
        }
    }
}
