package dev.evenkeel.cli.ecs;

import java.util.Arrays;

/**
 * SHA-256 of FIPS 180-4 and its HMAC of RFC 2104, for signatures of requests. The JDK's own costs 25 ms before its first byte,
 * since it reads the platform's security configuration: a third of a whole call. A test compares the two.
 */
final class Sha256 {
    private static final int BLOCK_BYTES = 64;
    private static final int LENGTH_BYTES = 8;

    /** The first 32 bits of the fractions of the cube roots of the first 64 primes. */
    private static final int[] ROUND = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };

    private final int[] state = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };

    private Sha256() {}

    /** The digest of {@code message}, 32 bytes. */
    static byte[] digest(byte[] message) {
        Sha256 hash = new Sha256();
        byte[] padded = padded(message);
        for (int at = 0; at < padded.length; at += BLOCK_BYTES) {
            hash.compress(padded, at);
        }
        byte[] digest = new byte[hash.state.length * Integer.BYTES];
        for (int i = 0; i < digest.length; i++) {
            digest[i] = (byte) (hash.state[i / Integer.BYTES] >>> (24 - 8 * (i % Integer.BYTES)));
        }
        return digest;
    }

    /** HMAC-SHA256. */
    static byte[] hmac(byte[] key, byte[] message) {
        byte[] block = Arrays.copyOf(key.length > BLOCK_BYTES ? digest(key) : key, BLOCK_BYTES);
        byte[] inner = Arrays.copyOf(block, BLOCK_BYTES + message.length);
        byte[] outer = Arrays.copyOf(block, BLOCK_BYTES + 32);
        for (int i = 0; i < BLOCK_BYTES; i++) {
            inner[i] ^= 0x36;
            outer[i] ^= 0x5c;
        }
        System.arraycopy(message, 0, inner, BLOCK_BYTES, message.length);
        System.arraycopy(digest(inner), 0, outer, BLOCK_BYTES, 32);
        return digest(outer);
    }

    /** The message, a one bit, zeros to a whole block, and the length in bits. */
    private static byte[] padded(byte[] message) {
        int blocks = (message.length + 1 + LENGTH_BYTES + BLOCK_BYTES - 1) / BLOCK_BYTES;
        byte[] padded = Arrays.copyOf(message, blocks * BLOCK_BYTES);
        padded[message.length] = (byte) 0x80;
        long bits = 8L * message.length;
        for (int i = 1; i <= LENGTH_BYTES; i++) {
            padded[padded.length - i] = (byte) (bits >>> (8 * (i - 1)));
        }
        return padded;
    }

    private void compress(byte[] bytes, int from) {
        int[] w = schedule(bytes, from);
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int i = 0; i < ROUND.length; i++) {
            int s1 = Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
            int t1 = h + s1 + ((e & f) ^ (~e & g)) + ROUND[i] + w[i];
            int s0 = Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
            int t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }
        int[] added = {a, b, c, d, e, f, g, h};
        for (int i = 0; i < state.length; i++) {
            state[i] += added[i];
        }
    }

    private static int[] schedule(byte[] bytes, int from) {
        int[] w = new int[ROUND.length];
        for (int i = 0; i < 16; i++) {
            int at = from + Integer.BYTES * i;
            w[i] = (bytes[at] & 0xff) << 24
                    | (bytes[at + 1] & 0xff) << 16
                    | (bytes[at + 2] & 0xff) << 8
                    | (bytes[at + 3] & 0xff);
        }
        for (int i = 16; i < w.length; i++) {
            int s0 = Integer.rotateRight(w[i - 15], 7) ^ Integer.rotateRight(w[i - 15], 18) ^ w[i - 15] >>> 3;
            int s1 = Integer.rotateRight(w[i - 2], 17) ^ Integer.rotateRight(w[i - 2], 19) ^ w[i - 2] >>> 10;
            w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }
        return w;
    }
}
