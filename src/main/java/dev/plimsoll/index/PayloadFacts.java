package dev.plimsoll.index;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.plimsoll.debian.Payload;
import dev.plimsoll.debian.Payload.Files;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import java.util.Arrays;
import java.util.Optional;

/** What a package weighs, as it is kept between runs: numbers with blanks between. */
final class PayloadFacts {

    /** Raised where the numbers mean something else: what was kept is learnt again. */
    private static final int VERSION = 1;

    private PayloadFacts() {}

    static byte[] write(Payload payload) {
        long[] numbers = {
            VERSION,
            payload.all().uncompressed().bytes(),
            payload.all().gzip().bytes(),
            payload.slim().uncompressed().bytes(),
            payload.slim().gzip().bytes(),
            payload.ubuntu().uncompressed().bytes(),
            payload.ubuntu().gzip().bytes(),
            payload.controlFiles(),
            payload.stanza(),
            payload.python(),
            payload.templates() ? 1 : 0
        };
        StringBuilder text = new StringBuilder();
        for (long number : numbers) text.append(number).append(' ');
        return text.append(payload.all().gzip().sigma()).toString().getBytes(US_ASCII);
    }

    static Optional<Payload> read(byte[] bytes, Provenance provenance) {
        String[] words = new String(bytes, US_ASCII).split(" ", -1);
        try {
            if (words.length != 12 || Integer.parseInt(words[0]) != VERSION)
                return Optional.empty();
            long[] n = Arrays.stream(words, 0, 11).mapToLong(Long::parseLong).toArray();
            double sigma = Double.parseDouble(words[11]);
            return Optional.of(
                    new Payload(
                            files(n[1], n[2], sigma),
                            files(n[3], n[4], sigma),
                            files(n[5], n[6], sigma),
                            n[7],
                            n[8],
                            n[9],
                            n[10] == 1,
                            provenance));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static Files files(long bytes, long gzip, double sigma) {
        return new Files(Weight.exact(bytes), Weight.estimated(gzip, sigma));
    }
}
