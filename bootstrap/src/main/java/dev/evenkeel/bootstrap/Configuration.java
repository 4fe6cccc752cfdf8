package dev.evenkeel.bootstrap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an Evenkeel is to be.
 *
 * @param backend the name of a backend that some plugin brings: sim, docker, aws
 * @param backendOptions by name; only those that the backend lists
 * @param account twelve digits
 * @param region the one that is opened at once; others are when they are first asked for
 * @param seed of all ids and random choices
 * @param metricPeriod what a data point of a metric is taken over; 60 s on ECS, 1 s to 1 h
 * @param healthyAfter how long a task without a health check must run to count as healthy; 40 s on ECS, 0 to 1 h
 * @param pluginFolder a folder with plugins' jars, null for none; it must exist
 * @param lifecycleHooks a file that names the URLs and commands which stand in for functions, null for none
 * @param stateFolder where the state is kept over restarts, null to keep it in memory only; made if it is not there
 */
public record Configuration(
        String backend,
        SortedMap<String, String> backendOptions,
        String account,
        String region,
        long seed,
        ClockMode clock,
        Duration metricPeriod,
        Duration healthyAfter,
        @Nullable Path pluginFolder,
        @Nullable Path lifecycleHooks,
        @Nullable Path stateFolder) {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d{1,2}");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String SIM = "sim";
    private static final String AWS = "aws";

    public Configuration {
        backendOptions = Collections.unmodifiableSortedMap(new TreeMap<>(backendOptions));
        check(
                ACCOUNT.matcher(account).matches(),
                "Account '" + account + "' is not twelve digits, such as 123456789012.");
        checkRegion(region);
        check(
                !metricPeriod.minusSeconds(1).isNegative() && metricPeriod.compareTo(HOUR) <= 0,
                "The metric period is " + metricPeriod + "; give 1 s to 1 h.");
        check(
                !healthyAfter.isNegative() && healthyAfter.compareTo(HOUR) <= 0,
                "The time after which a task counts as healthy is " + healthyAfter + "; give 0 s to 1 h.");
        if (clock instanceof ClockMode.Wall wall) {
            check(
                    wall.timeScale() >= 1 && wall.timeScale() <= 1000,
                    "The time scale is " + wall.timeScale() + "; give a whole number from 1 to 1000.");
        }
        check(
                lifecycleHooks == null || clock instanceof ClockMode.Wall,
                "Lifecycle hooks outside of Evenkeel live in real time: leave out instant mode.");
        check(
                stateFolder == null || clock.equals(ClockMode.wall()),
                "State is kept in real time only, which goes on while nothing runs: leave out the time scale, instant"
                        + " mode or the state.");
        check(
                stateFolder == null || !backend.equals(AWS),
                "Backend aws has its state in AWS: leave out the folder for it.");
        check(
                backend.equals(SIM) || clock.equals(ClockMode.wall()),
                "Backend " + backend
                        + " lives in real time: leave out the time scale and instant mode, or use backend sim.");
    }

    /** The simulator in virtual time, account 123456789012, region us-east-1, seed 1. */
    public static Configuration simulated() {
        return of(SIM, ClockMode.virtual());
    }

    /** A backend and a clock, all else at its default. */
    public static Configuration of(String backend, ClockMode clock) {
        return new Configuration(
                backend,
                new TreeMap<>(),
                "123456789012",
                "us-east-1",
                1,
                clock,
                Duration.ofSeconds(60),
                Duration.ofSeconds(40),
                null,
                null,
                null);
    }

    public Configuration withBackendOptions(SortedMap<String, String> changed) {
        return new Configuration(
                backend,
                changed,
                account,
                region,
                seed,
                clock,
                metricPeriod,
                healthyAfter,
                pluginFolder,
                lifecycleHooks,
                stateFolder);
    }

    public Configuration withAccount(String changed) {
        return new Configuration(
                backend,
                backendOptions,
                changed,
                region,
                seed,
                clock,
                metricPeriod,
                healthyAfter,
                pluginFolder,
                lifecycleHooks,
                stateFolder);
    }

    public Configuration withRegion(String changed) {
        return new Configuration(
                backend,
                backendOptions,
                account,
                changed,
                seed,
                clock,
                metricPeriod,
                healthyAfter,
                pluginFolder,
                lifecycleHooks,
                stateFolder);
    }

    public Configuration withSeed(long changed) {
        return new Configuration(
                backend,
                backendOptions,
                account,
                region,
                changed,
                clock,
                metricPeriod,
                healthyAfter,
                pluginFolder,
                lifecycleHooks,
                stateFolder);
    }

    public Configuration withMetricPeriod(Duration changed) {
        return new Configuration(
                backend,
                backendOptions,
                account,
                region,
                seed,
                clock,
                changed,
                healthyAfter,
                pluginFolder,
                lifecycleHooks,
                stateFolder);
    }

    public Configuration withHealthyAfter(Duration changed) {
        return new Configuration(
                backend,
                backendOptions,
                account,
                region,
                seed,
                clock,
                metricPeriod,
                changed,
                pluginFolder,
                lifecycleHooks,
                stateFolder);
    }

    public Configuration withPluginFolder(@Nullable Path changed) {
        return new Configuration(
                backend,
                backendOptions,
                account,
                region,
                seed,
                clock,
                metricPeriod,
                healthyAfter,
                changed,
                lifecycleHooks,
                stateFolder);
    }

    public Configuration withLifecycleHooks(@Nullable Path changed) {
        return new Configuration(
                backend,
                backendOptions,
                account,
                region,
                seed,
                clock,
                metricPeriod,
                healthyAfter,
                pluginFolder,
                changed,
                stateFolder);
    }

    public Configuration withStateFolder(@Nullable Path changed) {
        return new Configuration(
                backend,
                backendOptions,
                account,
                region,
                seed,
                clock,
                metricPeriod,
                healthyAfter,
                pluginFolder,
                lifecycleHooks,
                changed);
    }

    /** Whether a text can be a region's name. */
    public static boolean isRegion(String text) {
        return text.length() <= 32 && REGION.matcher(text).matches();
    }

    private static void checkRegion(String region) {
        check(isRegion(region), "Region '" + region + "' is no region's name, such as us-east-1.");
    }

    private static void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new StartupException(otherwise);
        }
    }
}
