package dev.plimsoll.config;

import dev.plimsoll.source.RepositoryPath;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An entry of {@code images}: how one image is built.
 *
 * @param platform such as {@code linux/arm64}
 * @param arguments values for ARG, by name
 */
public record ImageSetting(
        RepositoryPath dockerfile,
        Optional<RepositoryPath> context,
        Optional<String> target,
        Optional<String> platform,
        SortedMap<String, String> arguments) {}
