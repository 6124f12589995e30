package dev.plimsoll.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CredentialsTest {

    private final Credentials credentials =
            Credentials.parse(
                            """
                            {"auths": {"https://index.docker.io/v1/": {"auth": "bWU6cGE6c3M="}, "ghcr.io": {"username": "you", "password": "word"},
                                       "broken.example": {"auth": "%%"}, "empty.example": {}},
                             "credHelpers": {"gcr.io": "gcloud"}}
                            """)
                    .orElseThrow();

    @Test
    void are_found_by_registry() {
        assertThat(credentials.of("docker.io")).contains(new Credentials.Login("me", "pa:ss"));
        assertThat(credentials.of("ghcr.io")).contains(new Credentials.Login("you", "word"));
        assertThat(credentials.of("broken.example")).isEmpty();
        assertThat(credentials.of("empty.example")).isEmpty();
        assertThat(credentials.of("quay.io")).isEmpty();
    }

    @Test
    void say_that_helpers_are_not_run() {
        assertThat(credentials.missing("gcr.io")).contains("helper");
        assertThat(credentials.missing("quay.io")).isEqualTo("no credentials are set for quay.io");
    }

    @Test
    void are_never_shown() {
        assertThat(credentials.of("ghcr.io").orElseThrow()).hasToString("Login of you");
        assertThat(new FetchToken.Token("secret", java.time.Duration.ofSeconds(1)).toString())
                .doesNotContain("secret");
    }

    @Test
    void are_none_where_the_file_is_none() {
        assertThat(Credentials.parse("nonsense")).isEmpty();
        assertThat(Credentials.parse("[]")).isEmpty();
    }
}
