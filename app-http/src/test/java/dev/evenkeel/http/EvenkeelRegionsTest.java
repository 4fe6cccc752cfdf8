package dev.evenkeel.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.core.api.CreateClusterRequest;
import dev.evenkeel.core.api.CreateClusterResponse;
import dev.evenkeel.core.api.ListClustersRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EvenkeelRegionsTest {
    @Test
    void aRegionIsAWorldOfItsOwnUntilAllAreReset() throws Exception {
        for (ClockMode clock : List.of(ClockMode.wall(), ClockMode.virtual(), ClockMode.settling())) {
            try (Evenkeel evenkeel = Evenkeel.open(Configuration.of("sim", clock))) {
                EvenkeelRegions regions = new EvenkeelRegions(evenkeel);

                create(regions, "us-east-1", "one");
                create(regions, "us-east-1", "two");
                create(regions, "eu-west-1", "three");
                List<List<String>> before = List.of(names(regions, "us-east-1"), names(regions, "eu-west-1"));
                regions.reset().toCompletableFuture().get(10, TimeUnit.SECONDS);
                List<List<String>> after = List.of(names(regions, "us-east-1"), names(regions, "eu-west-1"));

                assertEquals(List.of(List.of("default", "one", "two"), List.of("default", "three")), before);
                assertEquals(List.of(List.of("default"), List.of("default")), after);
            }
        }
    }

    private static void create(EvenkeelRegions regions, String region, String name) throws Exception {
        CreateClusterResponse response = regions.call(
                        region,
                        (ecs, scaling) ->
                                ecs.createCluster(new CreateClusterRequest(name, null, null, null, null, null)))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        assertEquals(true, response.cluster() != null);
    }

    private static List<String> names(EvenkeelRegions regions, String region) throws Exception {
        List<String> arns = regions.call(
                        region,
                        (ecs, scaling) -> ecs.listClusters(new ListClustersRequest(null, null))
                                .clusterArns())
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        List<String> names = new ArrayList<>();
        if (arns != null) {
            arns.forEach(arn -> names.add(arn.substring(arn.lastIndexOf('/') + 1)));
        }
        return names;
    }
}
