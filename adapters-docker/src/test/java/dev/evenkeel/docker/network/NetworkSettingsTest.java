package dev.evenkeel.docker.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.docker.Definitions;
import dev.evenkeel.docker.network.NetworkSettings.Names;
import dev.evenkeel.docker.task.OwnLabels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NetworkSettingsTest {

    private static NetworkSettings settings(String name, String value) {
        return NetworkSettings.of(new TreeMap<>(Map.of(name, value)));
    }

    private static boolean joins(String names, String mode) {
        return settings("names", names).joins(Definitions.start(mode, Definitions.shell("app", "true")));
    }

    @Test
    void namesAreForThoseWhoAskAndNothingIsHiddenUnlessItIsSaid() {
        assertEquals(new NetworkSettings(Names.AUTO, false), NetworkSettings.of(new TreeMap<>()));
        assertEquals(new NetworkSettings(Names.ALL, false), settings("names", "all"));
        assertEquals(new NetworkSettings(Names.AUTO, true), settings("instance-metadata", "hidden"));
    }

    @Test
    void whatIsNoValueIsToldWithThoseThatAre() {
        assertEquals(
                "docker: option names=some cannot be used; it takes auto, all or off",
                assertThrows(BackendException.class, () -> settings("names", "some"))
                        .getMessage());
        assertEquals(
                "docker: option instance-metadata=no cannot be used; it takes open or hidden",
                assertThrows(BackendException.class, () -> settings("instance-metadata", "no"))
                        .getMessage());
    }

    @Test
    void aTaskWithoutANetworkOfItsOwnJoinsNone() {
        assertEquals(
                List.of(true, true, false, false, false, false),
                List.of(
                        joins("all", "awsvpc"),
                        joins("all", "bridge"),
                        joins("all", "host"),
                        joins("all", "none"),
                        joins("auto", "awsvpc"),
                        joins("off", "awsvpc")));
    }

    @Test
    void eachClusterOfEachRegionAndOwnerHasANetworkOfItsOwn() {
        ClusterArn here = new ArnScope("123456789012", "us-east-1").cluster("default");
        ClusterArn there = new ArnScope("123456789012", "eu-west-1").cluster("default");

        assertEquals(OwnLabels.networkName(here, "me"), OwnLabels.networkName(here, "me"));
        assertNotEquals(OwnLabels.networkName(here, "me"), OwnLabels.networkName(there, "me"));
        assertNotEquals(OwnLabels.networkName(here, "me"), OwnLabels.networkName(here, "you"));
    }
}
