package dev.evenkeel.core.taskdefinition;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The pairs of cpu and memory that Fargate has, as the service model lists them: for 256 units 512, 1024 or 2048 MiB;
 * for 512 units 1 to 4 GiB, for 1024 2 to 8, for 2048 4 to 16, for 4096 8 to 30, all in steps of 1 GiB; for 8192 16 to 60
 * in steps of 4; for 16384 32 to 120 in steps of 8.
 */
public final class FargateSizes {
    private static final Map<Integer, IntPredicate> MEMORY_FOR_CPU = new TreeMap<>();

    static {
        MEMORY_FOR_CPU.put(256, memory -> memory == 512 || memory == 1024 || memory == 2048);
        MEMORY_FOR_CPU.put(512, gib(1, 4, 1));
        MEMORY_FOR_CPU.put(1024, gib(2, 8, 1));
        MEMORY_FOR_CPU.put(2048, gib(4, 16, 1));
        MEMORY_FOR_CPU.put(4096, gib(8, 30, 1));
        MEMORY_FOR_CPU.put(8192, gib(16, 60, 4));
        MEMORY_FOR_CPU.put(16384, gib(32, 120, 8));
    }

    private FargateSizes() {}

    /** Whether Fargate has a size of so many CPU units and MiB. */
    public static boolean has(int cpu, int memory) {
        return MEMORY_FOR_CPU.getOrDefault(cpu, any -> false).test(memory);
    }

    private static IntPredicate gib(int from, int to, int step) {
        return memory -> memory % (1024 * step) == 0 && memory >= from * 1024 && memory <= to * 1024;
    }
}
