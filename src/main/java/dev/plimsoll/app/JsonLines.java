package dev.plimsoll.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One JSON object a line. As the last gate it blots out what looks like a credential, whoever let
 * it come this far.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {

    /**
     * GitHub's tokens (by their prefixes), JSON Web Tokens, private keys, Authorization values and
     * signed links.
     */
    private static final Pattern SECRET =
            Pattern.compile(
                    "gh[a-z]_[A-Za-z0-9_]{10,}|github_pat_[A-Za-z0-9_]{10,}|eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.?[A-Za-z0-9_-]*"
                            + "|-----BEGIN[^-]*-----[^-]*(-----END[^-]*-----)?|(?i:bearer|basic|token) [A-Za-z0-9._~+/=-]{8,}"
                            + "|[?&](key|token|secret|signature|code)=[^&\\s\"]+|//[^/@\\s:]+:[^/@\\s]+@");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 8_000;

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("time", event.getInstant().toString());
        line.put("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
        line.put("logger", event.getLoggerName());
        line.put("message", safe(event.getFormattedMessage()));
        if (event.getThrowableProxy() != null)
            line.put("error", safe(ThrowableProxyUtil.asString(event.getThrowableProxy())));
        try {
            return (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings are always JSON", e);
        }
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    static String safe(String text) {
        String blotted = SECRET.matcher(text).replaceAll("[secret]");
        return blotted.length() <= LONGEST ? blotted : blotted.substring(0, LONGEST) + "…";
    }
}
