package dev.plimsoll.registry;

import dev.plimsoll.image.Digest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a moving tag was seen to mean.
 *
 * @param day when it was last asked for; empty in what was written before days were kept
 * @param moved since when it means another image than before
 */
record SeenTag(Digest digest, Optional<LocalDate> day, Optional<Moved> moved) {

    /** What the tag meant until {@code day}. */
    record Moved(Digest from, LocalDate day) {}

    static SeenTag first(Digest digest, LocalDate today) {
        return new SeenTag(digest, Optional.of(today), Optional.empty());
    }

    /** What is to be remembered once it was asked for again. */
    SeenTag again(Digest now, LocalDate today) {
        Optional<Moved> moves = now.equals(digest) ? moved : Optional.of(new Moved(digest, today));
        return new SeenTag(now, Optional.of(today), moves);
    }

    /** DIGEST[ DAY[ DIGEST-BEFORE DAY-OF-MOVE]]. */
    static Optional<SeenTag> parse(String text) {
        String[] words = text.split(" ", -1);
        try {
            Optional<Digest> digest = Digest.parse(words[0]);
            Optional<LocalDate> day =
                    words.length > 1 ? Optional.of(LocalDate.parse(words[1])) : Optional.empty();
            Optional<Moved> moved = Optional.empty();
            if (words.length > 3) {
                LocalDate when = LocalDate.parse(words[3]);
                moved = Digest.parse(words[2]).map(from -> new Moved(from, when));
            }
            Optional<Moved> moves = moved;
            return digest.map(now -> new SeenTag(now, day, moves));
        } catch (DateTimeException e) {
            return Digest.parse(words[0])
                    .map(now -> new SeenTag(now, Optional.empty(), Optional.empty()));
        }
    }

    @Override
    public String toString() {
        String own = digest + day.map(date -> " " + date).orElse("");
        return own + moved.map(move -> " " + move.from() + " " + move.day()).orElse("");
    }
}
