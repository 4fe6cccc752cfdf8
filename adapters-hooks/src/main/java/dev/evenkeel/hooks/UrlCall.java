package dev.evenkeel.hooks;

import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.HookCall;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A POST of the payload. A redirect is not followed: it would lead to where nobody has asked for. */
final class UrlCall {
    /** What an answer may have; more is a failure. */
    static final int ANSWER_BYTES_MAX = 64 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final Duration timeout;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    UrlCall(Duration timeout) {
        this.timeout = timeout;
    }

    HookAnswer answer(HookTarget.Url url, HookCall call) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.uri())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(HookJson.payload(call)))
                .build();
        var sent = client.sendAsync(request, UrlCall::bounded);
        try {
            // The request's own time-out ends with the headers: the body has to come within it too.
            HttpResponse<byte[]> response = sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() / 100 != 2) {
                return HookAnswer.failed(call, "it answered with status " + response.statusCode());
            }
            return response.body().length > ANSWER_BYTES_MAX
                    ? HookAnswer.failed(call, "its answer is longer than 64 KiB")
                    : HookJson.answer(call, response.body());
        } catch (TimeoutException late) {
            sent.cancel(true);
            return late(call);
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof HttpTimeoutException
                    ? late(call)
                    : HookAnswer.failed(call, url.uri() + " can not be reached");
        }
    }

    private static HttpResponse.BodySubscriber<byte[]> bounded(HttpResponse.ResponseInfo info) {
        return HttpResponse.BodySubscribers.mapping(HttpResponse.BodySubscribers.ofInputStream(), UrlCall::read);
    }

    private static byte[] read(InputStream body) {
        try (body) {
            return body.readNBytes(ANSWER_BYTES_MAX + 1);
        } catch (IOException broken) {
            return new byte[0];
        }
    }

    private HookAnswer late(HookCall call) {
        return HookAnswer.failed(call, "it did not answer within " + timeout.toSeconds() + " s");
    }

    void close() {
        // Java 21's client has a close, which waits for what is under way; those calls are to end.
        client.shutdownNow();
    }
}
