package dev.plimsoll.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "224.0.0.1",
                "239.255.255.255",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::192.168.0.1",
                "64:ff9b:1::808:808",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2001:0:a00:1::",
                "2001:0:808:808::f5ff:fffe",
                "2001:db8::5efe:10.0.0.1",
                "2001:db8::200:5efe:127.0.0.1"
            })
    void are_the_operators(String address) throws UnknownHostException {
        assertThat(PrivateAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "169.253.0.1",
                "192.167.0.1",
                "192.0.2.1",
                "198.51.100.7",
                "203.0.113.9",
                "223.255.255.255",
                "2606:4700::1111",
                "2001:db8::1",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808",
                "2002:808:808::1",
                "2001:0:808:808::f7f7:f7f7",
                "2001:db8::5efe:8.8.8.8"
            })
    void are_not_the_operators(String address) throws UnknownHostException {
        assertThat(PrivateAddresses.contain(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void a_name_is_no_written_address() {
        assertThat(PrivateAddresses.written("registry-1.docker.io")).isEmpty();
        assertThat(PrivateAddresses.written("10.0.0.1")).isPresent();
        assertThat(PrivateAddresses.written("::1")).isPresent();
        assertThat(PrivateAddresses.written("127.1")).isPresent();
    }
}
