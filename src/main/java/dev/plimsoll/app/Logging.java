package dev.plimsoll.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs to stderr: warnings as text for commands, one JSON object a line for the server. In code, as
 * XML takes long to read.
 */
public final class Logging extends ContextAwareBase implements Configurator {

    /** How a line looks. */
    public enum Format {
        TEXT,
        JSON
    }

    /** What libraries say below a warning is not the operator's concern. */
    private static final Level LIBRARIES = Level.WARN;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        set(context, Format.TEXT, Level.WARN);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /**
     * Logs in this format from this level ({@code info}, {@code debug}, …) on; an unknown one is
     * taken as {@code info}.
     */
    public static void use(Format format, String level) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context)
            set(context, format, Level.toLevel(level, Level.INFO));
    }

    private static void set(LoggerContext context, Format format, Level level) {
        context.reset();
        Encoder<ILoggingEvent> encoder = format == Format.JSON ? new JsonLines() : text();
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
        stderr.setContext(context);
        stderr.setTarget("System.err");
        stderr.setEncoder(encoder);
        stderr.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(stderr);
        root.setLevel(level.isGreaterOrEqual(LIBRARIES) ? level : LIBRARIES);
        context.getLogger("dev.plimsoll").setLevel(level);
    }

    private static Encoder<ILoggingEvent> text() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern("%d{HH:mm:ss} %-5level %logger{0}: %msg%n%rEx{short}");
        return encoder;
    }
}
