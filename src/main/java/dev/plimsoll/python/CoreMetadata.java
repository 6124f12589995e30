package dev.plimsoll.python;

import java.util.List;
import java.util.Optional;

/**
 * What a distribution says it needs; core metadata 2.x. {@code requiresDist} as written, each a PEP
 * 508 requirement.
 */
public record CoreMetadata(
        PackageName name,
        String version,
        Optional<String> requiresPython,
        List<String> requiresDist) {}
