package dev.plimsoll.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.BaseImages;
import dev.plimsoll.build.FakePorts;
import dev.plimsoll.build.Ports;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Platform;
import dev.plimsoll.index.ShippedInventories;
import dev.plimsoll.python.CoreMetadata;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonIndex;
import dev.plimsoll.python.WheelContents;
import dev.plimsoll.registry.KnownInventories;
import dev.plimsoll.registry.ShippedBaseImages;
import dev.plimsoll.source.MemorySnapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ForesightTest {

    private static final long PATIENCE_SECONDS = 20;

    private static final Map<String, String> TREE =
            Map.of(
                    "Dockerfile",
                    """
                    FROM python:3.11-slim
                    RUN apt-get update && apt-get install -y libpq5
                    COPY requirements.txt .
                    RUN pip install -r requirements.txt
                    """,
                    "requirements.txt",
                    "flask==3.0.3\n");

    /** Reads its image for as long as nobody has asked the index. */
    private static final class Slow implements BaseImages {

        private final BaseImages images;
        private final CountDownLatch asked;
        private boolean inTime;

        Slow(BaseImages images, CountDownLatch asked) {
            this.images = images;
            this.asked = asked;
        }

        @Override
        public Answer<BaseImage> find(ImageReference reference, Platform platform) {
            try {
                inTime = asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return images.find(reference, platform);
        }

        @Override
        public Optional<BaseImages> foreseen() {
            KnownInventories known = new ShippedInventories()::find;
            return Optional.of(new ShippedBaseImages(known));
        }
    }

    private record Telling(CountDownLatch asked) implements PythonIndex {

        @Override
        public void expect(Collection<PackageName> projects) {
            if (projects.contains(new PackageName("flask"))) asked.countDown();
        }

        @Override
        public Answer<List<DistributionFile>> files(PackageName project) {
            return Answer.unknown("no index in this test");
        }

        @Override
        public Answer<CoreMetadata> metadata(DistributionFile file) {
            return Answer.unknown("no index in this test");
        }

        @Override
        public Answer<WheelContents> contents(DistributionFile wheel) {
            return Answer.unknown("no index in this test");
        }
    }

    @Test
    void indexes_are_asked_while_the_base_image_is_being_read() {
        CountDownLatch asked = new CountDownLatch(1);
        Ports ports = new FakePorts().ports();
        Slow images = new Slow(ports.baseImages(), asked);
        Analysis analysis =
                new Analyzer(
                                new Ports(
                                        images,
                                        ports.debianArchive(),
                                        ports.alpineArchive(),
                                        new Telling(asked)),
                                List.of())
                        .analyze(AnalysisRequest.of(MemorySnapshot.of(TREE), Optional.empty()));
        assertThat(images.inTime).isTrue();
        assertThat(analysis.images()).hasSize(1);
    }
}
