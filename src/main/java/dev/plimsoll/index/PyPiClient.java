package dev.plimsoll.index;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.FactStore;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.python.CoreMetadata;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonIndex;
import dev.plimsoll.python.SdistContents;
import dev.plimsoll.python.WheelContents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * An index of Python packages. Pages of projects move and are asked again after a while; metadata
 * and wheels never change and are kept by their hash for ever.
 */
public final class PyPiClient implements PythonIndex {

    /** PyPI's own; PEP 503. */
    public static final String PUBLIC = "https://pypi.org/simple/";

    /** Requests under way at once; pip and uv allow tens. */
    private static final int SIDE_BY_SIDE = 16;

    /** Files whose metadata and whose contents are in memory, as long as there is room. */
    private static final int MOST_FILES = 2_000;

    private final Caller caller;
    private final Endpoint index;
    private final FactStore facts;
    private final WheelReader wheels;
    private final ProjectPages pages;
    private final Map<String, CompletableFuture<Answer<CoreMetadata>>> metadata =
            recent(MOST_FILES);
    private final Map<String, CompletableFuture<Answer<WheelContents>>> contents =
            recent(MOST_FILES);
    private final Map<String, CompletableFuture<Answer<SdistContents>>> sources =
            recent(MOST_FILES);
    private final Turns turns = new Turns(SIDE_BY_SIDE);

    /**
     * @param folder where pages are kept between runs; empty keeps them in memory only
     */
    public PyPiClient(Caller caller, Endpoint index, FactStore facts, Optional<Path> folder) {
        this.caller = caller;
        this.index = index;
        this.facts = facts;
        this.wheels = new WheelReader(caller, index);
        this.pages = new ProjectPages(caller, index, new KeptFiles(folder), turns);
    }

    private static <K, V> Map<K, V> recent(int most) {
        return Caffeine.newBuilder().maximumSize(most).softValues().<K, V>build().asMap();
    }

    @Override
    public Answer<List<DistributionFile>> files(PackageName project) {
        return page(project).map(PullProject.Page::files);
    }

    /** The size of a project's page as transferred, in bytes: pip's cache keeps it. */
    @Override
    public Answer<Long> pageBytes(PackageName project) {
        return page(project).map(PullProject.Page::bytes);
    }

    @Override
    public Optional<LocalDate> asOf() {
        return Optional.of(caller.today());
    }

    private Answer<PullProject.Page> page(PackageName project) {
        return pages.ask(project).join();
    }

    @Override
    public void expect(Collection<PackageName> projects) {
        for (PackageName project : projects) {
            var _ = pages.ask(project);
        }
    }

    @Override
    public void expectMetadata(Collection<DistributionFile> files) {
        for (DistributionFile file : files) {
            var _ = askMetadata(file);
        }
    }

    @Override
    public void expectContents(Collection<DistributionFile> files) {
        for (DistributionFile file : files) {
            if (!file.isWheel()) continue;
            var _ = askContents(file);
        }
    }

    @Override
    public Answer<CoreMetadata> metadata(DistributionFile file) {
        return askMetadata(file).join();
    }

    @Override
    public Answer<WheelContents> contents(DistributionFile wheel) {
        return askContents(wheel).join();
    }

    @Override
    public Answer<SdistContents> sourceContents(DistributionFile sdist) {
        return sources.compute(
                        key(sdist),
                        (key, known) ->
                                isKept(known)
                                        ? known
                                        : listed(sdist, () -> keptSource(sdist), this::readSource))
                .join();
    }

    private CompletableFuture<Answer<CoreMetadata>> askMetadata(DistributionFile file) {
        return metadata.compute(
                key(file),
                (key, known) ->
                        isKept(known)
                                ? known
                                : listed(file, () -> keptMetadata(file), this::readMetadata));
    }

    private CompletableFuture<Answer<WheelContents>> askContents(DistributionFile wheel) {
        return contents.compute(
                key(wheel),
                (key, known) ->
                        isKept(known)
                                ? known
                                : listed(wheel, () -> keptContents(wheel), this::readContents));
    }

    private static String key(DistributionFile file) {
        return file.url().isEmpty() ? file.filename() + file.sha256().orElse("") : file.url();
    }

