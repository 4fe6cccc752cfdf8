package dev.evenkeel.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.secret.SecretReference.Parameter;
import dev.evenkeel.core.secret.SecretReference.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReferenceTest {
    private static final String ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-AbCdEf";

    @Test
    void aSecretWithoutSelectorsIsTheWholeOfItsCurrentVersion() {
        SecretReference reference = SecretReference.parse(ARN);

        assertEquals(new Secret(ARN, "prod/db-AbCdEf", Optional.empty(), "AWSCURRENT", Optional.empty()), reference);
    }

    @Test
    void selectorsMayBeGivenOneByOne() {
        assertEquals(
                new Secret(ARN, "prod/db-AbCdEf", Optional.of("password"), "AWSCURRENT", Optional.empty()),
                SecretReference.parse(ARN + ":password::"));
        assertEquals(
                new Secret(ARN, "prod/db-AbCdEf", Optional.empty(), "AWSPREVIOUS", Optional.empty()),
                SecretReference.parse(ARN + "::AWSPREVIOUS:"));
        assertEquals(
                new Secret(ARN, "prod/db-AbCdEf", Optional.of("password"), "AWSCURRENT", Optional.of("v-1")),
                SecretReference.parse(ARN + ":password::v-1"));
    }

    @Test
    void aParameterIsNamedByItsArnOrByItsName() {
        String arn = "arn:aws:ssm:us-east-1:123456789012:parameter";

        assertEquals(new Parameter(arn + "/db", "db"), SecretReference.parse(arn + "/db"));
        assertEquals(new Parameter(arn + "/prod/db", "/prod/db"), SecretReference.parse(arn + "/prod/db"));
        assertEquals(new Parameter("/prod/db", "/prod/db"), SecretReference.parse("/prod/db"));
        assertEquals(new Parameter("db", "db"), SecretReference.parse("db"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:",
                "arn:aws:s3:::bucket",
                "arn:aws:secretsmanager:us-east-1:123456789012:secret",
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:a:b",
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:a:b:c:d:e",
                "arn:aws:secretsmanager:us-east-1:123456789012:other:a",
                "arn:aws:ssm:us-east-1:123456789012:document/a",
            })
    void otherArnsAreRefusedInTheWordsOfEcs(String valueFrom) {
        SecretException refused = assertThrows(SecretException.class, () -> SecretReference.parse(valueFrom));

        assertEquals(
                "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval"
                        + " failed: unable to retrieve secret from asm: trying to retrieve secret with value "
                        + valueFrom
                        + " resulted in error: an invalid ARN format for the AWS Secrets Manager secret was specified."
                        + " Specify a valid ARN and try again.",
                refused.stoppedReason());
    }
}
