package dev.plimsoll.registry;

import java.util.List;
import java.util.Map;

/**
 * What is worth keeping of a layer that was read once; paths have no leading slash.
 *
 * @param fileBytes sum of the file sizes, hard links once, symbolic links by the length of their
 *     target
 * @param tarBytes size of the layer's tar
 * @param texts files that say what is installed, by path
 * @param owners the dpkg package of each program and library, by path
 * @param names programs, shared libraries, and folders of Python distributions
 * @param removed what the layer takes away from those below
 * @param opaque folders of which nothing below is seen any more
 * @param folders bytes by folder, as {@link InterestingPaths#folderOf} names them
 */
record LayerContents(
        long fileBytes,
        long tarBytes,
        Map<String, String> texts,
        Map<String, String> owners,
        List<String> names,
        List<String> removed,
        List<String> opaque,
        Map<String, Long> folders) {}
