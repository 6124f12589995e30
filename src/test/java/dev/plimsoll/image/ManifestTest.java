package dev.plimsoll.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.Manifest.ImageIndex;
import dev.plimsoll.image.Manifest.ImageManifest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    private static final Digest A = Digest.of("a");
    private static final Digest B = Digest.of("b");

    private static Answer<Manifest> parse(String json) {
        return Manifest.parse(json, Optional.empty());
    }

    @Test
    void reads_an_image() {
        Answer<Manifest> parsed =
                parse(
                        """
                        {"schemaVersion": 2, "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "%s", "size": 7},
                         "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "%s", "size": 11, "annotations": {"k": "v"}}]}
                        """
                                .formatted(A, B));
        assertThat(parsed)
                .isInstanceOfSatisfying(
                        Answer.Known.class,
                        known -> {
                            ImageManifest image = (ImageManifest) known.value();
                            assertThat(image.config().digest()).isEqualTo(A);
                            assertThat(image.layers())
                                    .singleElement()
                                    .satisfies(layer ->
                                            assertThat(layer.annotations())
                                                    .containsEntry("k", "v"));
                            assertThat(image.compressed()).isEqualTo(11);
                        });
    }

    @Test
    void selects_the_platform_and_never_an_attestation() {
        String index =
                """
                {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [
                 {"digest": "%s", "size": 1, "platform": {"os": "unknown", "architecture": "unknown"}, "annotations": {"vnd.docker.reference.type": "attestation-manifest"}},
                 {"digest": "%s", "size": 2, "platform": {"os": "linux", "architecture": "arm64", "variant": "v8"}},
                 {"digest": "%s", "size": 3, "platform": {"os": "linux", "architecture": "amd64"}}]}
                """
                        .formatted(Digest.of("x"), A, B);
        ImageIndex parsed = (ImageIndex) parse(index).asOptional().orElseThrow();
        assertThat(parsed.select(Platform.LINUX_AMD64).map(Descriptor::digest)).contains(B);
        assertThat(
                        parsed.select(Platform.parse("linux/arm64").orElseThrow())
                                .map(Descriptor::digest))
                .contains(A);
        assertThat(parsed.select(Platform.parse("linux/s390x").orElseThrow())).isEmpty();
        assertThat(parsed.platforms()).hasSize(2);
    }

    @Test
    void takes_embedded_data_only_if_it_is_what_the_digest_says() {
        String data =
                Base64.getEncoder()
                        .encodeToString("a".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var right =
                new Descriptor("", A, 1, Optional.empty(), java.util.Map.of(), Optional.of(data));
        assertThat(right.embedded()).isPresent();
        assertThat(
                        new Descriptor(
                                        "",
                                        B,
                                        1,
                                        Optional.empty(),
                                        java.util.Map.of(),
                                        Optional.of(data))
                                .embedded())
                .isEmpty();
        assertThat(
                        new Descriptor(
                                        "",
                                        A,
                                        1,
                                        Optional.empty(),
                                        java.util.Map.of(),
                                        Optional.of("%%"))
                                .embedded())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"schemaVersion\": 1, \"fsLayers\": []}",
                "{\"layers\": []}",
                "{\"config\": {\"digest\": \"sha256:zz\", \"size\": 1}, \"layers\": []}",
                "{\"manifests\": [{\"digest\": \"latest\", \"size\": 3}]}",
                "{\"manifests\": [3]}",
                "{\"layers\": [{\"size\": -1}], \"config\": 3}"
            })
    void says_why_it_cannot_read(String json) {
        assertThat(parse(json)).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void believes_the_content_type_where_the_manifest_names_none() {
        String image =
                "{\"config\": {\"digest\": \"%s\", \"size\": 1}, \"layers\": []}".formatted(A);
        assertThat(Manifest.parse(image, Optional.of(MediaTypes.OCI_MANIFEST)))
                .isInstanceOf(Answer.Known.class);
        assertThat(
                        Manifest.parse(
                                image,
                                Optional.of(
                                        "application/vnd.docker.distribution.manifest.v1+prettyjws")))
                .isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void is_bounded_in_depth() {
        assertThat(parse("{\"layers\":" + "[".repeat(100_000))).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void reads_a_configuration() {
        ImageConfigFile file =
                ImageConfigFile.parse(
                                """
                                {"os": "linux", "architecture": "amd64",
                                 "config": {"Env": ["PATH=/usr/local/bin:/bin", "EMPTY=", "=odd"], "User": "app", "WorkingDir": "/srv", "Cmd": ["python3"],
                                            "Entrypoint": null, "OnBuild": ["RUN true"], "Labels": {"a": "b"}},
                                 "rootfs": {"type": "layers", "diff_ids": ["%s"]},
                                 "history": [{"created_by": "rootfs"}, {"created_by": "ENV X=1", "empty_layer": true}]}
                                """
                                        .formatted(A))
                        .asOptional()
                        .orElseThrow();
        assertThat(file.config().environment())
                .containsEntry("PATH", "/usr/local/bin:/bin")
                .containsEntry("EMPTY", "")
                .hasSize(2);
        assertThat(file.config().command()).contains(List.of("python3"));
        assertThat(file.config().entrypoint()).isEmpty();
        assertThat(file.config().onbuild()).containsExactly("RUN true");
        assertThat(file.platform()).contains(Platform.LINUX_AMD64);
        assertThat(file.createdBy(1)).containsExactly("rootfs");
        assertThat(file.createdBy(2)).containsExactly("", "");
        assertThat(ImageConfigFile.parse("[]")).isInstanceOf(Answer.Unknown.class);
    }
}
