package dev.plimsoll.debian;

import dev.plimsoll.fact.Answer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The port through which the pure part asks Debian's and Ubuntu's archives. */
public interface DebianArchive {

    /**
     * All packages that apt would see with these sources, for a Debian architecture such as {@code
     * amd64}.
     */
    Answer<PackageIndex> index(AptSources sources, String architecture);

    /** What a package's files weigh once unpacked. */
    Answer<Payload> payload(BinaryPackage binary);

    /** The same for many, which an archive may look up side by side. */
    default Map<BinaryPackage, Answer<Payload>> payloads(Collection<BinaryPackage> binaries) {
        Map<BinaryPackage, Answer<Payload>> answers = new LinkedHashMap<>();
        binaries.forEach(binary -> answers.put(binary, payload(binary)));
        return answers;
    }

    /** The day of the lists that it answers from, the oldest of them; empty where none is kept. */
    default Optional<LocalDate> asOf() {
        return Optional.empty();
    }
}
