package dev.evenkeel.docker.agent;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic of IPv4 networks. */
final class Subnet {

    private Subnet() {}

    /** The network of an address: 172.17.0.5 and 16 are {@code 172.17.0.0/16}. */
    static String of(String address, int prefix) {
        return text(number(address) & mask(prefix)) + "/" + prefix;
    }

    /** The first address of {@code 172.17.0.0/16}, which is the gateway when the engine does not say. */
    static String firstAddress(String network) {
        int slash = network.indexOf('/');
        int prefix = Integer.parseInt(network.substring(slash + 1));
        return text((number(network.substring(0, slash)) & mask(prefix)) + 1);
    }

    private static long mask(int prefix) {
        return prefix == 0 ? 0 : (0xFFFFFFFFL << (32 - prefix)) & 0xFFFFFFFFL;
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.", -1)) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }

    private static String text(long number) {
        List<String> parts = new ArrayList<>();
        for (int shift = 24; shift >= 0; shift -= 8) {
            parts.add(String.valueOf(number >> shift & 0xFF));
        }
        return String.join(".", parts);
    }
}