    /**
     * A file as the index lists it. Lock files name files and hashes; where a file lies is never
     * taken on a stranger's word, nor that a file has the hash under which a fact is kept.
     */
    private <T> CompletableFuture<Answer<T>> listed(
            DistributionFile file,
            Supplier<Optional<T>> kept,
            Function<DistributionFile, Answer<T>> read) {
        if (!file.url().isEmpty())
            return turns.later(
                    () -> kept.get().map(Answer::known).orElseGet(() -> read.apply(file)));
        return turns.later(kept)
                .thenCompose(known ->
                        known.isPresent()
                                ? CompletableFuture.completedFuture(Answer.known(known.get()))
                                : pages.ask(file.project())
                                        .thenCompose(page ->
                                                turns.later(() ->
                                                        page.flatMap(one -> find(file, one))
                                                                .flatMap(read))));
    }

    private static Answer<DistributionFile> find(DistributionFile file, PullProject.Page page) {
        return page.files().stream()
                .filter(one -> one.filename().equals(file.filename()))
                .filter(one ->
                        one.sha256().isEmpty()
                                || file.sha256().isEmpty()
                                || one.sha256().equals(file.sha256()))
                .findFirst()
                .map(Answer::known)
                .orElseGet(() -> Answer.unknown("the index has no such file of that hash"));
    }

    /** What failed is asked again the next time. */
    private static <T> boolean isKept(@Nullable CompletableFuture<Answer<T>> known) {
        return known != null && (!known.isDone() || known.join() instanceof Answer.Known);
    }

    private Optional<CoreMetadata> keptMetadata(DistributionFile file) {
        return file.sha256()
                .flatMap(hash -> facts.get("metadata:" + hash))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .flatMap(MetadataText::parse);
    }

    private Answer<CoreMetadata> readMetadata(DistributionFile file) {
        Answer<String> text = text(file);
        if (text instanceof Answer.Known<String>(String known))
            file.sha256()
                    .ifPresent(hash ->
                            facts.put("metadata:" + hash, known.getBytes(StandardCharsets.UTF_8)));
        return text.flatMap(known ->
                MetadataText.parse(known)
                        .map(Answer::known)
                        .orElseGet(() ->
                                Answer.unknown(
                                        "the metadata of %s has no name or version"
                                                .formatted(file.filename()))));
    }

    private Answer<String> text(DistributionFile file) {
        HttpUrl url = HttpUrl.parse(file.url());
        if (url == null)
            return Answer.unknown("%s has no address that can be asked".formatted(file.filename()));
        Answer<Optional<String>> own = caller.ask(index.at(url), new PullMetadata(file));
        if (own instanceof Answer.Known<Optional<String>>(Optional<String> text)
                && text.isPresent()) return Answer.known(text.get());
        if (!file.isWheel())
            return Answer.unknown(
                    "what %s needs is only known once it is built".formatted(file.filename()));
        return wheels.metadata(file);
    }

    private Optional<WheelContents> keptContents(DistributionFile wheel) {
        return wheel.sha256()
                .flatMap(hash -> facts.get("wheel:" + hash))
                .flatMap(bytes -> WheelFacts.read(bytes, Provenance.PYTHON_INDEX));
    }

    private Answer<WheelContents> readContents(DistributionFile wheel) {
        Answer<WheelContents> read = wheels.contents(wheel);
        if (read instanceof Answer.Known<WheelContents>(WheelContents known))
            wheel.sha256().ifPresent(hash -> facts.put("wheel:" + hash, WheelFacts.write(known)));
        return read;
    }

    private Optional<SdistContents> keptSource(DistributionFile sdist) {
        return sdist.sha256().flatMap(hash -> facts.get("sdist:" + hash)).flatMap(SdistFacts::read);
    }

    private Answer<SdistContents> readSource(DistributionFile sdist) {
        HttpUrl url = HttpUrl.parse(sdist.url());
        if (url == null || !SdistReader.canRead(sdist))
            return Answer.unknown("%s is not read".formatted(sdist.filename()));
        Answer<SdistContents> read = caller.ask(index.at(url), new PullSdist(sdist));
        if (read instanceof Answer.Known<SdistContents>(SdistContents known))
            sdist.sha256().ifPresent(hash -> facts.put("sdist:" + hash, SdistFacts.write(known)));
        return read;
    }
}
