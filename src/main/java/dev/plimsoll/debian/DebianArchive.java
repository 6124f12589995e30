package dev.plimsoll.debian;

import dev.plimsoll.fact.Answer;

/** The port through which the pure part asks Debian's and Ubuntu's archives. */
public interface DebianArchive {

    /** All packages that apt would see with these sources, for a Debian architecture such as {@code amd64}. */
    Answer<PackageIndex> index(AptSources sources, String architecture);

    /** What a package's files weigh once unpacked. */
    Answer<Payload> payload(BinaryPackage binary);
}
