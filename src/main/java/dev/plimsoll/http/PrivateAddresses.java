package dev.plimsoll.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which addresses belong to the operator's own network: loopback, link-local, RFC 1918, carrier NAT
 * (RFC 6598), unique local (RFC 4193), multicast, unspecified, and the IPv6 forms that carry one of
 * them (mapped, compatible, NAT64 RFC 6052, 6to4 RFC 3056, Teredo RFC 4380, ISATAP RFC 5214).
 * Documentation ranges are none: some networks use them for proxies.
 */
final class PrivateAddresses {

    private static final int NAT64 = 0x0064ff9b;
    private static final int TEREDO = 0x20010000;
    private static final int ISATAP = 0x00005efe;

    private PrivateAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? v4(word(bytes, 0)) : v6(address, bytes);
    }

    private static boolean v4(int ip) {
        int first = ip >>> 24;
        int second = ip >>> 16 & 0xff;
        return switch (first) {
            case 0, 10, 127 -> true;
            case 100 -> second >= 64 && second < 128;
            case 169 -> second == 254;
            case 172 -> second >= 16 && second < 32;
            case 192 -> second == 168;
            default -> (first >= 224 && first < 240) || ip == -1;
        };
    }

    private static boolean v6(InetAddress address, byte[] bytes) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isMulticastAddress()) return true;
        // isSiteLocalAddress knows the old fec0::/10 only
        if (address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || (bytes[0] & 0xfe) == 0xfc) return true;
        int first = word(bytes, 0);
        int second = word(bytes, 4);
        if (first == 0 && second == 0 && (word(bytes, 8) == 0 || word(bytes, 8) == 0xffff))
            return v4(word(bytes, 12));
        if (first == NAT64 && second == 0 && word(bytes, 8) == 0) return v4(word(bytes, 12));
        // 64:ff9b:1::/48 is for translation inside a network (RFC 8215)
        if (first == NAT64 && second >>> 16 == 1) return true;
        if (first >>> 16 == 0x2002) return v4(word(bytes, 2));
        if (first == TEREDO) return v4(second) || v4(~word(bytes, 12));
        return (word(bytes, 8) & ~0x02000000) == ISATAP && v4(word(bytes, 12));
    }

    private static int word(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at);
    }

    /**
     * The address that {@code host} itself writes; empty where it is a name. Asks no name server.
     */
    static Optional<InetAddress> written(String host) {
        boolean literal =
                host.indexOf(':') >= 0
                        || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        if (!literal) return Optional.empty();
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).findFirst();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
