package dev.evenkeel.docker.load;

/**
 * A shell script that uses so much of a processor, and no more.
 *
 * <p>It reads its own processor time and the machine's uptime from {@code /proc}, both in hundredths of a second, and
 * sleeps whenever it has had its share. It ends by itself after its lease. It needs a shell and {@code sleep}, nothing else
 * of its image.
 */
final class BusyLoop {

    private static final String SCRIPT = """
            echo $$
            now() { read up rest </proc/uptime; now=${up%%.*}${up#*.}; }
            now; from=$now
            while :; do
              i=0; while [ $i -lt 500 ]; do i=$((i + 1)); done
              now; passed=$((now - from))
              [ $passed -lt LEASE ] || exit 0
              read stat </proc/$$/stat; set -- ${stat##*) }; used=$((${12} + ${13}))
              [ $((used * 100)) -le $((passed * PERCENT)) ] || sleep 0.05 2>/dev/null || sleep 1
            done
            """;

    private BusyLoop() {}

    /**
     * The script.
     *
     * @param percent of one processor, 1 to 100
     * @param leaseSeconds after which it ends
     */
    static String script(int percent, int leaseSeconds) {
        return SCRIPT.replace("PERCENT", String.valueOf(percent)).replace("LEASE", String.valueOf(leaseSeconds * 100));
    }
}
