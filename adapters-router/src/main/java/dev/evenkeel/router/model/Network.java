package dev.evenkeel.router.model;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A network of IPv4 or IPv6 addresses.
 *
 * @param first its first address, after a bit that is set: so addresses of four and of sixteen bytes are never alike
 * @param hostBits how many bits of an address do not matter, 0 to 32 or 128
 */
public record Network(BigInteger first, int hostBits) {

    /** The network of a CIDR such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; empty for what is none. */
    public static Optional<Network> of(String cidr) {
        int slash = cidr.indexOf('/');
        BigInteger address = slash < 0 ? null : address(cidr.substring(0, slash));
        String length = cidr.substring(slash + 1);
        if (address == null || !length.matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int hostBits = address.bitLength() - 1 - Integer.parseInt(length);
        return hostBits < 0
                ? Optional.empty()
                : Optional.of(new Network(address.shiftRight(hostBits).shiftLeft(hostBits), hostBits));
    }

    /** An address as a number; null for what is none, such as a name. */
    static @Nullable BigInteger address(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        return bytes == null ? null : new BigInteger(1, bytes).setBit(8 * bytes.length);
    }

    boolean has(BigInteger address) {
        return address.bitLength() == first.bitLength()
                && address.shiftRight(hostBits).equals(first.shiftRight(hostBits));
    }
}
