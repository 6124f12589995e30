package dev.plimsoll.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image says about how it runs; OCI image configuration. An empty list stands for an absent
 * member.
 *
 * @param environment in the order of definition
 * @param user as written, empty for root
 * @param workingDirectory empty for the root
 * @param onbuild triggers, each the text of an instruction
 */
public record ImageConfig(
        Map<String, String> environment,
        String user,
        String workingDirectory,
        Optional<List<String>> entrypoint,
        Optional<List<String>> command,
        List<String> shell,
        List<String> onbuild,
        Map<String, String> labels) {

    public static final ImageConfig EMPTY =
            new ImageConfig(
                    Map.of(),
                    "",
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Map.of());
}
