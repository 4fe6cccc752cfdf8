package dev.evenkeel.bench.placement;

import com.netflix.fenzo.VirtualMachineLease;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.mesos.Protos;
import org.jspecify.annotations.Nullable;

/** What a host offers Fenzo. */
final class FenzoLease implements VirtualMachineLease {
    private static final AtomicLong MADE = new AtomicLong();

    private final String id = "offer-" + MADE.incrementAndGet();
    private final String host;
    private final double cores;
    private final double memory;

    FenzoLease(String host, double cores, double memory) {
        this.host = host;
        this.cores = cores;
        this.memory = memory;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public long getOfferedTime() {
        return System.currentTimeMillis();
    }

    @Override
    public String hostname() {
        return host;
    }

    @Override
    public String getVMID() {
        return host;
    }

    @Override
    public double cpuCores() {
        return cores;
    }

    @Override
    public double memoryMB() {
        return memory;
    }

    @Override
    public double networkMbps() {
        return 0;
    }

    @Override
    public double diskMB() {
        return 0;
    }

    @Override
    public List<Range> portRanges() {
        return List.of();
    }

    @Override
    public Protos.@Nullable Offer getOffer() {
        return null;
    }

    @Override
    public Map<String, Protos.Attribute> getAttributeMap() {
        return new LinkedHashMap<>(); // it is asked for the attribute null
    }

    @Override
    public @Nullable Double getScalarValue(String name) {
        return null;
    }

    @Override
    public Map<String, Double> getScalarValues() {
        return new TreeMap<>();
    }
}
