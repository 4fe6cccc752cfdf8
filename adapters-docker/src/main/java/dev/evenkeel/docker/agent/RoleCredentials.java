package dev.evenkeel.docker.agent;

import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.docker.file.UserFile;
import dev.evenkeel.docker.file.UserFile.Unusable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The credentials that tasks are given, by role. Nothing is given that was not configured for it.
 *
 * <p>In a file of the form that AWS's own tools have: a section each, {@code [ROLE-ARN]} or {@code [ROLE-NAME]}, with
 * {@code aws_access_key_id}, {@code aws_secret_access_key} and, if there are, {@code aws_session_token} and
 * {@code expiration} (ISO 8601). It is read anew each time, so that what is renewed in it reaches the tasks. Blocks; to be
 * read off the event loop.
 */
public final class RoleCredentials {

    private final @Nullable Path file;
    private final @Nullable Keys others;

    private RoleCredentials(@Nullable Path file, @Nullable Keys others) {
        this.file = file;
        this.others = others;
    }

    /**
     * One set of credentials.
     *
     * @param token empty for keys that are not temporary
     * @param expiration null when it is not known
     */
    record Keys(
            String accessKeyId,
            String secretAccessKey,
            String token,
            @Nullable Instant expiration) {
        @Override
        public String toString() {
            return "Keys(hidden)";
        }
    }

    /**
     * Looks whether they can be used.
     *
     * @param file null for none
     * @param environment for the roles that the file does not name; empty when those get none
     * @throws BackendException when they cannot be used
     */
    static RoleCredentials of(@Nullable String file, Optional<Map<String, String>> environment) {
        try {
            Path path = file == null ? null : Path.of(file);
            if (path != null) {
                SortedMap<String, Keys> unused = read(path);
            }
            return new RoleCredentials(path, environment.isPresent() ? keys(environment.get()) : null);
        } catch (InvalidPathException | Unusable refused) {
            throw new BackendException("docker: option credentials: " + refused.getMessage(), refused);
        }
    }

    /** Whether there are any at all. */
    boolean areConfigured() {
        return file != null || others != null;
    }

    /**
     * Those of one role.
     *
     * @param role an ARN, or the bare name that a task definition may have
     * @throws Unusable when the file cannot be used any more
     */
    Optional<Keys> find(String role) throws Unusable {
        if (file != null) {
            for (Map.Entry<String, Keys> each : read(file).entrySet()) {
                boolean bareName = !each.getKey().startsWith("arn:") || !role.startsWith("arn:");
                if (each.getKey().equals(role)
                        || (bareName && name(each.getKey()).equals(name(role)))) {
                    return Optional.of(each.getValue());
                }
            }
        }
        return Optional.ofNullable(others);
    }

    private static String name(String role) {
        return role.substring(role.lastIndexOf('/') + 1);
    }

    private static Keys keys(Map<String, String> environment) {
        String id = environment.get("AWS_ACCESS_KEY_ID");
        String secret = environment.get("AWS_SECRET_ACCESS_KEY");
        if (id == null || secret == null) {
            throw new BackendException("docker: option host-credentials=true: AWS_ACCESS_KEY_ID and"
                    + " AWS_SECRET_ACCESS_KEY are not in the environment");
        }
        return new Keys(id, secret, environment.getOrDefault("AWS_SESSION_TOKEN", ""), null);
    }

    private static SortedMap<String, Keys> read(Path file) throws Unusable {
        return parse(UserFile.text(file), file);
    }

    private static SortedMap<String, Keys> parse(String text, Path file) throws Unusable {
        SortedMap<String, SortedMap<String, String>> sections = new TreeMap<>();
        SortedMap<String, String> section = null;
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            int equals = line.indexOf('=');
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                section = new TreeMap<>();
                sections.put(line.substring(1, line.length() - 1).strip(), section);
            } else if (section != null && equals > 0) {
                section.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            } else {
                throw new Unusable(file + ", line " + number + ": give [ROLE-ARN] and lines NAME = VALUE below it");
            }
        }
        SortedMap<String, Keys> roles = new TreeMap<>();
        for (Map.Entry<String, SortedMap<String, String>> each : sections.entrySet()) {
            roles.put(each.getKey(), keys(each.getKey(), each.getValue(), file));
        }
        return roles;
    }

    private static Keys keys(String role, SortedMap<String, String> section, Path file) throws Unusable {
        String id = section.get("aws_access_key_id");
        String secret = section.get("aws_secret_access_key");
        if (id == null || secret == null) {
            throw new Unusable(file + ": [" + role + "] needs aws_access_key_id and aws_secret_access_key");
        }
        try {
            String until = section.get("expiration");
            return new Keys(
                    id,
                    secret,
                    section.getOrDefault("aws_session_token", ""),
                    until == null ? null : Instant.parse(until));
        } catch (DateTimeParseException malformed) {
            throw new Unusable(file + ": the expiration of [" + role + "] is no time such as 2026-01-31T12:00:00Z");
        }
    }
}
