package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A {@code .dockerignore}: which paths of a context the builder never sees; moby's patternmatcher.
 */
public final class IgnoreFile {

    public static final IgnoreFile NONE = new IgnoreFile(Optional.empty(), List.of(), List.of());

    private static final String NAME = ".dockerignore";

    private static final Function<SourceFile, IgnoreFile> READER = IgnoreFile::parse;

    /** More patterns than people write, and enough of them to be slow. */
    private static final int MOST_PATTERNS = 10_000;

    private final Optional<SourceFile> source;
    private final List<IgnorePattern> patterns;
    private final List<Problem> problems;

    private IgnoreFile(
            Optional<SourceFile> source, List<IgnorePattern> patterns, List<Problem> problems) {
        this.source = source;
        this.patterns = List.copyOf(patterns);
        this.problems = List.copyOf(problems);
    }

    public static IgnoreFile parse(SourceFile source) {
        List<IgnorePattern> patterns = new ArrayList<>();
        Problems problems = new Problems(source);
        for (int line = 1; line <= source.lineCount() && patterns.size() < MOST_PATTERNS; line++) {
            read(source, line, problems).ifPresent(patterns::add);
        }
        return new IgnoreFile(Optional.of(source), patterns, problems.list());
    }

    /**
     * The one that holds for a Dockerfile and a context: {@code <Dockerfile>.dockerignore} beside
     * the Dockerfile, else {@code .dockerignore} in the context's root, else none.
     */
    public static IgnoreFile locate(
            Snapshot snapshot, RepositoryPath dockerfile, RepositoryPath context) {
        return read(snapshot, dockerfile.parent().child(dockerfile.name() + NAME))
                .or(() -> read(snapshot, context.child(NAME)))
                .orElse(NONE);
    }

    private static Optional<IgnoreFile> read(Snapshot snapshot, RepositoryPath path) {
        return snapshot.resolve(path).flatMap(there -> snapshot.text(there, READER));
    }

    /** The file it was read from; empty where there is none. */
    public Optional<SourceFile> source() {
        return source;
    }

    /** In the order of the file; those that the builder refuses are problems instead. */
    public List<IgnorePattern> patterns() {
        return patterns;
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * Whether the path, relative to the context's root, is left out; a parent that is left out
     * leaves out its children.
     */
    public boolean ignores(String path) {
        boolean ignored = false;
        for (IgnorePattern pattern : patterns) {
            if (pattern.negated() == ignored && matchesPathOrParent(pattern, path))
                ignored = !pattern.negated();
        }
        return ignored;
    }

    private static boolean matchesPathOrParent(IgnorePattern pattern, String path) {
        if (pattern.matches(path)) return true;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (pattern.matches(path.substring(0, slash))) return true;
        }
        return false;
    }

    private static Optional<IgnorePattern> read(SourceFile source, int line, Problems problems) {
        String text = source.text();
        TextRange whole = source.line(line);
        int start = line == 1 ? ByteOrderMark.length(source) : whole.start();
        if (text.startsWith("#", start)) return Optional.empty();
        start = Whitespace.skip(text, start, whole.end());
        int end = Whitespace.skipBack(text, start, whole.end());
        if (start == end) return Optional.empty();
        TextRange range = new TextRange(start, end);
        String written = range.of(text);
        String normal = normal(written);
        boolean negated = normal.startsWith("!");
        Optional<IgnorePattern> pattern =
                normal.equals("!")
                        ? Optional.empty()
                        : IgnorePattern.parse(
                                range, line, negated ? normal.substring(1) : normal, negated);
        if (pattern.isEmpty()) {
            problems.at(
                    range,
                    "a pattern was expected; the builder refuses " + Problems.shown(written));
        }
        return pattern;
    }

    /**
     * As the builder does, in two steps: when it reads the file, and when it makes a matcher of it.
     */
    private static String normal(String written) {
        boolean negated = written.startsWith("!");
        String path = negated ? written.substring(1).strip() : written;
        String clean = path.isEmpty() ? "" : CleanPath.of(path);
        if (clean.length() > 1 && clean.startsWith("/")) clean = clean.substring(1);
        return CleanPath.of(((negated ? "!" : "") + clean).strip());
    }
}
