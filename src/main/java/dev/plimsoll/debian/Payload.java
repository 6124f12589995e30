package dev.plimsoll.debian;

import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;

/**
 * What a package weighs once unpacked, in bytes.
 *
 * @param all its files where nothing is excluded; hard links once, symlinks by their target's
 *     length
 * @param slim its files under {@link Excludes#DEBIAN_SLIM}
 * @param ubuntu its files under {@link Excludes#UBUNTU}
 * @param controlFiles what dpkg keeps under {@code /var/lib/dpkg/info}: maintainer scripts,
 *     checksums, the list of paths
 * @param stanza its paragraph in dpkg's status
 * @param python its {@code .py} files below {@code /usr/lib/python3*}, which are compiled when it
 *     is installed
 * @param templates whether it brings questions for debconf
 */
public record Payload(
        Files all,
        Files slim,
        Files ubuntu,
        long controlFiles,
        long stanza,
        long python,
        boolean templates,
        Provenance provenance) {

    /** Unpacked, and as gzip makes them in a layer. */
    public record Files(Weight uncompressed, Weight gzip) {

        Files times(double factor, double sigma) {
            return new Files(
                    Weight.estimated(
                            Math.round(uncompressed.bytes() * factor),
                            Math.hypot(uncompressed.sigma(), sigma)),
                    Weight.estimated(
                            Math.round(gzip.bytes() * factor), Math.hypot(gzip.sigma(), sigma)));
        }
    }

    public Files files(Excludes excludes) {
        return switch (excludes) {
            case NONE -> all;
            case DEBIAN_SLIM -> slim;
            case UBUNTU -> ubuntu;
        };
    }

    /** The same package in a neighbouring version: all scaled by one ratio. */
    public Payload scaled(double factor, double sigma) {
        return new Payload(
                all.times(factor, sigma),
                slim.times(factor, sigma),
                ubuntu.times(factor, sigma),
                controlFiles,
                stanza,
                Math.round(python * factor),
                templates,
                provenance);
    }
}
