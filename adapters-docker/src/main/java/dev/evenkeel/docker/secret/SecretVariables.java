package dev.evenkeel.docker.secret;

import dev.evenkeel.core.port.SecretSource;
import dev.evenkeel.core.secret.SecretException;
import dev.evenkeel.core.secret.SecretReference;
import dev.evenkeel.core.secret.SecretText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Secrets in environment variables of this process: {@code prod/db-password} is PREFIX followed by
 * {@code PROD_DB_PASSWORD}. They have one version.
 */
final class SecretVariables implements SecretSource {
    private final String prefix;
    private final Map<String, String> environment;

    SecretVariables(String prefix, Map<String, String> environment) {
        this.prefix = prefix;
        this.environment = environment;
    }

    @Override
    public CompletionStage<SecretText> read(SecretReference reference) {
        List<String> variables = SecretNames.of(reference).stream()
                // An ARN is no name that anybody would give a variable.
                .filter(name -> !name.startsWith("arn:"))
                .map(this::variable)
                .distinct()
                .toList();
        if (SecretNames.isCurrent(reference)) {
            for (String variable : variables) {
                String value = environment.get(variable);
                if (value != null) {
                    return CompletableFuture.completedStage(new SecretText(value));
                }
            }
        }
        return CompletableFuture.failedStage(SecretException.notFound(
                reference, "It is not in the environment as " + String.join(" or ", variables) + "."));
    }

    private String variable(String name) {
        String trimmed = name.startsWith("/") ? name.substring(1) : name;
        return prefix + trimmed.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
