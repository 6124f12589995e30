package dev.plimsoll.build;

import dev.plimsoll.source.Conclusions;
import dev.plimsoll.source.Snapshot;

/** What is the same for every stage of a build. */
record Workshop(
        BuildRequest request,
        Snapshot snapshot,
        ContextFiles context,
        Ports ports,
        Conclusions conclusions) {}
