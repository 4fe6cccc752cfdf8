package dev.evenkeel.docker.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubnetTest {

    @Test
    void knowsTheNetworkOfAnAddressAndItsFirst() {
        assertEquals(
                List.of("172.17.0.0/16", "10.0.2.96/28", "192.168.1.1", "10.128.0.1"),
                List.of(
                        Subnet.of("172.17.3.200", 16),
                        Subnet.of("10.0.2.100", 28),
                        Subnet.firstAddress("192.168.1.0/24"),
                        Subnet.firstAddress("10.200.0.0/9")));
    }
}
