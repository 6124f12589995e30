package dev.plimsoll.image;

import java.util.List;

/**
 * The media types of manifests and layers; OCI image specification, media-types.md, and Docker's
 * older names of them.
 */
public final class MediaTypes {

    public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    public static final String DOCKER_LIST =
            "application/vnd.docker.distribution.manifest.list.v2+json";
    public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String DOCKER_MANIFEST =
            "application/vnd.docker.distribution.manifest.v2+json";

    /** What a client must accept to be given any of them. */
    public static final List<String> MANIFESTS =
            List.of(OCI_INDEX, DOCKER_LIST, OCI_MANIFEST, DOCKER_MANIFEST);

    private MediaTypes() {}

    /** How a layer's tar is packed. */
    public enum Packing {
        TAR,
        GZIP,
        ZSTD,
        UNKNOWN
    }

    /** The packing that a layer's media type states. */
    public static Packing packingOf(String mediaType) {
        if (mediaType.endsWith("+zstd") || mediaType.endsWith(".tar.zstd")) return Packing.ZSTD;
        if (mediaType.endsWith("gzip")) return Packing.GZIP;
        return mediaType.endsWith(".tar") ? Packing.TAR : Packing.UNKNOWN;
    }
}
