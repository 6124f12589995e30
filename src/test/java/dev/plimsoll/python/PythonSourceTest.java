package dev.plimsoll.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PythonSourceTest {

    @Test
    void finds_imports_wherever_they_stand() {
        PythonSource source =
                PythonSource.parse(
                        """
                        import os, sys as system
                        import a.b.c
                        def f():
                            from x.y import (
                                z,  # why
                                w as v,
                            )
                        try: import ujson
                        except ImportError: import json; import late
                        """);
        assertThat(source.imports())
                .containsExactly(
                        "os", "sys", "a.b.c", "x.y", "x.y.z", "x.y.w", "ujson", "json", "late");
    }

    @Test
    void tells_relative_imports_apart() {
        PythonSource source =
                PythonSource.parse("from . import views\nfrom ..core.db import session\n");
        assertThat(source.imports()).isEmpty();
        assertThat(source.relativeImports())
                .containsExactly(".", ".views", "..core.db", "..core.db.session");
    }

    @Test
    void does_not_take_words_in_strings_and_comments_for_imports() {
        PythonSource source =
                PythonSource.parse(
                        """
                        \"""
                        import docs
                        \"""
                        # import comment
                        text = 'import quoted'
                        """);
        assertThat(source.imports()).isEmpty();
        assertThat(source.strings()).containsExactly("\nimport docs\n", "import quoted");
    }

    @Test
    void reads_strings_of_every_kind() {
        PythonSource source =
                PythonSource.parse(
                        "run(['git', \"log\"], rb'raw\\'', f\"{x} y\", '''a'b''')\nopen('unclosed\nnext = 'ok'\n");
        assertThat(source.strings())
                .containsExactly("git", "log", "raw\\'", "{x} y", "a'b", "unclosed", "ok");
    }

    @Test
    void never_fails_on_anything() {
        Random random = new Random(7);
        String alphabet = "import from .,()[]{}'\"\\#\n rbf:;x";
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--)
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            assertThat(PythonSource.parse(text.toString()).strings()).isNotNull();
        }
    }
}
