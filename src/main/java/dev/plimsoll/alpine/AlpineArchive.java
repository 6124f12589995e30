package dev.plimsoll.alpine;

import dev.plimsoll.fact.Answer;
import java.util.List;

/** The port through which the pure part asks Alpine's archive. */
public interface AlpineArchive {

    /**
     * The packages of a release's repositories ({@code v3.20}; {@code main}, {@code community}) for
     * an apk architecture such as {@code x86_64}.
     */
    Answer<ApkIndex> index(String release, List<String> repositories, String architecture);
}
