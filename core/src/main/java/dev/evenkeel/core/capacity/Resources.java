package dev.evenkeel.core.capacity;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * An amount of what tasks compete for on a container instance.
 *
 * @param cpu CPU units, 1024 for one vCPU
 * @param memory MiB
 * @param gpu whole GPUs
 * @param tcpPorts host ports; of an instance the ones that are taken, of a task the ones it needs
 * @param udpPorts the same for UDP
 */
public record Resources(int cpu, int memory, int gpu, NavigableSet<Integer> tcpPorts, NavigableSet<Integer> udpPorts) {

    private static final NavigableSet<Integer> RESERVED =
            Collections.unmodifiableNavigableSet(new TreeSet<>(List.of(22, 2375, 2376, 51678, 51679, 51680)));

    public static final Resources NONE =
            new Resources(0, 0, 0, Collections.emptyNavigableSet(), Collections.emptyNavigableSet());

    public Resources {
        tcpPorts = copy(tcpPorts);
        udpPorts = copy(udpPorts);
    }

    public static Resources of(int cpu, int memory) {
        return new Resources(cpu, memory, 0, Collections.emptyNavigableSet(), Collections.emptyNavigableSet());
    }

    public Resources withPorts(NavigableSet<Integer> tcp, NavigableSet<Integer> udp) {
        return new Resources(cpu, memory, gpu, tcp, udp);
    }

    public Resources withGpu(int count) {
        return new Resources(cpu, memory, count, tcpPorts, udpPorts);
    }

    /** The same with the ports taken that ECS keeps on each container instance for SSH, the Docker daemon and the agent. */
    public Resources withReservedPorts() {
        return new Resources(cpu, memory, gpu, union(tcpPorts, RESERVED), udpPorts);
    }

    /** How many ports are in it, over both protocols. */
    public int portCount() {
        return tcpPorts.size() + udpPorts.size();
    }

    /** Takes a task's need off what is free: cpu and memory shrink, taken ports grow. */
    public Resources minus(Resources task) {
        return new Resources(
                cpu - task.cpu,
                memory - task.memory,
                gpu - task.gpu,
                union(tcpPorts, task.tcpPorts),
                union(udpPorts, task.udpPorts));
    }

    /** Gives back what a task needed: cpu and memory grow, taken ports shrink. */
    public Resources plus(Resources task) {
        return new Resources(
                cpu + task.cpu,
                memory + task.memory,
                gpu + task.gpu,
                difference(tcpPorts, task.tcpPorts),
                difference(udpPorts, task.udpPorts));
    }

    private static NavigableSet<Integer> copy(NavigableSet<Integer> ports) {
        return ports.isEmpty()
                ? Collections.emptyNavigableSet()
                : Collections.unmodifiableNavigableSet(new TreeSet<>(ports));
    }

    private static NavigableSet<Integer> union(NavigableSet<Integer> left, NavigableSet<Integer> right) {
        if (right.isEmpty()) {
            return left;
        }
        NavigableSet<Integer> all = new TreeSet<>(left);
        all.addAll(right);
        return all;
    }

    private static NavigableSet<Integer> difference(NavigableSet<Integer> left, NavigableSet<Integer> right) {
        if (right.isEmpty()) {
            return left;
        }
        NavigableSet<Integer> rest = new TreeSet<>(left);
        rest.removeAll(right);
        return rest;
    }
}
