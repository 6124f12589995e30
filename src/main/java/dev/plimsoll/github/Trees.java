package dev.plimsoll.github;

import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHTree;
import org.kohsuke.github.GHTreeEntry;

/** Reads a commit's tree: at once, or folder by folder where GitHub cuts the whole off. */
record Trees(GHRepository repository) {

    private static final int MOST_FOLDERS = 2_000;

    SortedMap<RepositoryPath, Entry> read(String commit) throws IOException {
        SortedMap<RepositoryPath, Entry> entries = new TreeMap<>();
        GHTree whole = repository.getTreeRecursive(commit, 1);
        if (whole.isTruncated()) walk(commit, RepositoryPath.ROOT, entries, new int[] {0});
        else whole.getTree().forEach(entry -> add(entries, RepositoryPath.ROOT, entry));
        return entries;
    }

    private void walk(
            String tree,
            RepositoryPath folder,
            SortedMap<RepositoryPath, Entry> entries,
            int[] folders)
            throws IOException {
        if (++folders[0] > MOST_FOLDERS)
            throw new IOException("the repository has more than " + MOST_FOLDERS + " folders");
        for (GHTreeEntry entry : repository.getTree(tree).getTree()) {
            Optional<RepositoryPath> path = folder.resolve(entry.getPath());
            if (path.isPresent() && entry.getType().equals("tree"))
                walk(entry.getSha(), path.get(), entries, folders);
            else add(entries, folder, entry);
        }
    }

    private static void add(
            SortedMap<RepositoryPath, Entry> entries, RepositoryPath folder, GHTreeEntry entry) {
        if (entry.getType().equals("tree")) return;
        Optional<RepositoryPath> path = folder.resolve(entry.getPath());
        Entry.Kind kind =
                switch (entry.getMode()) {
                    case "100755" -> Entry.Kind.EXECUTABLE;
                    case "120000" -> Entry.Kind.SYMLINK;
                    case "160000" -> Entry.Kind.SUBMODULE;
                    default -> Entry.Kind.FILE;
                };
        long bytes = kind == Entry.Kind.SUBMODULE ? 0 : entry.getSize();
        path.ifPresent(
                it -> entries.put(it, new Entry(it, kind, bytes, Optional.of(entry.getSha()))));
    }
}
