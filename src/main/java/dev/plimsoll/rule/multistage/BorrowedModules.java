package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.Call;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonSource;
import dev.plimsoll.rule.runtime.PipCall;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Modules that the application imports though only Poetry, pipenv or uv brought them along: they
 * stay in the builder with these.
 */
final class BorrowedModules {

    private static final String WHEEL = "wheel:";

    private BorrowedModules() {}

    /** The first import of one, as a sentence. */
    static Optional<String> in(
            Snapshot snapshot, List<Piece> pieces, Collection<RepositoryPath> files) {
        Set<PackageName> tools = new TreeSet<>();
        Set<PackageName> wanted = new TreeSet<>();
        for (Piece piece : pieces) {
            if (!piece.is(Piece.Role.PYTHON)) continue;
            boolean onlyTools = piece.calls().stream().noneMatch(BorrowedModules::installs);
            installed(piece).forEach((onlyTools ? tools : wanted)::add);
        }
        tools.removeAll(wanted);
        if (tools.isEmpty()) return Optional.empty();
        for (RepositoryPath file : files) {
            String text = snapshot.text(file).map(SourceFile::text).orElse("");
            Optional<String> borrowed =
                    PythonSource.parse(text).imports().stream()
                            .map(name -> name.split("\\.", -1)[0])
                            .filter(name -> !name.isEmpty() && tools.contains(PackageName.of(name)))
                            .findFirst();
            if (borrowed.isPresent())
                return Optional.of(
                        "%s imports %s, which only the installer of the packages brought along"
                                .formatted(file, borrowed.get()));
        }
        return Optional.empty();
    }

    private static boolean installs(Call call) {
        boolean pip =
                PipCall.of(call)
                        .filter(one -> one.is("install") && !one.isForInstallers())
                        .isPresent();
        return pip
                || LockInstaller.of(call)
                        .filter(one -> one.place() != LockInstaller.Place.NONE)
                        .isPresent();
    }

    private static Stream<PackageName> installed(Piece piece) {
        return piece.step().layer().parts().stream()
                .map(part -> part.what())
                .filter(what -> what.startsWith(WHEEL) && what.indexOf('-') > WHEEL.length())
                .map(what -> PackageName.of(what.substring(WHEEL.length(), what.indexOf('-'))));
    }
}
