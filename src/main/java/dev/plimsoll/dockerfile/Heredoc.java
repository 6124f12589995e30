package dev.plimsoll.dockerfile;

import dev.plimsoll.source.TextRange;

/**
 * A here-document of RUN, COPY or ADD.
 *
 * @param name its delimiter, which is also the file name that COPY gives it
 * @param marker where {@code <<NAME} stands
 * @param expand whether variables in it are expanded: the delimiter is not quoted
 * @param stripTabs {@code <<-}
 * @param fileDescriptor the number before {@code <<}, 0 where there is none
 * @param body the lines between, line ends included
 * @param terminator the closing line without its line end
 */
public record Heredoc(
        String name,
        TextRange marker,
        boolean expand,
        boolean stripTabs,
        int fileDescriptor,
        TextRange body,
        TextRange terminator) {

    /** The content as the builder hands it on: leading tabs stripped where asked. */
    public String content(String source) {
        String text = body.of(source);
        return stripTabs ? text.replaceAll("(?m)^\t+", "") : text;
    }
}
