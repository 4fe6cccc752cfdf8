package dev.evenkeel.aws;

import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.wire.AwsService;
import dev.evenkeel.wire.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;

/** Sends one request, signed, and waits for its answer. */
final class SignedHttp {
    /** As long as what wire reads; an answer that is longer is none of ECS's. */
    private static final int LONGEST_ANSWER = 32 << 20;

    private final SdkHttpClient http;
    private final AwsOptions options;
    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    SignedHttp(SdkHttpClient http, AwsOptions options, Region region, AwsCredentialsProvider credentials) {
        this.http = http;
        this.options = options;
        this.region = region;
        this.credentials = credentials;
    }

    /** The answer to one request, whatever its status. */
    static final class Answer {
        private final int status;
        private final byte[] body;

        Answer(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }

        int status() {
            return status;
        }

        byte[] body() {
            return body;
        }

        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    URI endpoint(AwsService service) {
        return options.endpoint(service, region);
    }

    /** @throws IOException when no whole answer came; the request may have been carried out all the same */
    Answer send(Operation<?, ?> operation, byte[] body) throws IOException {
        SignedRequest signed = sign(operation, body);
        HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElse(null))
                        .build())
                .call();
        int status = response.httpResponse().statusCode();
        if (response.responseBody().isEmpty()) {
            return new Answer(status, new byte[0]);
        }
        try (InputStream stream = response.responseBody().get()) {
            byte[] read = stream.readNBytes(LONGEST_ANSWER + 1);
            if (read.length > LONGEST_ANSWER) {
                throw new IOException("the answer is longer than " + LONGEST_ANSWER + " bytes");
            }
            return new Answer(status, read);
        }
    }

    private SignedRequest sign(Operation<?, ?> operation, byte[] body) {
        AwsCredentialsIdentity identity = identity();
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint(operation.service()))
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("Content-Length", String.valueOf(body.length))
                .putHeader("X-Amz-Target", operation.target())
                .putHeader("User-Agent", "evenkeel")
                .build();
        return signer.sign(sign -> sign.identity(identity)
                .request(request)
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(
                        AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                        operation.service().signingName())
                .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
    }

    /** Asked anew for each request, since credentials that are lent run out. */
    private AwsCredentialsIdentity identity() {
        try {
            return credentials.resolveCredentials();
        } catch (SdkException e) {
            throw new BackendException("The AWS credentials can no longer be had; log in to AWS again.", e);
        }
    }
}
