package dev.plimsoll.build;

import java.util.List;

/** Where COPY takes its files from. */
interface CopySource {

    /**
     * What a source as written, variables replaced, stands for; empty where there is no such thing.
     */
    List<CopyItem> items(String written);
}
