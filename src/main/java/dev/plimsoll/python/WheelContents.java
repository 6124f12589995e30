package dev.plimsoll.python;

import dev.plimsoll.fact.Provenance;
import java.util.List;

/**
 * What a wheel holds, by its zip directory.
 *
 * @param wheelBytes the wheel itself
 * @param uncompressedBytes sum of its entries' sizes
 * @param pythonBytes of those, files named {@code *.py}
 * @param entries number of entries
 * @param consoleScripts scripts that the installer will make
 * @param files each entry where the directory was read; empty where only totals were kept
 */
public record WheelContents(
        long wheelBytes,
        long uncompressedBytes,
        long pythonBytes,
        int entries,
        int consoleScripts,
        List<WheelEntry> files,
        Provenance provenance) {

    /** A file in a wheel; both sizes in bytes. */
    public record WheelEntry(String path, long bytes, long compressedBytes) {}
}
