package dev.plimsoll.analysis;

import dev.plimsoll.build.BaseImages;
import dev.plimsoll.build.Ports;
import dev.plimsoll.debian.AptSources;
import dev.plimsoll.debian.BinaryPackage;
import dev.plimsoll.debian.DebianArchive;
import dev.plimsoll.debian.PackageIndex;
import dev.plimsoll.debian.Payload;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.rule.Rule;
import java.util.List;

/**
 * Does an analysis beforehand, on what is known of base images that are still being read, and
 * throws it away: when the images are there, indexes and archives have answered, and the analysis
 * that counts finds all of it learnt. What is foreseen wrongly costs requests and changes nothing.
 */
final class Foresight {

    private Foresight() {}

    /** Does not wait. */
    static void begin(Ports ports, List<Rule> rules, AnalysisRequest request) {
        ports.baseImages()
                .foreseen()
                .ifPresent(images ->
                        Thread.ofVirtual()
                                .start(() -> tryOut(with(ports, images), rules, request)));
    }

    private static void tryOut(Ports ports, List<Rule> rules, AnalysisRequest request) {
        try {
            var _ = new Analyzer(ports, rules).analyze(request);
        } catch (RuntimeException unforeseen) {
            // the analysis that counts meets it too, or it does not matter
            return;
        }
    }

    private static Ports with(Ports ports, BaseImages images) {
        return new Ports(
                images,
                new Asked(ports.debianArchive()),
                ports.alpineArchive(),
                ports.pythonIndex());
    }

    /** An archive whose answer is not waited for: what comes after apt in an image needs none. */
    private record Asked(DebianArchive archive) implements DebianArchive {

        @Override
        public Answer<PackageIndex> index(AptSources sources, String architecture) {
            Thread.ofVirtual().start(() -> archive.index(sources, architecture));
            return Answer.unknown("the archive was only asked");
        }

        @Override
        public Answer<Payload> payload(BinaryPackage binary) {
            return Answer.unknown("the archive was only asked");
        }
    }
}
