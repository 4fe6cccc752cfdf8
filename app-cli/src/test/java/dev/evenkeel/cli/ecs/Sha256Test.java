package dev.evenkeel.cli.ecs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class Sha256Test {
    @Test
    void digestsTheExampleOfTheStandard() {
        byte[] digest = Sha256.digest("abc".getBytes(StandardCharsets.US_ASCII));

        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                HexFormat.of().formatHex(digest));
    }

    @Test
    void agreesWithTheJdkForEveryLengthOverFiveBlocks() throws GeneralSecurityException {
        Random random = new Random(7);
        for (int length = 0; length <= 321; length++) {
            byte[] message = new byte[length];
            random.nextBytes(message);

            byte[] digest = Sha256.digest(message);

            assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(message), digest, "length " + length);
        }
    }

    @Test
    void macsAgreeWithTheJdkForShortAndLongKeys() throws GeneralSecurityException {
        Random random = new Random(8);
        for (int length = 1; length <= 130; length++) {
            byte[] key = new byte[length];
            byte[] message = new byte[200 - length];
            random.nextBytes(key);
            random.nextBytes(message);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));

            assertArrayEquals(mac.doFinal(message), Sha256.hmac(key, message), "key of " + length + " bytes");
        }
    }
}
