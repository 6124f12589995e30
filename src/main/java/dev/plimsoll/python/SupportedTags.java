package dev.plimsoll.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The tags that an interpreter takes, the most specific first (PEP 425, 600, 656), as pip orders
 * them.
 */
public final class SupportedTags {

    /** The first CPython with a stable ABI (PEP 384). */
    private static final int FIRST_ABI3 = 2;

    /** Names from before PEP 600, by the glibc that they stand for. */
    private static final Map<Integer, String> LEGACY =
            Map.of(17, "manylinux2014", 12, "manylinux2010", 5, "manylinux1");

    /** The oldest glibc of wheels for Intel's machines, and for all others (PEP 599). */
    private static final int OLDEST_INTEL_GLIBC = 5;

    private static final int OLDEST_OTHER_GLIBC = 17;

    private final Map<Tag, Integer> ranks = new HashMap<>();

    private SupportedTags() {}

    static SupportedTags of(Interpreter interpreter) {
        SupportedTags tags = new SupportedTags();
        String cpython = "cp3" + interpreter.minor();
        List<String> platforms = platforms(interpreter);
        platforms.forEach(platform -> tags.add(cpython, cpython, platform));
        platforms.forEach(platform -> tags.add(cpython, "abi3", platform));
        platforms.forEach(platform -> tags.add(cpython, "none", platform));
        for (int minor = interpreter.minor() - 1; minor >= FIRST_ABI3; minor--) {
            for (String platform : platforms) tags.add("cp3" + minor, "abi3", platform);
        }
        List<String> generic = new ArrayList<>(List.of("py3" + interpreter.minor(), "py3"));
        for (int minor = interpreter.minor() - 1; minor >= 0; minor--) generic.add("py3" + minor);
        for (String python : generic) {
            for (String platform : platforms) tags.add(python, "none", platform);
        }
        tags.add(cpython, "none", "any");
        generic.forEach(python -> tags.add(python, "none", "any"));
        return tags;
    }

    private void add(String python, String abi, String platform) {
        ranks.putIfAbsent(new Tag(python, abi, platform), ranks.size());
    }

    private static List<String> platforms(Interpreter interpreter) {
        List<String> platforms = new ArrayList<>();
        String machine = interpreter.machine();
        switch (interpreter.libc()) {
            case Libc.Musl(int newest) -> {
                for (int minor = newest; minor >= 0; minor--)
                    platforms.add("musllinux_1_" + minor + "_" + machine);
            }
            case Libc.Glibc(int newest) -> {
                boolean intel = machine.equals("x86_64") || machine.equals("i686");
                for (int minor = newest;
                        minor >= (intel ? OLDEST_INTEL_GLIBC : OLDEST_OTHER_GLIBC);
                        minor--) {
                    platforms.add("manylinux_2_" + minor + "_" + machine);
                    String legacy = LEGACY.get(minor);
                    if (legacy != null) platforms.add(legacy + "_" + machine);
                }
            }
        }
        platforms.add("linux_" + machine);
        return platforms;
    }

    /**
     * The place of the best of the wheel's tags, 0 for the most specific; empty where none is
     * taken.
     */
    public OptionalInt rank(WheelFilename wheel) {
        return wheel.tags().stream()
                .map(ranks::get)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .min();
    }

    public boolean contains(Tag tag) {
        return ranks.containsKey(tag);
    }

    public int size() {
        return ranks.size();
    }
}
