package dev.plimsoll.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunTest {

    private final BuildTester tester =
            BuildTester.simple()
                    .file("app/a.py", 1000)
                    .file("app/b.py", 200)
                    .file("run.sh", "echo x > /made\n");

    private BuiltImage run(String commands) {
        return tester.build("FROM python:3.11-slim\nCOPY app /app\nRUN " + commands + "\n");
    }

    private long added(String commands) {
        BuiltImage image = run(commands);
        assertThat(image.unknown()).isEmpty();
        return BuildTester.ownLayers(image).getLast();
    }

    @Test
    void what_is_made_and_removed_in_one_run_weighs_nothing() {
        assertThat(added("cp -r /app /copy && rm -rf /copy")).isZero();
        assertThat(added("cp -r /app /copy")).isEqualTo(1200);
    }

    @Test
    void what_a_lower_layer_has_weighs_on() {
        BuiltImage image = run("rm -rf /app");
        assertThat(BuildTester.ownLayers(image)).containsExactly(1200L, 0L);
    }

    @Test
    void a_change_of_owner_writes_files_again_unless_it_changes_nothing() {
        assertThat(added("chown -R 1000:1000 /app")).isEqualTo(1200);
        assertThat(added("chown -R root:root /app")).isZero();
        assertThat(added("chown -R 0 /app/a.py")).isZero();
        assertThat(added("chown 1000 /app")).isZero();
    }

    @Test
    void a_change_of_mode_writes_only_the_files_whose_bits_change() {
        assertThat(added("chmod +x /app/a.py")).isEqualTo(1000);
        assertThat(added("chmod 644 /app/a.py")).isZero();
        assertThat(added("chmod -R u+rwX,go+rX /app")).isZero();
        assertThat(added("chmod -R 755 /app")).isEqualTo(1200);
    }

    @Test
    void users_resolve_to_the_numbers_that_they_were_given() {
        BuiltImage image =
                tester.build(
                        """
                        FROM python:3.11-slim
                        RUN groupadd -g 1001 app && useradd -m -u 1001 -g app app
                        COPY --chown=1001:1001 app /app
                        RUN chown -R app:app /app
                        """);
        assertThat(BuildTester.ownLayers(image).getLast()).isZero();
    }

    @Test
    void moving_a_lower_layers_files_copies_them() {
        BuiltImage image = run("mv /app /srv/app");
        assertThat(BuildTester.ownLayers(image)).containsExactly(1200L, 1200L);
        assertThat(BuildTester.visible(image, "/srv/app/a.py")).isEqualTo(1000);
        assertThat(BuildTester.visible(image, "/app")).isZero();
    }

    @Test
    void texts_are_written_by_redirections_and_tee() {
        assertThat(added("echo hello > /etc/x")).isEqualTo(6);
        assertThat(added("echo -n hello | tee /x /y")).isEqualTo(10);
        assertThat(added("printf 'a\\nb\\n' > /x && echo c >> /x")).isEqualTo(6);
        assertThat(added("echo a > /dev/null 2>&1")).isZero();
    }

    @Test
    void decidable_conditions_are_followed() {
        assertThat(added("if [ \"$X\" = 1 ]; then echo a > /x; else echo bcd > /x; fi"))
                .isEqualTo(4);
        assertThat(added("X=1; case $X in 1) echo a > /x;; *) make;; esac")).isEqualTo(2);
        assertThat(added("for f in a b c; do echo $f > /$f; done")).isEqualTo(6);
        assertThat(added("false || echo a > /x")).isEqualTo(2);
        assertThat(added("true || make")).isZero();
        assertThat(added("f() { echo $1 > /x; }; f abc")).isEqualTo(4);
        assertThat(added("cd /srv && sh -c 'echo a > x' && rm /srv/x")).isZero();
    }

    @Test
    void what_may_not_run_is_unknown_and_not_counted() {
        BuiltImage image = run("if grep -q x /etc/os-release; then cp -r /app /copy; fi");
        assertThat(image.unknown())
                .containsExactly("whether `cp` is run is not known, nor what it leaves");
        assertThat(BuildTester.ownLayers(image).getLast()).isZero();
        assertThat(image.shipped().steps().getLast().calls())
                .extracting(Call::name)
                .contains("grep", "cp");
        assertThat(image.shipped().steps().getLast().calls().getLast().certain()).isFalse();
    }

    @Test
    void a_test_before_the_last_command_must_have_held() {
        assertThat(added("[ -f /etc/debian_version ] && cp /app/b.py /c.py")).isEqualTo(200);
    }

    @Test
    void what_is_written_under_a_mount_does_not_stay() {
        BuiltImage image =
                tester.build(
                        """
                        FROM python:3.11-slim
                        RUN --mount=type=cache,target=/cache --mount=type=bind,source=app,target=/src cp -r /src /cache/x && cp /src/a.py /a.py
                        """);
        assertThat(BuildTester.ownLayers(image)).containsExactly(1000L);
        assertThat(image.unknown()).isEmpty();
    }

    @Test
    void scripts_of_the_repository_are_followed() {
        BuiltImage image =
                tester.build(
                        """
                        FROM python:3.11-slim
                        COPY run.sh /run.sh
                        RUN sh /run.sh && rm /run.sh
                        """);
        assertThat(BuildTester.ownLayers(image)).containsExactly(15L, 2L);
        assertThat(image.shipped().steps().getLast().calls())
                .filteredOn(call -> !call.editable())
                .isNotEmpty();
    }

    @Test
    void find_removes_what_fits() {
        assertThat(added("cp -r /app /c && find /c -name 'a.*' -delete")).isEqualTo(200);
        assertThat(added("cp -r /app /c && find /c -type f -name '*.py' -exec rm -f {} +"))
                .isZero();
    }

    @Test
    void calls_have_their_words_and_ranges() {
        BuiltImage image = run("echo \"$HOME\" plain");
        Call call = image.shipped().steps().getLast().calls().getFirst();
        assertThat(call.words()).isEqualTo(List.of("/root", "plain"));
        assertThat(call.arguments())
                .extracting(Call.Argument::written)
                .containsExactly(true, false, true);
        String text = image.dockerfile().source().text();
        assertThat(call.arguments().getLast().range().of(text)).isEqualTo("plain");
    }

    @Test
    void another_shell_is_unknown() {
        BuiltImage image =
                tester.build(
                        "FROM python:3.11-slim\nSHELL [\"powershell\", \"-c\"]\nRUN Get-Item\n");
        assertThat(image.unknown())
                .containsExactly("what commands of `powershell` write is not known");
    }
}
