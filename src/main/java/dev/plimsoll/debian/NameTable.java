package dev.plimsoll.debian;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which stanzas a name may be in: hash and stanza in one number, sorted, so that half a million
 * names cost 4 MB.
 */
final class NameTable {

    private static final long STANZA = 0xffff_ffffL;

    private final long[] sorted;

    private NameTable(long[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Stanzas whose name has this name's hash, in their order: the caller looks whether it is the
     * name.
     */
    IntStream find(String name) {
        int hash = 0;
        for (int i = 0; i < name.length(); i++) hash = next(hash, (byte) name.charAt(i));
        int wanted = hash;
        int found = Arrays.binarySearch(sorted, (long) wanted << 32);
        return Arrays.stream(sorted, found < 0 ? -found - 1 : found, sorted.length)
                .takeWhile(entry -> (int) (entry >> 32) == wanted)
                .mapToInt(entry -> (int) (entry & STANZA))
                .distinct();
    }

    static int next(int hash, byte character) {
        return 31 * hash + character;
    }

    /** Collects names as their hashes. */
    static final class Builder {

        private long[] entries = new long[1024];
        private int size;

        void add(int hash, int stanza) {
            if (size == entries.length) entries = Arrays.copyOf(entries, size * 2);
            entries[size++] = (long) hash << 32 | stanza;
        }

        NameTable build() {
            long[] sorted = Arrays.copyOf(entries, size);
            Arrays.sort(sorted);
            return new NameTable(sorted);
        }
    }
}
