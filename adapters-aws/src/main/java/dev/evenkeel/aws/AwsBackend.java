package dev.evenkeel.aws;

import dev.evenkeel.core.api.AutoScalingApi;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.spi.Backend;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** ECS and Application Auto Scaling of one region. Any thread; a call returns when its answer is there. */
final class AwsBackend implements Backend.Remote {
    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(5);
    /** Longer than ECS takes for anything, short enough that nobody thinks us dead. */
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(30);

    private final SdkHttpClient http;
    private final EcsApi ecs;
    private final AutoScalingApi autoScaling;

    private AwsBackend(SdkHttpClient http, EcsApi ecs, AutoScalingApi autoScaling) {
        this.http = http;
        this.ecs = ecs;
        this.autoScaling = autoScaling;
    }

    static AwsBackend open(AwsOptions options, Region region, AwsCredentialsProvider credentials, Attempts attempts) {
        SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(TIME_TO_CONNECT)
                .socketTimeout(TIME_TO_ANSWER)
                .build();
        RemoteCalls calls = new RemoteCalls(new SignedHttp(http, options, region, credentials), attempts);
        return new AwsBackend(http, calls.port(EcsApi.class), calls.port(AutoScalingApi.class));
    }

    @Override
    public EcsApi ecs() {
        return ecs;
    }

    @Override
    public AutoScalingApi autoScaling() {
        return autoScaling;
    }

    @Override
    public void close() {
        http.close();
    }
}
