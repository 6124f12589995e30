package dev.plimsoll.debian;

import dev.plimsoll.debian.BinaryPackage.Dependencies;
import dev.plimsoll.debian.BinaryPackage.Download;
import dev.plimsoll.debian.BinaryPackage.Priority;
import dev.plimsoll.debian.BinaryPackage.SourcePackage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One Packages file (Debian's repository format, "Packages Indices"). It is kept as text, about 20
 * MB for a suite of 64,000 packages, and a stanza is read when it is asked for.
 */
public final class PackagesFile {

    /** Stanzas kept as they were read, some 2 kB each; a desktop is an install of 2,000. */
    private static final int MOST_READ = 4_000;

    private static final int MOST_NAMES = 10_000;

    private final byte[] text;
    private final int[] starts;
    private final NameTable names;
    private final NameTable provided;
    private final Lookups<Key, BinaryPackage> read = new Lookups<>(MOST_READ);
    private final Lookups<String, Integer> mentions = new Lookups<>(MOST_NAMES);

    /**
     * A stanza as it is read for one machine; a resolution asks for the same ones again and again.
     */
    private record Key(int index, AptSources.Source source, String architecture) {}

    PackagesFile(byte[] text, int[] starts, NameTable names, NameTable provided) {
        this.text = text;
        this.starts = starts;
        this.names = names;
        this.provided = provided;
    }

    /**
     * Reads a whole file at once; longer ones are handed to a {@link PackagesReader} piece by
     * piece.
     */
    public static PackagesFile parse(byte[] text) {
        PackagesReader reader = new PackagesReader();
        reader.accept(text, text.length);
        return reader.finish();
    }

    public int size() {
        return starts.length;
    }

    int length() {
        return text.length;
    }

    /**
     * The text that is kept: only the fields that resolving and pricing need. Reading it again
     * gives an equal file.
     */
    public byte[] text() {
        return text.clone();
    }

    /** Packages of that name, in the file's order. */
    Stream<BinaryPackage> named(String name, AptSources.Source source, String architecture) {
        return names.find(name)
                .mapToObj(i -> read(i, source, architecture))
                .filter(found -> found.name().equals(name));
    }

    /** Packages that provide that name, in the file's order. */
    Stream<BinaryPackage> providing(String name, AptSources.Source source, String architecture) {
        return provided.find(name)
                .mapToObj(i -> read(i, source, architecture))
                .filter(candidate ->
                        candidate.provides().stream()
                                .anyMatch(provision -> provision.name().equals(name)));
    }

    /** Every name, in the file's order. */
    Stream<String> names() {
        return IntStream.range(0, starts.length).mapToObj(i -> stanza(i).field("Package"));
    }

    private Stanza stanza(int index) {
        int end = index + 1 < starts.length ? starts[index + 1] : text.length;
        return new Stanza(
                new String(text, starts[index], end - starts[index], StandardCharsets.UTF_8));
    }

    private BinaryPackage read(int index, AptSources.Source source, String architecture) {
        return read.of(
                new Key(index, source, architecture), key -> parse(index, source, architecture));
    }

    private BinaryPackage parse(int index, AptSources.Source source, String architecture) {
        Stanza stanza = stanza(index);
        RelationParser relations = new RelationParser(architecture);
        return new BinaryPackage(
                stanza.field("Package"),
                new DebianVersion(stanza.field("Version")),
                SourcePackage.parse(
                        stanza.field("Source"), stanza.field("Package"), stanza.field("Version")),
                stanza.field("Architecture"),
                Priority.parse(stanza.field("Priority")),
                stanza.isYes("Essential"),
                stanza.number("Installed-Size") * KIBIBYTE,
                new Download(
                        stanza.field("Filename"),
                        stanza.number("Size"),
                        Optional.of(stanza.field("SHA256")).filter(hash -> !hash.isEmpty())),
                new Dependencies(
                        relations.dependencies(stanza.field("Pre-Depends")),
                        relations.dependencies(stanza.field("Depends")),
                        relations.dependencies(stanza.field("Recommends")),
                        relations.relations(stanza.field("Conflicts")),
                        relations.relations(stanza.field("Breaks"))),
                relations.provisions(stanza.field("Provides")),
                source);
    }

    /** The unit of Installed-Size; Debian policy 5.6.20. */
    private static final long KIBIBYTE = 1024;

    @Override
    public boolean equals(Object other) {
        return other instanceof PackagesFile file && Arrays.equals(text, file.text);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(text);
    }

    /**
     * Where the name is first written, as a package or as a relation of one; the text's length
     * where it is not.
     */
    int firstMention(String name) {
        return mentions.of(name, this::searchFor);
    }

    private int searchFor(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        for (int at = 1; at + wanted.length < text.length; at++) {
            if (text[at] == wanted[0]
                    && isBorder(text[at - 1])
                    && isBorder(text[at + wanted.length])
                    && Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length))
                return at;
        }
        return text.length;
    }

    private static boolean isBorder(byte c) {
        return c == ' ' || c == ',' || c == '\n' || c == '|' || c == '(';
    }

    /** The fields that are kept. */
    static final List<String> FIELDS =
            List.of(
                    "Package",
                    "Source",
                    "Version",
                    "Architecture",
                    "Priority",
                    "Essential",
                    "Installed-Size",
                    "Pre-Depends",
                    "Depends",
                    "Recommends",
                    "Suggests",
                    "Enhances",
                    "Conflicts",
                    "Breaks",
                    "Replaces",
                    "Provides",
                    "Filename",
                    "Size",
                    "SHA256");
}
