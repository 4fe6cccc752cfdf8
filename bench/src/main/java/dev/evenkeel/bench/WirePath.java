package dev.evenkeel.bench;

import dev.evenkeel.core.api.DescribeTasksRequest;
import dev.evenkeel.core.api.DescribeTasksResponse;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionResponse;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.testkit.Records;
import dev.evenkeel.wire.Codec;
import dev.evenkeel.wire.Operation;
import dev.evenkeel.wire.Operations;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** ECS JSON to a request, and an answer to ECS JSON. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls what is marked with Setup before all else
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class WirePath {
    /** As many as DescribeTasks takes. */
    private static final int DESCRIBED = 100;

    private final Codec codec = new Codec();
    private final Operation<RegisterTaskDefinitionRequest, RegisterTaskDefinitionResponse> register =
            Operations.between(RegisterTaskDefinitionRequest.class, RegisterTaskDefinitionResponse.class);
    private final Operation<DescribeTasksRequest, DescribeTasksResponse> describe =
            Operations.between(DescribeTasksRequest.class, DescribeTasksResponse.class);
    private byte[] request;
    private DescribeTasksResponse response;

    /** A task definition of one container, and the description of 100 tasks of it. */
    @Setup
    public void fill() {
        request = codec.writeRequest(
                register,
                Records.of(
                        RegisterTaskDefinitionRequest.class,
                        "family",
                        "web",
                        "containerDefinitions",
                        List.of(Definitions.container())));
        Region region = new Region(new Region.Size(DESCRIBED, 5, 1, true), (at, event) -> {});
        region.fill();
        List<String> tasks = region.engine.state().tasks().stream()
                .map(Task::taskArn)
                .map(arn -> arn.value())
                .toList();
        response = region.engine.ecs().describeTasks(Records.of(DescribeTasksRequest.class, "tasks", tasks));
    }

    /** RegisterTaskDefinition, decoded. */
    @Benchmark
    public Object decode() {
        return codec.readRequest(register, request);
    }

    /** DescribeTasks of 100 tasks, encoded. */
    @Benchmark
    public Object encode() {
        return codec.writeResponse(describe, response);
    }
}
