package dev.plimsoll.index;

import dev.plimsoll.fact.Provenance;
import dev.plimsoll.python.WheelContents;
import dev.plimsoll.python.WheelContents.WheelEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** What a wheel holds, as it is kept between runs. */
final class WheelFacts {

    private static final int VERSION = 1;

    private WheelFacts() {}

    static byte[] write(WheelContents contents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeByte(VERSION);
            out.writeLong(contents.wheelBytes());
            out.writeInt(contents.consoleScripts());
            out.writeInt(contents.files().size());
            for (WheelEntry entry : contents.files()) {
                out.writeUTF(entry.path());
                out.writeLong(entry.bytes());
                out.writeLong(entry.compressedBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array does not take bytes", e);
        }
        return bytes.toByteArray();
    }

    /** Empty where the bytes are of another version, or broken: they are learnt again. */
    static Optional<WheelContents> read(byte[] bytes, Provenance provenance) {
        try (DataInputStream in =
                new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            if (in.readByte() != VERSION) return Optional.empty();
            long wheelBytes = in.readLong();
            int scripts = in.readInt();
            int count = in.readInt();
            List<WheelEntry> entries = new ArrayList<>();
            for (int i = 0; i < count; i++)
                entries.add(new WheelEntry(in.readUTF(), in.readLong(), in.readLong()));
            long all = entries.stream().mapToLong(WheelEntry::bytes).sum();
            long python =
                    entries.stream()
                            .filter(entry -> entry.path().endsWith(".py"))
                            .mapToLong(WheelEntry::bytes)
                            .sum();
            return Optional.of(
                    new WheelContents(
                            wheelBytes,
                            all,
                            python,
                            count,
                            scripts,
                            List.copyOf(entries),
                            provenance));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
