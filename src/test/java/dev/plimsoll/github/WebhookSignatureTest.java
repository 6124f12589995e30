package dev.plimsoll.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    /** The example of docs.github.com, "Validating webhook deliveries". */
    private static final String SECRET = "It's a Secret to Everybody";

    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);
    private static final String HEADER =
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void holds_on_githubs_own_example() {
        assertThat(new WebhookSignature(List.of(SECRET)).holds(BODY, HEADER)).isTrue();
        assertThat(WebhookSignature.sign(SECRET, BODY)).isEqualTo(HEADER);
    }

    @Test
    void holds_with_any_secret_while_one_is_rotated() {
        assertThat(new WebhookSignature(List.of("new", SECRET, "older")).holds(BODY, HEADER))
                .isTrue();
    }

    @Test
    void does_not_hold_without_a_header_or_with_another_body_or_secret() {
        WebhookSignature signature = new WebhookSignature(List.of(SECRET));
        assertThat(signature.holds(BODY, null)).isFalse();
        assertThat(signature.holds(BODY, "")).isFalse();
        assertThat(signature.holds(BODY, HEADER.substring("sha256=".length()))).isFalse();
        assertThat(signature.holds("Hello, World".getBytes(StandardCharsets.UTF_8), HEADER))
                .isFalse();
        assertThat(new WebhookSignature(List.of("other")).holds(BODY, HEADER)).isFalse();
    }

    @Test
    void an_empty_secret_is_none() {
        assertThatThrownBy(() -> new WebhookSignature(List.of("")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
