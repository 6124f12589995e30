package dev.plimsoll.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

    @Test
    void writes_what_git_would() {
        assertThat(
                        UnifiedDiff.ofFile(
                                "a/Dockerfile",
                                Optional.of("1\n2\n3\n4\n5\n6\n7\n8\n9\n"),
                                "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"))
                .isEqualTo(
                        """
                        diff --git a/a/Dockerfile b/a/Dockerfile
                        --- a/a/Dockerfile
                        +++ b/a/Dockerfile
                        @@ -2,7 +2,7 @@
                         2
                         3
                         4
                        -5
                        +five
                         6
                         7
                         8
                        """);
    }

    @Test
    void a_new_file_and_a_missing_last_line_end_are_told() {
        assertThat(UnifiedDiff.ofFile(".dockerignore", Optional.empty(), ".git"))
                .isEqualTo(
                        """
                        diff --git a/.dockerignore b/.dockerignore
                        new file mode 100644
                        --- /dev/null
                        +++ b/.dockerignore
                        @@ -0,0 +1,1 @@
                        +.git
                        \\ No newline at end of file
                        """);
    }

    @Test
    void hunks_are_read_as_they_were_written() {
        assertThat(
                        Hunks.parse(
                                "@@ -2,7 +2,7 @@ FROM x\n a\n b\n c\n-d\n+e\n f\n g\n h\n@@ -20 +21,2 @@\n x\n+y\n\\ No newline at end of file"))
                .containsExactly(new Hunk(2, 7), new Hunk(21, 2));
        assertThat(Hunks.parse("@@ -1,9 +1,9 @@\n a\n+b"))
                .as("what was cut off is not shown")
                .containsExactly(new Hunk(1, 2));
        assertThat(Hunks.parse("@@ nonsense @@\n+a")).isEmpty();
        assertThat(Hunks.parse("")).isEmpty();
    }

    @Test
    void every_changed_line_lies_in_a_hunk_and_the_diff_makes_the_new_text() {
        Random random = new Random(11);
        for (int round = 0; round < 3_000; round++) {
            String before = text(random);
            String after = text(random);
            if (before.equals(after)) continue;
            String hunks = UnifiedDiff.hunks(before, after);
            assertThat(applied(before, hunks)).as(hunks).isEqualTo(after);
        }
    }

    /** A small patch(1): unchanged lines up to each hunk, then what the hunk shows. */
    private static String applied(String before, String hunks) {
        List<String> old = new ArrayList<>(List.of(before.split("(?<=\n)", -1)));
        old.removeIf(String::isEmpty);
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (String line : hunks.split("\n", -1)) {
            if (line.startsWith("@@")) {
                String range = line.substring(4, line.indexOf(" +"));
                int comma = range.indexOf(',');
                int start = Integer.parseInt(range.substring(0, comma));
                int first = range.endsWith(",0") ? start : start - 1;
                while (at < first) out.append(old.get(at++));
            } else if (line.startsWith(" ")) {
                out.append(line.substring(1)).append('\n');
                at++;
            } else if (line.startsWith("+")) {
                out.append(line.substring(1)).append('\n');
            } else if (line.startsWith("-")) {
                at++;
            }
        }
        while (at < old.size()) out.append(old.get(at++));
        return out.toString();
    }

    /** Always ends with a line end: the remark about its lack has its own test. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(25); i > 0; i--)
            text.append((char) ('a' + random.nextInt(4))).append('\n');
        return text.toString();
    }
}
