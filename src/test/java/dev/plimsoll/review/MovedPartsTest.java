package dev.plimsoll.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.analysis.Delta;
import dev.plimsoll.analysis.Delta.Moved;
import dev.plimsoll.analysis.Delta.Signed;
import dev.plimsoll.review.MovedParts.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovedPartsTest {

    private static List<Line> lines(Moved... parts) {
        Signed any = new Signed(0, 0, 0);
        return MovedParts.of(new Delta(any, any, List.of(parts), List.of()));
    }

    @Test
    void an_upgrade_is_one_line_with_both_versions() {
        assertThat(
                        lines(
                                new Moved("base:python:3.11", 0, 900),
                                new Moved("base:python:3.11-slim", 100, 0),
                                new Moved("wheel:numpy-1.26.4-cp311-cp311-linux_x86_64.whl", 50, 0),
                                new Moved("wheel:numpy-2.0.0-cp311-cp311-linux_x86_64.whl", 0, 60)))
                .containsExactly(
                        new Line(800, "base image python:3.11-slim → python:3.11"),
                        new Line(10, "numpy 1.26.4 → 2.0.0"));
    }

    @Test
    void parts_are_told_as_people_call_them() {
        assertThat(
                        lines(
                                new Moved("wheel:typing_extensions-4.12.2-py3-none-any.whl", 0, 9),
                                new Moved("sdist:psycopg2-2.9.9.tar.gz", 0, 8),
                                new Moved("apt:gcc=4:12.2.0-3", 0, 7),
                                new Moved("apt:lists", 0, 6),
                                new Moved("pip-cache", 0, 5),
                                new Moved("context:.", 4, 8),
                                new Moved("context:app/", 0, 3),
                                new Moved("no-kind-of-ours", 0, 2),
                                new Moved("wheel:odd", 0, 1)))
                .extracting(Line::what)
                .containsExactly(
                        "typing-extensions 4.12.2",
                        "psycopg2 (built from source) 2.9.9",
                        "gcc (apt) 4:12.2.0-3",
                        "apt's package lists",
                        "pip's cache",
                        "files of the repository",
                        "app/",
                        "no-kind-of-ours",
                        "odd");
    }

    @Test
    void several_versions_at_once_are_added_up() {
        assertThat(
                        lines(
                                new Moved("apt:gcc=1", 5, 0),
                                new Moved("apt:gcc=2", 0, 7),
                                new Moved("apt:gcc=3", 0, 8)))
                .containsExactly(new Line(10, "gcc (apt)"));
    }
}
