package dev.plimsoll.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.source.MemorySnapshot;
import dev.plimsoll.source.RepositoryPath;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dockerfile",
                "dockerfile",
                "Dockerfile.prod",
                "api.Dockerfile",
                "DOCKERFILE.py3",
                "Containerfile"
            })
    void these_are_dockerfiles(String name) {
        assertThat(DockerfileNames.isDockerfile(name)).isTrue();
        assertThat(DockerfileNames.isTemplate(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dockerfile.md",
                "Dockerfile.prod.dockerignore",
                "Dockerfile.dockerignore",
                ".dockerignore",
                "Dockerfile.SH",
                "Dockerfile.bak",
                "Dockerfile-alpine",
                "MyDockerfile",
                "dockerfile.go.txt",
                "Containerfile.a"
            })
    void these_are_none(String name) {
        assertThat(DockerfileNames.isDockerfile(name)).isFalse();
        assertThat(DockerfileNames.isTemplate(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dockerfile.j2",
                "api.Dockerfile.tmpl",
                "Dockerfile.in",
                "Containerfile.erb",
                "Dockerfile.prod.JINJA"
            })
    void these_are_templates(String name) {
        assertThat(DockerfileNames.isDockerfile(name)).isFalse();
        assertThat(DockerfileNames.isTemplate(name)).isTrue();
    }

    @Test
    void finds_them_in_any_folder_and_names_templates() {
        DockerfileNames.Found found =
                DockerfileNames.in(
                        MemorySnapshot.of(
                                Map.of(
                                        "b/Dockerfile",
                                        "FROM a",
                                        "a/x.dockerfile",
                                        "FROM a",
                                        "Dockerfile.j2",
                                        "",
                                        "README.md",
                                        "")));
        assertThat(found.paths())
                .extracting(RepositoryPath::value)
                .containsExactly("a/x.dockerfile", "b/Dockerfile");
        assertThat(found.problems()).hasSize(1);
    }
}
