package dev.evenkeel.docker;

import dev.evenkeel.docker.client.EngineAddress;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The test needs a Docker engine with the test images. Without one it is skipped, with the reason; with
 * EVENKEEL_REQUIRE_DOCKER=true it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsEngine.Condition.class)
public @interface NeedsEngine {

    /** Asks the engine once a run. */
    final class Condition implements ExecutionCondition {

        private static final List<String> IMAGES =
                List.of("busybox:latest", "evenkeel-test/web:v1", "evenkeel-test/web:v2");
        private static final Optional<String> MISSING = missing();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (MISSING.isEmpty()) {
                return ConditionEvaluationResult.enabled("an engine with the test images answers");
            }
            if (Boolean.parseBoolean(System.getenv("EVENKEEL_REQUIRE_DOCKER"))) {
                throw new IllegalStateException("EVENKEEL_REQUIRE_DOCKER is set, but " + MISSING.get());
            }
            return ConditionEvaluationResult.disabled(
                    MISSING.get() + "; run .ci/docker-engine and .ci/test-images to have this test");
        }

        private static Optional<String> missing() {
            EngineAddress address = EngineAddress.usual(System.getenv());
            try {
                if (!status(address, "/_ping").startsWith("HTTP/1.1 200")) {
                    return Optional.of("no Docker engine answers at " + address.text());
                }
                for (String image : IMAGES) {
                    if (!status(address, "/images/" + image + "/json").startsWith("HTTP/1.1 200")) {
                        return Optional.of("the Docker engine has no image " + image);
                    }
                }
                return Optional.empty();
            } catch (IOException unreachable) {
                return Optional.of(
                        "no Docker engine answers at " + address.text() + " (" + unreachable.getMessage() + ")");
            }
        }

        private static String status(EngineAddress address, String path) throws IOException {
            SocketAddress socket = switch (address) {
                case EngineAddress.Unix unix -> UnixDomainSocketAddress.of(unix.path());
                case EngineAddress.Tcp tcp -> new InetSocketAddress(tcp.host(), tcp.port());
                case EngineAddress.Ssh ssh -> throw new IOException("the tests want an engine on this machine");
            };
            try (SocketChannel channel = SocketChannel.open(socket)) {
                String request = "GET " + path + " HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n";
                channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
                ByteBuffer head = ByteBuffer.allocate(64);
                channel.read(head);
                return new String(head.array(), 0, head.position(), StandardCharsets.US_ASCII);
            }
        }
    }
}
