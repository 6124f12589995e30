package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Machine;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonIndex;
import dev.plimsoll.python.UvCommand;
import dev.plimsoll.python.WheelContents;
import java.util.Map;
import java.util.Optional;

/**
 * What uv keeps of a run: wheels unpacked, which the environment links to where both lie on one
 * file system, and index pages in a form of its own. Measured on uv 0.9.30.
 */
final class UvCache {

    /** A pointer and the metadata of each wheel. */
    private static final long WHEEL_BYTES = 1_300;

    /** A page in uv's own form to the page as transferred: 41 pages, 4.2 to 6.5, 5.48 in all. */
    private static final double PAGE_RATIO = 5.48;

    private static final double SIGMA_OF_PAGE = 0.10;

    /** A page where its size is not known. */
    private static final long PAGE_BYTES = 137_000;

    private static final double SIGMA_OF_UNREAD_PAGE = 0.8;

    private final UvCommand command;
    private final Call call;
    private final Machine machine;

    UvCache(UvCommand command, Call call, Machine machine) {
        this.command = command;
        this.call = call;
        this.machine = machine;
    }

    ImagePath folder() {
        Optional<String> named =
                command.value("--cache-dir").or(() -> Settings.value(call, "UV_CACHE_DIR"));
        if (named.isPresent()) return call.workingDirectory().resolve(named.get());
        String xdg = call.environment().getOrDefault("XDG_CACHE_HOME", "");
        return xdg.startsWith("/")
                ? ImagePath.of(xdg).resolve("uv")
                : machine.home(call).resolve(".cache/uv");
    }

    private boolean isKept() {
        return !command.has("--no-cache")
                && !command.has("--no-cache-dir")
                && !Settings.isTrue(call, "UV_NO_CACHE")
                && !machine.vanishes(folder());
    }

    /** Whether an installed file is a second copy of the cache's. */
    private boolean copies() {
        String mode =
                command.value("--link-mode")
                        .or(() -> Settings.value(call, "UV_LINK_MODE"))
                        .orElse("");
        return mode.equals("copy");
    }

    /**
     * Adds what a run leaves.
     *
     * @param resolved whether the index was asked for pages: not so for a lock file
     */
    void keep(Installation installation, boolean resolved) {
        Map<PackageName, WheelContents> unpacked = installation.unpacked();
        if (!isKept() || unpacked.isEmpty()) return;
        PythonIndex index = machine.ports().pythonIndex();
        Weight all = Weight.exact(WHEEL_BYTES * unpacked.size());
        Weight packed = all;
        if (resolved) index.expect(unpacked.keySet());
        for (var entry : unpacked.entrySet()) {
            if (copies()) {
                all = all.plus(Weight.exact(entry.getValue().uncompressedBytes()));
                packed = packed.plus(Weight.exact(entry.getValue().wheelBytes()));
            }
            if (resolved) {
                Weight page = page(index, entry.getKey());
                all = all.plus(page);
                packed = packed.plus(page.times(1 / PAGE_RATIO));
            }
        }
        machine.add(FileGroup.opaque("uv-cache", folder(), all, packed, Provenance.MODEL));
    }

    private static Weight page(PythonIndex index, PackageName project) {
        return switch (index.pageBytes(project)) {
            case Answer.Known<Long>(Long bytes) ->
                    Weight.estimated(Math.round(bytes * PAGE_RATIO), SIGMA_OF_PAGE);
            case Answer.Unknown<Long> _ -> Weight.estimated(PAGE_BYTES, SIGMA_OF_UNREAD_PAGE);
        };
    }
}
