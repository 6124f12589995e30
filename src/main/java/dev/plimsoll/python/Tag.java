package dev.plimsoll.python;

/** A compatibility tag, PEP 425: which interpreter, which ABI, which platform. */
public record Tag(String python, String abi, String platform) {

    @Override
    public String toString() {
        return python + "-" + abi + "-" + platform;
    }
}
