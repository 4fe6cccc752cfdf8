package dev.evenkeel.core.taskdefinition;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.task.KeyValuePair;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SecretRulesTest {

    @Test
    void aSecretHasANameThatNothingElseHas() {
        String taken =
                "The secret name must be unique and not shared with any new or existing environment variables set on"
                        + " the container, such as 'A'.";

        assertEquals(
                List.of(
                        "Secret.name should not be null or empty.",
                        "Secret.valueFrom should not be null or empty.",
                        taken,
                        taken),
                List.of(
                        refusal(secret("", "k")),
                        refusal(secret("A", "")),
                        refusal(secret("A", "k"), secret("A", "l")),
                        refusal(List.of(new KeyValuePair("A", "plain")), secret("A", "k"))));
    }

    @Test
    void secretsOfDifferentNamesMayHaveTheSameValue() {
        assertDoesNotThrow(() -> check(List.of(new KeyValuePair("C", "plain")), secret("A", "k"), secret("B", "k")));
    }

    @SafeVarargs
    private static String refusal(SortedMap<String, Object>... secrets) {
        return refusal(List.of(), secrets);
    }

    @SafeVarargs
    private static String refusal(List<KeyValuePair> environment, SortedMap<String, Object>... secrets) {
        EcsException refused = assertThrows(EcsException.class, () -> check(environment, secrets));
        return String.valueOf(refused.getMessage());
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static void check(List<KeyValuePair> environment, SortedMap<String, Object>... secrets) {
        SortedMap<String, Object> other = new TreeMap<>();
        other.put("secrets", List.of(secrets));
        SecretRules.check(Records.with(Region.container(), "environment", environment, "other", other));
    }

    private static SortedMap<String, Object> secret(String name, String valueFrom) {
        SortedMap<String, Object> secret = new TreeMap<>();
        secret.put("name", name);
        secret.put("valueFrom", valueFrom);
        return secret;
    }
}
