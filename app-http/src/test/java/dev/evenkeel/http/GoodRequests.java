package dev.evenkeel.http;

import dev.evenkeel.wire.Operation;
import dev.evenkeel.wire.Operations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Requests that succeed when they are sent in this order, from good-requests.txt. */
final class GoodRequests {
    private final List<Good> all = new ArrayList<>();

    /** A request and its operation. */
    record Good(Operation<?, ?> operation, String json) {}

    GoodRequests() {
        for (String line : text().split("\n", -1)) {
            if (line.contains("{")) {
                int space = line.indexOf(' ');
                all.add(new Good(operation(line.substring(0, space)), line.substring(space + 1)));
            }
        }
    }

    List<Good> all() {
        return Collections.unmodifiableList(all);
    }

    private static Operation<?, ?> operation(String name) {
        return Operations.offered().stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no operation " + name));
    }

    private static String text() {
        try (InputStream in = GoodRequests.class.getResourceAsStream("good-requests.txt")) {
            if (in == null) {
                throw new AssertionError("good-requests.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
