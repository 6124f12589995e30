package dev.plimsoll.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyRulesTest {

    private final ProxyRules rules =
            new ProxyRules(
                    Optional.of(HttpUrl.get("http://proxy.example:3128")),
                    "internal.example, .corp.example,10.1.2.3,only.example:8443");

    @ParameterizedTest
    @CsvSource({
        "https://pypi.org/, true",
        "http://deb.debian.org/, false",
        "https://internal.example/, false",
        "https://deep.internal.example/, false",
        "https://notinternal.example/, true",
        "https://a.corp.example/, false",
        "https://10.1.2.3/, false",
        "https://only.example:8443/, false",
        "https://only.example/, true",
        "https://localhost:9/, false",
        "https://127.0.0.1/, false",
    })
    void cover_what_no_rule_exempts(String url, boolean proxied) {
        assertThat(rules.covers(HttpUrl.get(url))).isEqualTo(proxied);
    }
}
