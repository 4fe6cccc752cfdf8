package dev.evenkeel.hooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which URL or command stands in for which function. In a file, a line each: the function's ARN, {@code =}, the target;
 * empty lines and those that begin with {@code #} say nothing.
 */
public record HookTargets(SortedMap<String, HookTarget> byFunction) {
    private static final long FILE_BYTES_MAX = 1 << 20;

    public HookTargets {
        byFunction = Collections.unmodifiableSortedMap(new TreeMap<>(byFunction));
    }

    /**
     * Reads a file.
     *
     * @throws HookTargetsException when it cannot be read or understood
     */
    public static HookTargets read(Path file) {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new HookTargetsException(file + " is larger than 1 MiB");
            }
            return of(Files.readAllLines(file), file.toString());
        } catch (IOException unreadable) {
            throw new HookTargetsException(file + " can not be read");
        }
    }

    /** The same from lines; {@code source} names them where one is wrong. */
    static HookTargets of(List<String> lines, String source) {
        SortedMap<String, HookTarget> targets = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String place = source + ", line " + (i + 1) + ": ";
            if (equals < 1) {
                throw new HookTargetsException(place + "give FUNCTION-ARN = URL or FUNCTION-ARN = COMMAND");
            }
            try {
                String function = line.substring(0, equals).strip();
                if (targets.put(function, HookTarget.of(line.substring(equals + 1))) != null) {
                    throw new HookTargetsException(function + " stands there twice");
                }
            } catch (HookTargetsException wrong) {
                throw new HookTargetsException(place + wrong.getMessage());
            }
        }
        return new HookTargets(targets);
    }

    Optional<HookTarget> find(String functionArn) {
        return Optional.ofNullable(byFunction.get(functionArn));
    }
}
