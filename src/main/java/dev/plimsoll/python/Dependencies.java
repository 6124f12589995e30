package dev.plimsoll.python;

import dev.plimsoll.fact.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What files need, in one environment; of a source distribution by a wheel of the same version. */
final class Dependencies {

    private final PythonIndex index;
    private final MarkerEnvironment environment;
    private final Map<DistributionFile, Answer<CoreMetadata>> known = new HashMap<>();

    Dependencies(PythonIndex index, Interpreter interpreter) {
        this.index = index;
        this.environment = interpreter.environment();
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
                        Requirement.parse(written)
                                .filter(one -> one.appliesIn(environment, extras))
                                .ifPresent(needed::add);
                    }
                    return needed;
                });
    }

    private Answer<CoreMetadata> metadata(DistributionFile file) {
        Answer<CoreMetadata> remembered = known.get(file);
        if (remembered != null) return remembered;
        Answer<CoreMetadata> asked = index.metadata(witness(file));
        known.put(file, asked);
        return asked;
    }

    /** The file whose metadata stands for that of {@code file}. */
    DistributionFile witness(DistributionFile file) {
        return index.witness(file);
    }
}
