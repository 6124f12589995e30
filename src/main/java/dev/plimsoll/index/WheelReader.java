package dev.plimsoll.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.WheelContents;
import dev.plimsoll.python.WheelContents.WheelEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/**
 * Reads what a wheel holds from its end, by Range; a host that ignores Range is streamed, and
 * remembered.
 */
final class WheelReader {

    /**
     * Holds the whole directory of nine wheels in ten, and the files of {@code .dist-info}, which
     * are written last.
     */
    private static final long FIRST_TAIL = 64 << 10;

    private static final int MAX_TEXT_BYTES = 4 << 20;

    private final Caller caller;
    private final Endpoint index;

    /** Ends of wheels, in bytes: where metadata had to be read there, contents are asked next. */
    private static final long RECENT_BYTES = 16 << 20;

    private final Cache<String, Read> recent =
            Caffeine.newBuilder()
                    .maximumWeight(RECENT_BYTES)
                    .<String, Read>weigher((url, read) -> read.tail().bytes().size())
                    .softValues()
                    .build();
    private final Set<String> hostsWithoutRange = ConcurrentHashMap.newKeySet();

    WheelReader(Caller caller, Endpoint index) {
        this.caller = caller;
        this.index = index;
    }

    private record Read(ZipDirectory directory, PullTail.Tail tail) {}

    Answer<WheelContents> contents(DistributionFile wheel) {
        return read(wheel)
                .flatMap(read ->
                        text(wheel, read, "entry_points.txt")
                                .map(entryPoints -> {
                                    List<WheelEntry> entries =
                                            read.directory.entries().stream()
                                                    .map(file ->
                                                            new WheelEntry(
                                                                    file.name(),
                                                                    file.bytes(),
                                                                    file.compressedBytes()))
                                                    .toList();
                                    return new WheelContents(
                                            read.tail.total(),
                                            entries.stream().mapToLong(WheelEntry::bytes).sum(),
                                            entries.stream()
                                                    .filter(entry -> entry.path().endsWith(".py"))
                                                    .mapToLong(WheelEntry::bytes)
                                                    .sum(),
                                            entries.size(),
                                            entryPoints.map(WheelReader::scripts).orElse(0),
                                            entries,
                                            Provenance.PYTHON_INDEX);
                                }));
    }

    /** The METADATA file inside the wheel. */
    Answer<String> metadata(DistributionFile wheel) {
        return read(wheel)
                .flatMap(read -> text(wheel, read, "METADATA"))
                .flatMap(text ->
                        text.map(Answer::known)
                                .orElseGet(() ->
                                        Answer.unknown(
                                                "%s has no metadata".formatted(wheel.filename()))));
    }

    private Answer<Read> read(DistributionFile wheel) {
        HttpUrl url = HttpUrl.parse(wheel.url());
        if (url == null)
            return Answer.unknown(
                    "%s has no address that can be asked".formatted(wheel.filename()));
        Read known = recent.getIfPresent(wheel.url());
        if (known != null) return Answer.known(known);
        Answer<Read> read = read(wheel, index.at(url), FIRST_TAIL, true);
        read.asOptional().ifPresent(one -> recent.put(wheel.url(), one));
        return read;
    }

    private Answer<Read> read(DistributionFile wheel, Endpoint at, long length, boolean mayGrow) {
        if (hostsWithoutRange.contains(at.url().host())) return whole(wheel, at);
        Answer<Optional<PullTail.Tail>> asked = caller.ask(at, new PullTail(wheel, length));
        if (asked instanceof Answer.Unknown<Optional<PullTail.Tail>>(String why))
            return Answer.unknown(why);
        Optional<PullTail.Tail> tail = asked.asOptional().orElseThrow();
        if (tail.isEmpty()) {
            hostsWithoutRange.add(at.url().host());
            return whole(wheel, at);
        }
        return switch (ZipDirectory.read(tail.get())) {
            case ZipDirectory.Reading.Whole(ZipDirectory directory) ->
                    Answer.known(new Read(directory, tail.get()));
            case ZipDirectory.Reading.NeedsMore(long fromEnd) when mayGrow ->
                    read(wheel, at, fromEnd, false);
            case ZipDirectory.Reading.NeedsMore more ->
                    Answer.unknown("the directory of %s moves about".formatted(wheel.filename()));
            case ZipDirectory.Reading.NoZip(String why) ->
                    Answer.unknown("%s is no wheel: %s".formatted(wheel.filename(), why));
        };
    }

    private Answer<Read> whole(DistributionFile wheel, Endpoint at) {
        return caller.ask(at, new PullWheel(wheel))
                .flatMap(tail ->
                        switch (ZipDirectory.read(tail)) {
                            case ZipDirectory.Reading.Whole(ZipDirectory directory) ->
                                    Answer.known(new Read(directory, tail));
                            case ZipDirectory.Reading.NeedsMore more ->
                                    Answer.unknown(
                                            "the directory of %s is too large"
                                                    .formatted(wheel.filename()));
                            case ZipDirectory.Reading.NoZip(String why) ->
                                    Answer.unknown(
                                            "%s is no wheel: %s".formatted(wheel.filename(), why));
                        });
    }

    /**
     * A file of {@code .dist-info}, by another Range where the tail does not hold it; empty where
     * the wheel lacks it.
     */
    private Answer<Optional<String>> text(DistributionFile wheel, Read read, String name) {
        Optional<ZipDirectory.File> file =
                read.directory.entries().stream()
                        .filter(entry ->
                                entry.name().endsWith(".dist-info/" + name)
                                        && entry.name().indexOf('/')
                                                == entry.name().lastIndexOf('/'))
                        .findFirst();
        if (file.isEmpty()) return Answer.known(Optional.empty());
        Optional<byte[]> here = ZipDirectory.content(file.get(), read.tail, MAX_TEXT_BYTES);
        HttpUrl url = HttpUrl.parse(wheel.url());
        if (here.isPresent() || url == null) return Answer.known(here.map(WheelReader::utf8));
        long length = file.get().compressedBytes() + ZipDirectory.longestHeader(file.get());
        return caller.ask(
                        index.at(url),
                        new PullRange(wheel, file.get().offset(), length, read.tail.total()))
                .flatMap(piece ->
                        ZipDirectory.content(file.get(), piece, MAX_TEXT_BYTES)
                                .map(bytes -> Answer.known(Optional.of(utf8(bytes))))
                                .orElseGet(() ->
                                        Answer.unknown(
                                                "%s of %s cannot be read"
                                                        .formatted(name, wheel.filename()))));
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * Scripts that an installer makes: entry points specification, {@code console_scripts} and
     * {@code gui_scripts}.
     */
    private static int scripts(String entryPoints) {
        int count = 0;
        boolean inScripts = false;
        for (String line : entryPoints.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                String section = line.toLowerCase(Locale.ROOT);
                inScripts = section.equals("[console_scripts]") || section.equals("[gui_scripts]");
            } else if (inScripts && line.indexOf('=') > 0 && !line.startsWith("#")) {
                count++;
            }
        }
        return count;
    }
}
