package dev.plimsoll.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DigestTest {

    private static final String EMPTY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void is_the_address_of_its_content() {
        assertThat(Digest.of("")).hasToString("sha256:" + EMPTY);
        assertThat(Digest.of("").names(new byte[0])).isTrue();
        assertThat(Digest.of("").names("x".getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void reads_the_registered_algorithms_only() {
        assertThat(Digest.parse("sha256:" + EMPTY)).contains(Digest.of(""));
        assertThat(Digest.parse("sha512:" + EMPTY + EMPTY)).isPresent();
        assertThat(Digest.parse("sha512:" + EMPTY)).isEmpty();
        assertThat(Digest.parse("sha256:" + EMPTY.toUpperCase(java.util.Locale.ROOT))).isEmpty();
        assertThat(Digest.parse("sha256:" + EMPTY.substring(1))).isEmpty();
        assertThat(Digest.parse("md5:d41d8cd98f00b204e9800998ecf8427e")).isEmpty();
        assertThat(Digest.parse("sha256")).isEmpty();
    }

    @Test
    void cannot_be_wrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Digest("sha256", "../../etc/passwd"));
    }
}
