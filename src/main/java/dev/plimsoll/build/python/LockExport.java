package dev.plimsoll.build.python;

import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.lock.Pinned;
import java.util.List;

/** A lock file's packages as a requirements file, as {@code poetry export} and others print it. */
final class LockExport {

    private LockExport() {}

    static String text(List<Pinned> packages, boolean hashes) {
        StringBuilder text = new StringBuilder();
        for (Pinned one : packages) {
            switch (one.source()) {
                case Pinned.Folder(String path, boolean editable) ->
                        text.append(editable ? "-e " : "")
                                .append(path.startsWith(".") ? path : "./" + path);
                case Pinned.Elsewhere(String place) ->
                        text.append(one.project()).append(" @ ").append(place);
                default -> {
                    text.append(one.project());
                    one.version().ifPresent(version -> text.append("==").append(version));
                }
            }
            if (hashes) {
                for (DistributionFile file : one.files())
                    file.sha256()
                            .ifPresent(hash -> text.append(" \\\n    --hash=sha256:").append(hash));
                for (String hash : one.hashes()) text.append(" \\\n    --hash=").append(hash);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
