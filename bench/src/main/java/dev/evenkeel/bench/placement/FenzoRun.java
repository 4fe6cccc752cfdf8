package dev.evenkeel.bench.placement;

import com.netflix.fenzo.SchedulingResult;
import com.netflix.fenzo.TaskAssignmentResult;
import com.netflix.fenzo.TaskRequest;
import com.netflix.fenzo.TaskScheduler;
import com.netflix.fenzo.VMAssignmentResult;
import com.netflix.fenzo.VirtualMachineLease;
import com.netflix.fenzo.plugins.BinPackingFitnessCalculators;
import dev.evenkeel.core.placement.PlacementRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Fenzo asked as its users ask it: 200 tasks a run, fitness by packing CPU, every host looked at; after each run the hosts
 * that got tasks offer what they have left. Its time is that of {@code scheduleOnce} and of telling it what was launched.
 */
final class FenzoRun {
    static final int TASKS = 3_000;

    private static final int PER_RUN = 200;

    private FenzoRun() {}

    static double perSecond(int instances) {
        TaskScheduler scheduler = new TaskScheduler.Builder()
                .withLeaseOfferExpirySecs(1_000_000)
                .withLeaseRejectAction(lease -> {})
                .withFitnessCalculator(BinPackingFitnessCalculators.cpuBinPacker)
                .build();
        List<VirtualMachineLease> offers = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            offers.add(new FenzoLease("i-" + i, BenchFleet.CPU / 1024.0, BenchFleet.MEMORY));
        }
        scheduler.scheduleOnce(List.of(), offers);
        Random random = new Random(instances);
        long nanos = 0;
        for (int run = 0; run < TASKS / PER_RUN; run++) {
            List<TaskRequest> tasks = new ArrayList<>();
            for (int i = 0; i < PER_RUN; i++) {
                PlacementRequest request = Workload.PLAIN.next(random);
                tasks.add(new FenzoTask(
                        run + "-" + i,
                        request.needed().cpu() / 1024.0,
                        request.needed().memory()));
            }
            List<VirtualMachineLease> left = run == 0 ? List.of() : new ArrayList<>(offers);
            long begun = System.nanoTime();
            SchedulingResult result = scheduler.scheduleOnce(tasks, left);
            offers.clear();
            int placed = 0;
            for (VMAssignmentResult host : result.getResultMap().values()) {
                double cpu = host.getLeasesUsed().stream()
                        .mapToDouble(VirtualMachineLease::cpuCores)
                        .sum();
                double memory = host.getLeasesUsed().stream()
                        .mapToDouble(VirtualMachineLease::memoryMB)
                        .sum();
                for (TaskAssignmentResult assigned : host.getTasksAssigned()) {
                    scheduler.getTaskAssigner().call(assigned.getRequest(), host.getHostname());
                    cpu -= assigned.getRequest().getCPUs();
                    memory -= assigned.getRequest().getMemory();
                    placed++;
                }
                offers.add(new FenzoLease(host.getHostname(), cpu, memory));
            }
            nanos += System.nanoTime() - begun;
            if (placed != PER_RUN) {
                throw new IllegalStateException("Fenzo placed " + placed + " of " + PER_RUN + " tasks");
            }
        }
        scheduler.shutdown();
        return TASKS * 1e9 / nanos;
    }

    /** The same tasks, one decision after another. */
    static double oursPerSecond(int instances) {
        BenchFleet fleet = new BenchFleet(instances);
        Random random = new Random(instances);
        List<PlacementRequest> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            tasks.add(Workload.PLAIN.next(random));
        }
        long begun = System.nanoTime();
        for (PlacementRequest task : tasks) {
            if (!fleet.place(task)) {
                throw new IllegalStateException("no place for " + task);
            }
        }
        return TASKS * 1e9 / (System.nanoTime() - begun);
    }
}
