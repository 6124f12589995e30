package dev.plimsoll.rule.development;

import dev.plimsoll.dockerfile.DockerfileNames;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything outside images that installs a requirements file, pointed to the file for development.
 *
 * @param doubt the first one that is not surely edited, as a sentence
 */
record Consumers(List<Edit> edits, Optional<String> doubt) {

    private static final long MOST_BYTES = 512 * 1024;

    private static final List<String> ABOUT_DEVELOPMENT =
            List.of("contribut", "develop", "hacking", "testing");

    private static final List<String> BEFORE_NAME =
            List.of(
                    "-r ",
                    "-r",
                    "--requirement ",
                    "--requirement=",
                    "-r\", \"",
                    "-r', '",
                    "-r \"",
                    "-r '");

    /**
     * @param file the requirements file; {@code development} lies in the same folder
     * @param tools names of what moves there: a document that knows none of them, and is not about
     *     development, tells how to run the application
     */
    static Consumers of(
            Snapshot snapshot,
            RepositoryPath file,
            RepositoryPath development,
            List<String> tools) {
        List<Edit> edits = new ArrayList<>();
        Optional<String> doubt = Optional.empty();
        for (Entry entry : snapshot.entries().values()) {
            if (!entry.isFile() || entry.bytes() > MOST_BYTES) continue;
            RepositoryPath path = entry.path();
            if (!mayInstall(path) || !mayMean(path, file)) continue;
            Optional<SourceFile> source =
                    snapshot.text(path).filter(text -> text.text().contains(file.name()));
            if (source.isEmpty() || source.get().text().contains(development.name())) continue;
            if (isProse(path) && !isAboutDevelopment(source.get(), tools)) continue;
            List<Edit> found = edits(source.get(), file, development);
            edits.addAll(found);
            if (doubt.isEmpty() && hasOthers(source.get(), file, found)) {
                doubt =
                        Optional.of(
                                "%s uses %s in a way that is not edited; it may need the development tools"
                                        .formatted(shown(path), shown(file)));
            }
        }
        return new Consumers(edits, doubt);
    }

    private static boolean mayInstall(RepositoryPath path) {
        String name = path.name();
        boolean ci =
                path.value().startsWith(".github/")
                        || path.value().startsWith(".circleci/")
                        || name.startsWith(".gitlab-ci")
                        || name.equals(".travis.yml")
                        || name.startsWith("azure-pipelines");
        boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
        boolean text = name.endsWith(".md") || name.endsWith(".rst");
        boolean settings =
                List.of(
                                "tox.ini",
                                "noxfile.py",
                                "tasks.py",
                                "Makefile",
                                "makefile",
                                "justfile",
                                "setup.py",
                                "pyproject.toml",
                                "setup.cfg",
                                "devcontainer.json")
                        .contains(name);
        return !DockerfileNames.isDockerfile(name)
                && ((ci && yaml)
                        || text
                        || settings
                        || name.endsWith(".sh")
                        || name.startsWith(".readthedocs"));
    }

    /**
     * A file of a folder of its own speaks of that folder's requirements, one of the root of any.
     */
    private static boolean mayMean(RepositoryPath path, RepositoryPath file) {
        return path.parent().isRoot()
                || path.value().startsWith(".")
                || file.isIn(path.parent())
                || path.value().startsWith("docs/")
                || path.value().startsWith("scripts/");
    }

    private static List<Edit> edits(
            SourceFile source, RepositoryPath file, RepositoryPath development) {
        List<Edit> edits = new ArrayList<>();
        String text = source.text();
        for (int at = text.indexOf(file.name()); at >= 0; at = text.indexOf(file.name(), at + 1)) {
            int start = startOfPath(text, at);
            if (!isWholeName(text, at, file.name())
                    || !means(text.substring(start, at), source.path(), file)) continue;
            String before = text.substring(0, start);
            if (BEFORE_NAME.stream().anyMatch(before::endsWith)) {
                edits.add(
                        new Edit(
                                source.path(),
                                new TextRange(at, at + file.name().length()),
                                development.name()));
            }
        }
        return edits;
    }

    private static int startOfPath(String text, int at) {
        int start = at;
        while (start > 0
                && (Character.isLetterOrDigit(text.charAt(start - 1))
                        || "._/".indexOf(text.charAt(start - 1)) >= 0)) start--;
        // "-rrequirements.txt": the option's letter is none of the path
        return start >= 1
                        && text.charAt(start - 1) == '-'
                        && text.charAt(start) == 'r'
                        && start < at
                ? start + 1
                : start;
    }

    private static boolean isWholeName(String text, int at, String name) {
        int end = at + name.length();
        return end >= text.length()
                || !(Character.isLetterOrDigit(text.charAt(end))
                        || "-_/".indexOf(text.charAt(end)) >= 0);
    }

    /**
     * Whether a folder as written before the name leads to the file, from the root or from the
     * consumer's own folder.
     */
    private static boolean means(String folder, RepositoryPath consumer, RepositoryPath file) {
        String written = folder + file.name();
        if (written.equals("r" + file.name())) return true;
        return RepositoryPath.parse(written).filter(file::equals).isPresent()
                || consumer.parent().resolve(written).filter(file::equals).isPresent();
    }

    /** Whether a line installs it, or a program reads it, that no edit touches. */
    private static boolean hasOthers(SourceFile source, RepositoryPath file, List<Edit> edits) {
        boolean prose = isProse(source.path());
        for (int line = 1; line <= source.lineCount(); line++) {
            TextRange range = source.line(line);
            String text = range.of(source.text());
            boolean edited = edits.stream().anyMatch(edit -> range.contains(edit.range()));
            boolean installs =
                    text.contains("install")
                            || text.contains("open(")
                            || text.contains("file =")
                            || text.contains("files =")
                            || text.contains("read_text");
            if (!edited
                    && !prose
                    && installs
                    && text.contains(file.name())
                    && means("", source.path(), file)) return true;
        }
        return false;
    }

    private static boolean isProse(RepositoryPath path) {
        return path.name().endsWith(".md") || path.name().endsWith(".rst");
    }

    private static boolean isAboutDevelopment(SourceFile source, List<String> tools) {
        String path = source.path().value().toLowerCase(Locale.ROOT);
        return ABOUT_DEVELOPMENT.stream().anyMatch(path::contains)
                || tools.stream().anyMatch(source.text()::contains);
    }

    private static String shown(RepositoryPath path) {
        return path.value()
                        .codePoints()
                        .allMatch(c -> Character.isLetterOrDigit(c) || "./_-".indexOf(c) >= 0)
                ? path.value()
                : "a file";
    }
}
