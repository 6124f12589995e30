package dev.plimsoll.build;

import dev.plimsoll.alpine.AlpineArchive;
import dev.plimsoll.debian.AptSources;
import dev.plimsoll.debian.BinaryPackage;
import dev.plimsoll.debian.DebianArchive;
import dev.plimsoll.debian.PackageIndex;
import dev.plimsoll.debian.Payload;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.python.CoreMetadata;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonIndex;
import dev.plimsoll.python.WheelContents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The outside as a test says it is: images by their short names; archives and indexes where a test
 * sets them.
 */
public final class FakePorts {

    public final Map<String, BaseImage> images = new TreeMap<>();
    public final List<String> asked = new CopyOnWriteArrayList<>();

    public DebianArchive debian =
            new DebianArchive() {
                @Override
                public Answer<PackageIndex> index(AptSources sources, String architecture) {
                    return Answer.unknown("no archive in this test");
                }

                @Override
                public Answer<Payload> payload(BinaryPackage binary) {
                    return Answer.unknown("no archive in this test");
                }
            };

    public AlpineArchive alpine =
            (release, repositories, architecture) -> Answer.unknown("no archive in this test");

    public PythonIndex python =
            new PythonIndex() {
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
            };

    /** With {@code python:3.11-slim} of two layers, 80 MB and 40 MB, compressed to half. */
    public FakePorts() {
        image("python:3.11-slim", ImageConfig.EMPTY, 80_000_000, 40_000_000);
    }

    /** Adds an image by its layers' sizes; compressed each is half of that. */
    public FakePorts image(String name, ImageConfig config, long... layers) {
        List<BaseImage.Layer> all = new ArrayList<>();
        for (long bytes : layers) {
            all.add(
                    new BaseImage.Layer(
                            Optional.empty(),
                            "made",
                            Weight.exact(bytes),
                            Weight.exact(bytes / 2),
                            Provenance.OCI_REGISTRY));
        }
        ImageReference reference = ImageReference.parse(name).orElseThrow();
        Answer<Inventory> inventory = Answer.unknown("no inventory in this test");
        images.put(
                reference.familiar(),
                new BaseImage(reference, Optional.empty(), all, config, inventory));
        return this;
    }

    /** Says what is installed in an image that is there already. */
    public FakePorts inventory(String name, Inventory inventory) {
        images.computeIfPresent(
                name,
                (key, base) ->
                        new BaseImage(
                                base.reference(),
                                base.digest(),
                                base.layers(),
                                base.config(),
                                Answer.known(inventory)));
        return this;
    }

    public Ports ports() {
        BaseImages find =
                (reference, platform) -> {
                    asked.add(reference.familiar());
                    BaseImage found = images.get(reference.familiar());
                    return found == null
                            ? Answer.unknown("there is none in this test")
                            : Answer.known(found);
                };
        return new Ports(find, debian, alpine, python);
    }
}
