package dev.plimsoll.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.re2j.Pattern;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * One JSON object a line. As the last gate it blots out what looks like a credential, whoever let
 * it come this far.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {

    /** Made for the first line, so that a server listens before it logs. */
    private static final class Secrets {

        /**
         * GitHub's tokens (by their prefixes), JSON Web Tokens, private keys, Authorization values
         * and signed links.
         */
        private static final Pattern SECRET =
                Pattern.compile(
                        "gh[a-z]_[A-Za-z0-9_]{10,}|github_pat_[A-Za-z0-9_]{10,}|eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.?[A-Za-z0-9_-]*"
                                + "|-----BEGIN[^-]*-----[^-]*(-----END[^-]*-----)?|(?i:bearer|basic|token) [A-Za-z0-9._~+/=-]{8,}"
                                + "|[?&](key|token|secret|signature|code)=[^&\\s\"]+|//[^/@\\s:]+:[^/@\\s]+@");
    }

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST = 8_000;

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator line = JSON.createGenerator(bytes)) {
            line.writeStartObject();
            line.writeStringField("time", event.getInstant().toString());
            line.writeStringField("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
            line.writeStringField("logger", event.getLoggerName());
            line.writeStringField("message", safe(event.getFormattedMessage()));
            if (event.getThrowableProxy() != null)
                line.writeStringField(
                        "error", safe(ThrowableProxyUtil.asString(event.getThrowableProxy())));
            line.writeEndObject();
            line.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("memory is always written to", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    static String safe(String text) {
        String blotted = Secrets.SECRET.matcher(text).replaceAll("[secret]");
        return blotted.length() <= LONGEST ? blotted : blotted.substring(0, LONGEST) + "…";
    }
}
