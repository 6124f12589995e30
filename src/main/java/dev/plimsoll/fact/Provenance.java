package dev.plimsoll.fact;

/** Where a number comes from; the report's {@code source}. */
public enum Provenance {
    OCI_REGISTRY("oci-registry"),
    DEBIAN_ARCHIVE("debian-archive"),
    UBUNTU_ARCHIVE("ubuntu-archive"),
    ALPINE_ARCHIVE("alpine-archive"),
    PYTHON_INDEX("python-index"),
    GIT_TREE("git-tree"),
    MODEL("model"),
    SHIPPED_FACTS("shipped-facts");

    private final String label;

    Provenance(String label) {
        this.label = label;
    }

    /** The name in the report's schema. */
    public String label() {
        return label;
    }
}
