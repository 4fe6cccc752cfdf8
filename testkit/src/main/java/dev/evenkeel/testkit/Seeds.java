package dev.evenkeel.testkit;

import java.util.stream.LongStream;

/**
 * Runs a property for many seeds. One that fails says its seed and the command that runs it alone; that command sets the
 * system property {@value #PROPERTY}.
 */
public final class Seeds {
    /** A single seed to run instead of all. */
    public static final String PROPERTY = "evenkeel.seed";

    /** A property of the system under one seed. */
    public interface Check {
        void run(long seed) throws Exception;
    }

    private Seeds() {}

    /**
     * Runs seeds 1 to {@code count}.
     *
     * @param module the Maven module of the test, for the command that repeats it
     * @param test the test class
     */
    public static void forEach(int count, String module, Class<?> test, Check check) {
        String one = System.getProperty(PROPERTY);
        LongStream seeds = one == null ? LongStream.rangeClosed(1, count) : LongStream.of(Long.parseLong(one));
        seeds.forEach(seed -> {
            try {
                check.run(seed);
            } catch (Exception | AssertionError failed) {
                throw new AssertionError(
                        "seed " + seed + " fails: " + failed.getMessage() + "\nRepeat with: mvn -pl " + module
                                + " -am verify -Dtest=" + test.getSimpleName()
                                + " -Dsurefire.failIfNoSpecifiedTests=false -D" + PROPERTY + "=" + seed,
                        failed);
            }
        });
    }
}
