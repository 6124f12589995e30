package dev.plimsoll.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EditCompositionTest {

    private static final RepositoryPath PATH = new RepositoryPath("Dockerfile");

    private static Edit edit(int start, int end, String text) {
        return new Edit(PATH, new TextRange(start, end), text);
    }

    @Test
    void an_edit_inside_a_replacement_becomes_part_of_it() {
        var composed =
                EditComposition.compose(
                        PATH, "abcdef", List.of(edit(2, 4, "XXXX")), List.of(edit(3, 4, "y")));
        assertThat(composed)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.edit()).isEqualTo(edit(2, 4, "XyXX"));
                    assertThat(one.first()).hasSize(1);
                    assertThat(one.second()).hasSize(1);
                });
    }

    @Test
    void an_edit_of_untouched_text_stays_apart_at_its_old_place() {
        var composed =
                EditComposition.compose(
                        PATH, "abcdef", List.of(edit(0, 1, "XXXX")), List.of(edit(8, 9, "!")));
        assertThat(composed)
                .extracting(EditComposition.Composed::edit)
                .containsExactly(edit(0, 1, "XXXX"), edit(5, 6, "!"));
    }

    @Test
    void two_changes_in_a_row_are_one_change() {
        Random random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            String text = letters(random, random.nextInt(30));
            List<Edit> first = edits(random, text.length());
            String between = Edits.apply(text, first);
            List<Edit> second = edits(random, between.length());
            List<Edit> composed =
                    EditComposition.compose(PATH, text, first, second).stream()
                            .map(EditComposition.Composed::edit)
                            .toList();
            assertThat(Edits.apply(text, composed))
                    .as("%s then %s of %s", first, second, text)
                    .isEqualTo(Edits.apply(between, second));
        }
    }

    private static List<Edit> edits(Random random, int length) {
        List<Edit> edits = new ArrayList<>();
        int at = random.nextInt(4);
        while (at <= length && edits.size() < 4) {
            int end = Math.min(length, at + random.nextInt(5));
            Edit next = edit(at, end, letters(random, random.nextInt(4)));
            if (edits.stream().noneMatch(next::conflictsWith)) edits.add(next);
            at = end + random.nextInt(4);
        }
        return edits;
    }

    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) text.append((char) ('a' + random.nextInt(26)));
        return text.toString();
    }
}
