package dev.plimsoll.analysis;

import dev.plimsoll.config.Configuration;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Everything that is to be said about a snapshot, and about the way to it from its base.
 *
 * @param base the merge base; empty where a whole tree is looked at
 * @param images in the order of their names
 * @param fixed the whole text after every safe fix of all images, for the files that change
 * @param problems files that could not be read, the configuration's own among them
 * @param factsDate the oldest moving fact (a tag, an index) that a number rests on
 */
public record Analysis(
        Snapshot head,
        Optional<Snapshot> base,
        List<ImageAnalysis> images,
        SortedMap<RepositoryPath, String> fixed,
        List<Problem> problems,
        Configuration configuration,
        Optional<LocalDate> factsDate) {}
