package dev.plimsoll.image;

import java.util.ArrayDeque;
import java.util.Deque;

/** An absolute, normal path inside an image. */
public record ImagePath(String value) implements Comparable<ImagePath> {

    public static final ImagePath ROOT = new ImagePath("/");

    public ImagePath {
        if (!isNormal(value))
            throw new IllegalArgumentException("not a normal absolute path: " + value);
    }

    /** The path that {@code written} means in a container: {@code ..} never leaves the root. */
    public static ImagePath of(String written) {
        return new ImagePath(normal(written));
    }

    /** {@code written} as seen from this folder; an absolute one stands for itself. */
    public ImagePath resolve(String written) {
        if (written.startsWith("/")) return of(written);
        return of(value.length() == 1 ? "/" + written : value + "/" + written);
    }

    public ImagePath parent() {
        int slash = value.lastIndexOf('/');
        return slash <= 0 ? ROOT : new ImagePath(value.substring(0, slash));
    }

    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** Whether this is {@code folder} or lies below it. */
    public boolean isIn(ImagePath folder) {
        int length = folder.value.length();
        return length == 1
                || (value.startsWith(folder.value)
                        && (value.length() == length || value.charAt(length) == '/'));
    }

    private static String normal(String path) {
        if (isNormal(path)) return path;
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            switch (part) {
                case "", "." -> {}
                case ".." -> parts.pollLast();
                default -> parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    /** Most paths are; estimates make millions of them. */
    private static boolean isNormal(String path) {
        if (!path.startsWith("/")) return false;
        if (path.length() == 1) return true;
        int slash = 0;
        while (slash >= 0) {
            int next = path.indexOf('/', slash + 1);
            int length = (next < 0 ? path.length() : next) - slash - 1;
            if (length == 0) return false;
            if (path.charAt(slash + 1) == '.'
                    && (length == 1 || (length == 2 && path.charAt(slash + 2) == '.')))
                return false;
            slash = next;
        }
        return true;
    }

    @Override
    public int compareTo(ImagePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
