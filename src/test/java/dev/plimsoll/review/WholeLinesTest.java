package dev.plimsoll.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WholeLinesTest {

    private static final RepositoryPath PATH = new RepositoryPath("f");

    private static List<LineEdit> lines(String text, Edit... edits) {
        return WholeLines.of(List.of(edits), SourceFile.of(PATH, text));
    }

    private static Edit edit(int start, int end, String text) {
        return new Edit(PATH, new TextRange(start, end), text);
    }

    @Test
    void an_edit_inside_a_line_replaces_the_line() {
        assertThat(lines("ab\ncd\n", edit(4, 4, "!")))
                .containsExactly(new LineEdit(PATH, 2, 2, "c!d\n"));
    }

    @Test
    void whole_lines_between_two_others_are_inserted() {
        assertThat(lines("ab\ncd\n", edit(3, 3, "x\n")))
                .containsExactly(new LineEdit(PATH, 2, 1, "x\n"));
        assertThat(lines("ab\ncd\n", edit(6, 6, "x\n")))
                .containsExactly(new LineEdit(PATH, 3, 2, "x\n"));
    }

    @Test
    void a_new_file_is_lines_one_to_nought() {
        assertThat(lines("", edit(0, 0, ".git\n")))
                .containsExactly(new LineEdit(PATH, 1, 0, ".git\n"));
    }

    @Test
    void whole_lines_are_deleted() {
        assertThat(lines("a\nb\nc\n", edit(2, 4, "")))
                .containsExactly(new LineEdit(PATH, 2, 2, ""));
    }

    @Test
    void edits_that_share_a_line_become_one() {
        assertThat(lines("a b c\nd\n", edit(0, 1, "x"), edit(4, 5, "z")))
                .containsExactly(new LineEdit(PATH, 1, 1, "x b z\n"));
    }

    @Test
    void line_edits_make_the_same_text_as_the_edits_they_come_from() {
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            String text = text(random, random.nextInt(20));
            List<Edit> edits = new ArrayList<>();
            int at = random.nextInt(3);
            while (at <= text.length() && edits.size() < 3) {
                int end = Math.min(text.length(), at + random.nextInt(5));
                Edit next = edit(at, end, text(random, random.nextInt(4)));
                if (edits.stream().noneMatch(next::conflictsWith)) edits.add(next);
                at = end + 1 + random.nextInt(4);
            }
            List<LineEdit> lines = WholeLines.of(edits, SourceFile.of(PATH, text));
            assertThat(apply(text, lines))
                    .as("%s of %s as %s", edits, text.replace("\n", "\\n"), lines)
                    .isEqualTo(Edits.apply(text, edits));
        }
    }

    /** As a reader of the report would apply them: from the last to the first. */
    static String apply(String text, List<LineEdit> edits) {
        SourceFile file = SourceFile.of(PATH, text);
        String result = text;
        for (LineEdit edit : edits.reversed()) {
            int start = file.lineStart(edit.startLine());
            int end = file.lineStart(edit.endLine() + 1);
            result = result.substring(0, start) + edit.replacement() + result.substring(end);
        }
        return result;
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++)
            text.append(random.nextInt(3) == 0 ? '\n' : (char) ('a' + random.nextInt(3)));
        return text.toString();
    }
}
