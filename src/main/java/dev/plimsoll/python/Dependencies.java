package dev.plimsoll.python;

import dev.plimsoll.fact.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What files need, in one environment; of a source distribution by a wheel of the same version. */
final class Dependencies {

    private final PythonIndex index;
    private final MarkerEnvironment environment;
    private final Map<DistributionFile, Answer<CoreMetadata>> known = new HashMap<>();
    private final Set<PackageName> unread = new TreeSet<>();

    Dependencies(PythonIndex index, Interpreter interpreter) {
        this.index = index;
        this.environment = interpreter.environment();
    }

    /** Projects of which a requirement could not be read, and was left out. */
    Set<PackageName> unread() {
        return unread;
    }

    MarkerEnvironment environment() {
        return environment;
    }

    /** The requirements that hold there for these extras. */
    Answer<List<Requirement>> of(DistributionFile file, Collection<String> extras) {
        return metadata(file)
                .map(metadata -> {
                    List<Requirement> needed = new ArrayList<>();
                    for (String written : metadata.requiresDist()) {
                        Optional<Requirement> read = Requirement.parse(written);
                        if (read.isEmpty()) unread.add(file.project());
                        read.filter(one -> one.appliesIn(environment, extras))
                                .ifPresent(needed::add);
                    }
                    return needed;
                });
    }

    private Answer<CoreMetadata> metadata(DistributionFile file) {
        Answer<CoreMetadata> remembered = known.get(file);
        if (remembered != null) return remembered;
        DistributionFile witness = witness(file);
        Answer<CoreMetadata> asked =
                witness.isWheel()
                        ? index.metadata(witness)
                        : index.sourceContents(witness)
                                .flatMap(contents ->
                                        contents.requires()
                                                .map(needs -> Answer.known(said(witness, needs)))
                                                .orElseGet(() ->
                                                        Answer.unknown(
                                                                "%s computes it when it is built"
                                                                        .formatted(
                                                                                witness
                                                                                        .filename()))));
        known.put(file, asked);
        return asked;
    }

    private static CoreMetadata said(DistributionFile file, List<String> needs) {
        String version =
                SdistFilename.parse(file.filename(), file.project())
                        .map(name -> name.version().toString())
                        .orElse("0");
        return new CoreMetadata(file.project(), version, Optional.empty(), needs);
    }

    /** The file whose metadata stands for that of {@code file}. */
    DistributionFile witness(DistributionFile file) {
        return index.witness(file);
    }
}
