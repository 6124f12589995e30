package dev.plimsoll.rule.runtime;

import dev.plimsoll.python.PythonArguments;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the extension modules of a repository's own project link to, as its setup.py says. */
final class OwnExtensions {

    /** What a linker is told otherwise than by a list of names, or asked of the machine. */
    private static final List<String> UNREADABLE =
            List.of(
                    "extra_link_args",
                    "extra_objects",
                    "library_dirs",
                    "pkgconfig",
                    "pkg-config",
                    "subprocess",
                    "os.environ",
                    "getenv",
                    "cmake",
                    "cffi_modules",
                    "rust_extensions",
                    "build_clib",
                    "# distutils");

    private OwnExtensions() {}

    /**
     * The families of the libraries; empty where they are not written out, or no single setup.py
     * makes extensions.
     */
    static Optional<List<String>> families(Snapshot snapshot) {
        List<String> makers =
                snapshot.entries().values().stream()
                        .filter(entry -> entry.isFile() && entry.path().name().equals("setup.py"))
                        .filter(entry -> entry.bytes() <= CalledCommands.MAX_FILE_BYTES)
                        .map(Entry::path)
                        .flatMap(path -> text(snapshot, path).stream())
                        .filter(text -> text.contains("ext_modules"))
                        .toList();
        if (makers.size() != 1 || directivesOfCython(snapshot)) return Optional.empty();
        String text = makers.getFirst();
        PythonArguments arguments = PythonArguments.parse(text);
        boolean plain =
                arguments.calls("Extension") > 0 && UNREADABLE.stream().noneMatch(text::contains);
        return plain
                ? arguments.listsOf("libraries").flatMap(OwnExtensions::families)
                : Optional.empty();
    }

    private static Optional<List<String>> families(List<String> libraries) {
        List<String> families = new ArrayList<>();
        for (String library : libraries) {
            if (!LoadedLibraries.isEverywhere(library))
                families.add(LoadedLibraries.family(library));
        }
        return Optional.of(families);
    }

    /** {@code # distutils: libraries = …} at the head of a .pyx. */
    private static boolean directivesOfCython(Snapshot snapshot) {
        return snapshot.entries().values().stream()
                .filter(entry -> entry.isFile() && entry.path().name().endsWith(".pyx"))
                .anyMatch(entry ->
                        text(snapshot, entry.path())
                                .filter(text -> text.contains("# distutils"))
                                .isPresent());
    }

    private static Optional<String> text(Snapshot snapshot, RepositoryPath path) {
        return snapshot.text(path).map(SourceFile::text);
    }
}
