package dev.evenkeel.docker.secret;

import dev.evenkeel.core.secret.SecretReference;
import dev.evenkeel.core.secret.SecretReference.Parameter;
import dev.evenkeel.core.secret.SecretReference.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The names by which one secret may be known here, the most exact one first. */
final class SecretNames {
    /** What Secrets Manager puts behind the name a user gave. */
    private static final Pattern SUFFIX = Pattern.compile("-[A-Za-z0-9]{6}$");

    private SecretNames() {}

    /** Without regard to versions: the ARN, then what is left of it when the parts that AWS adds are taken off. */
    static List<String> of(SecretReference reference) {
        return switch (reference) {
            case Secret secret -> secret(secret);
            case Parameter parameter -> parameter(parameter);
        };
    }

    /**
     * The same as a file has them: {@code NAME@STAGE} or {@code NAME@VERSION-ID} is one version, and {@code NAME} alone is
     * the one in force.
     */
    static List<String> withVersion(SecretReference reference) {
        if (!(reference instanceof Secret secret)) {
            return of(reference);
        }
        String version = secret.versionId().orElse(secret.versionStage());
        List<String> names = new ArrayList<>();
        for (String name : secret(secret)) {
            names.add(name + "@" + version);
            if (isCurrent(secret)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Whether the version in force is what is wanted. */
    static boolean isCurrent(SecretReference reference) {
        return !(reference instanceof Secret secret)
                || (secret.versionId().isEmpty() && secret.versionStage().equals(SecretReference.CURRENT));
    }

    private static List<String> secret(Secret secret) {
        String plain = SUFFIX.matcher(secret.name()).replaceFirst("");
        return List.of(secret.arn(), secret.name(), plain);
    }

    private static List<String> parameter(Parameter parameter) {
        String name = parameter.name();
        return List.of(parameter.valueFrom(), name, name.startsWith("/") ? name.substring(1) : "/" + name);
    }
}
