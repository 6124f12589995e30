package dev.plimsoll.python;

import java.util.List;
import java.util.Optional;

/**
 * What a source distribution holds, as far as it foretells what is built of it; sizes in bytes,
 * unpacked.
 *
 * @param archiveBytes the archive itself, packed
 * @param requires what it needs, as in Requires-Dist; empty where only its build computes it
 * @param modules its packages' {@code *.py}: at least this is installed
 * @param packages all files in its packages: at most this is, where nothing is compiled
 * @param compiles whether it has sources of compiled modules
 * @param buildRequires what its build asks for, as in pyproject.toml; empty where it has none
 */
public record SdistContents(
        long archiveBytes,
        Optional<List<String>> requires,
        long modules,
        long packages,
        boolean compiles,
        Optional<List<String>> buildRequires) {

    public SdistContents {
        requires = requires.map(List::copyOf);
        buildRequires = buildRequires.map(List::copyOf);
    }
}
