package dev.plimsoll.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Why a call has no answer, in a few kinds. The message reads "tried to … but …, again at …" and
 * shows hosts, never credentials, queries or bodies.
 */
public final class HttpFailure extends IOException {

    private static final long serialVersionUID = 1;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What went wrong; {@link #mayPass} says whether asking again can help. */
    public enum Kind {
        UNREACHABLE,
        UNAUTHORIZED,
        REFUSED,
        NOT_FOUND,
        RATE_LIMITED,
        SERVER_ERROR,
        TOO_LARGE,
        MALFORMED,
        DENIED_ADDRESS;

        /** Whether the same request may succeed later. */
        public boolean mayPass() {
            return this == UNREACHABLE || this == RATE_LIMITED || this == SERVER_ERROR;
        }
    }

    private final Kind kind;
    private final int status;
    private final String purpose;
    private final String what;
    private final transient Optional<Instant> again;

    private HttpFailure(
            Kind kind, int status, String purpose, String what, Optional<Instant> again) {
        super(sentence(purpose, what, again));
        this.kind = kind;
        this.status = status;
        this.purpose = purpose;
        this.what = what;
        this.again = again;
    }

    /** The answer is not what it should be; {@code what} completes "but ". */
    public static HttpFailure malformed(String what) {
        return new HttpFailure(Kind.MALFORMED, 0, "", what, Optional.empty());
    }

    /** The answer is larger than {@code limit} bytes. */
    public static HttpFailure tooLarge(long limit) {
        return new HttpFailure(
                Kind.TOO_LARGE,
                0,
                "",
                "the answer is larger than %,d bytes".formatted(limit),
                Optional.empty());
    }

    /**
     * A host said no; {@code what} completes "but ", such as "no credentials are set for ghcr.io".
     */
    public static HttpFailure unauthorized(String what) {
        return new HttpFailure(Kind.UNAUTHORIZED, 401, "", what, Optional.empty());
    }

    static HttpFailure offline() {
        return new HttpFailure(Kind.UNREACHABLE, 0, "", "works offline", Optional.empty());
    }

    static HttpFailure denied(String host) {
        return new HttpFailure(
                Kind.DENIED_ADDRESS,
                0,
                "",
                host + " is a private address, which is not asked on a stranger's word",
                Optional.empty());
    }

    static HttpFailure refused(String what) {
        return new HttpFailure(Kind.REFUSED, 0, "", what, Optional.empty());
    }

    static HttpFailure status(String host, int status, Optional<Instant> again) {
        return new HttpFailure(kindOf(status), status, "", host + " said " + status, again);
    }

    static HttpFailure unreachable(String host, IOException cause) {
        var failure =
                new HttpFailure(
                        Kind.UNREACHABLE, 0, "", host + " " + told(cause), Optional.empty());
        failure.initCause(cause);
        return failure;
    }

    /** The whole sentence, fit to be shown. */
    public String sentence() {
        return sentence(purpose, what, again);
    }

    public Kind kind() {
        return kind;
    }

    /** The HTTP status; 0 where there was none. */
    public int status() {
        return status;
    }

    /** When the host will answer again, if it said so. */
    public Optional<Instant> again() {
        return again;
    }

    /** This failure as that of a call; one that already names its purpose keeps it. */
    HttpFailure during(String purposeOfCall) {
        if (!purpose.isEmpty()) return this;
        var named = new HttpFailure(kind, status, purposeOfCall, what, again);
        named.initCause(getCause() == null ? this : getCause());
        return named;
    }

    private static Kind kindOf(int status) {
        if (status == 429) return Kind.RATE_LIMITED;
        if (status == 404) return Kind.NOT_FOUND;
        if (status == 401) return Kind.UNAUTHORIZED;
        return status >= 500 ? Kind.SERVER_ERROR : Kind.REFUSED;
    }

    private static String sentence(String purpose, String what, Optional<Instant> again) {
        String begin = purpose.isEmpty() ? what : "tried to " + purpose + " but " + what;
        return begin + again.map(time -> ", again at " + TIME.format(time)).orElse("");
    }

    // messages of exceptions may hold addresses with their queries, so the class alone is told
    private static String told(IOException cause) {
        return switch (cause) {
            case UnknownHostException e -> "is a name that does not resolve";
            case InterruptedIOException e -> "did not answer in time";
            case ConnectException e -> "accepts no connection";
            case SSLHandshakeException e ->
                    "shows a certificate that is not trusted, or speaks no common TLS";
            case SSLPeerUnverifiedException e -> "shows the certificate of another host";
            case SSLException e -> "broke the secure connection";
            case EOFException e -> "broke the answer off";
            case ProtocolException e -> "broke the answer off";
            default -> "could not be reached";
        };
    }
}
