package dev.plimsoll.dockerfile;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * An instruction's line cut into keyword, flags and arguments, before anything is known of what
 * they mean.
 *
 * @param written the keyword as written
 * @param json the arguments as JSON, where the instruction may have them so
 * @param trigger what an ONBUILD holds
 */
record Statement(
        String written,
        Optional<Keyword> keyword,
        TextRange keywordRange,
        List<Flag> flags,
        MappedText text,
        MappedText arguments,
        JsonArray json,
        Optional<Statement> trigger) {

    static Statement of(MappedText text, char escape) {
        return of(text, escape, false);
    }

    private static Statement of(MappedText text, char escape, boolean inOnbuild) {
        String line = text.text();
        int keywordEnd = 0;
        while (keywordEnd < line.length() && !Whitespace.isBlank(line.charAt(keywordEnd)))
            keywordEnd++;
        FlagReader.Read read = FlagReader.read(text, keywordEnd, escape);
        MappedText arguments =
                Whitespace.trim(text.slice(new TextRange(read.rest(), line.length())));
        String written = line.substring(0, keywordEnd);
        Optional<Keyword> keyword = Keyword.of(written);
        boolean hasTrigger =
                !inOnbuild
                        && keyword.equals(Optional.of(Keyword.ONBUILD))
                        && !arguments.text().isEmpty();
        return new Statement(
                written,
                keyword,
                text.toSource(new TextRange(0, keywordEnd)),
                read.flags(),
                text,
                arguments,
                keyword.filter(Keyword::takesJson).isPresent()
                        ? JsonArray.read(arguments)
                        : new JsonArray.None(),
                hasTrigger ? Optional.of(of(arguments, escape, true)) : Optional.empty());
    }

    /** The bodies' markers; a trigger may have them as the instruction itself could. */
    List<HeredocMarker> heredocs() {
        Statement holder = trigger.orElse(this);
        boolean may =
                holder.keyword.filter(Keyword::takesHeredocs).isPresent()
                        && !(holder.json instanceof JsonArray.Strings);
        return may ? HeredocMarker.in(text) : List.of();
    }
}
