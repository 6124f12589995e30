package dev.plimsoll.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Tells progress, and remembers the failure of a line, so that it is not taken for one of what came
 * over it.
 */
final class WatchedStream extends FilterInputStream {

    private final StreamProgress progress;
    private Optional<IOException> broken = Optional.empty();

    WatchedStream(InputStream in, StreamProgress progress) {
        super(in);
        this.progress = progress;
    }

    Optional<IOException> broken() {
        return broken;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int count = in.read(buffer, offset, length);
            if (count > 0) progress.read(count);
            return count;
        } catch (IOException failure) {
            broken = Optional.of(failure);
            throw failure;
        }
    }
}
