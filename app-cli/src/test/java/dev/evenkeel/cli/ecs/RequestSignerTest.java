package dev.evenkeel.cli.ecs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.cli.ecs.RequestSigner.Request;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The keys, requests and signatures are those that AWS documents for Signature Version 4. */
class RequestSignerTest {
    private static final Credentials DOCUMENTED =
            new Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);
    private static final Instant TIME = Instant.parse("2015-08-30T12:36:00Z");

    @Test
    void derivesTheSigningKeyOfTheDocumentation() {
        byte[] key = new RequestSigner(DOCUMENTED, "us-east-1", "iam").signingKey("20150830");

        assertEquals(
                "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9",
                HexFormat.of().formatHex(key));
    }

    @Test
    void signsTheRequestOfTheDocumentation() {
        Request listUsers = new Request(
                "GET",
                "/",
                "Action=ListUsers&Version=2010-05-08",
                Map.of("Host", "iam.amazonaws.com", "Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                "");

        assertEquals(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request,"
                        + " SignedHeaders=content-type;host;x-amz-date,"
                        + " Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
                new RequestSigner(DOCUMENTED, "us-east-1", "iam")
                        .sign(listUsers, TIME)
                        .get("Authorization"));
    }

    @Test
    void signsThePlainGetAndPostOfTheTestSuite() {
        RequestSigner signer = new RequestSigner(DOCUMENTED, "us-east-1", "service");
        Map<String, String> host = Map.of("Host", "example.amazonaws.com");
        String before = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                + " SignedHeaders=host;x-amz-date, Signature=";

        assertEquals(
                before + "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                signer.sign(new Request("GET", "/", "", host, ""), TIME).get("Authorization"));
        assertEquals(
                before + "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
                signer.sign(new Request("POST", "/", "", host, ""), TIME).get("Authorization"));
    }

    @Test
    void aSessionTokenIsSentAndSigned() {
        RequestSigner signer = new RequestSigner(new Credentials("id", "secret", "token"), "us-east-1", "ecs");

        Map<String, String> added = signer.sign(new Request("POST", "/", "", Map.of("Host", "x"), "{}"), TIME);

        assertEquals("token", added.get("X-Amz-Security-Token"));
        assertEquals(
                "host;x-amz-date;x-amz-security-token",
                String.valueOf(added.get("Authorization")).replaceAll(".*SignedHeaders=([^,]*),.*", "$1"));
    }

    @Test
    void credentialsDoNotPrintTheirSecret() {
        assertEquals("Credentials[AKIDEXAMPLE]", DOCUMENTED.toString());
    }
}
