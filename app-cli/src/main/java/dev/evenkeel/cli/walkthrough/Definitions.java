package dev.evenkeel.cli.walkthrough;

import dev.evenkeel.cli.json.JsonObject;
import java.util.List;

/**
 * The task definitions of the story: a small web server that answers its version, v1 and v2.
 *
 * <p>It needs an image with a busybox. The shell stays process 1 so that it can end at once when it is told to: as
 * process 1 the web server would ignore the signal.
 */
final class Definitions {
    static final int MEMORY = 512;
    static final int PORT = 80;

    private static final String WORK = "(while :; do :; done) & ";

    private Definitions() {}

    /** What RegisterTaskDefinition is asked for a version. Only v1 of a working scene works by itself. */
    static JsonObject of(Scene scene, String version) {
        boolean works = scene.working() && version.equals("v1");
        JsonObject definition = JsonObject.empty()
                .with("family", scene.family())
                .with("networkMode", scene.subnets().isEmpty() ? "bridge" : "awsvpc")
                .with("cpu", Integer.toString(scene.cpu()))
                .with("memory", Integer.toString(MEMORY))
                .with("containerDefinitions", List.of(container(scene, version, works)));
        return scene.isFargate() ? definition.with("requiresCompatibilities", List.of("FARGATE")) : definition;
    }

    private static JsonObject container(Scene scene, String version, boolean works) {
        JsonObject container = JsonObject.empty()
                .with("name", "web")
                .with("image", scene.image())
                .with("cpu", scene.cpu())
                .with("memory", MEMORY)
                .with("essential", true)
                .with("command", List.of("sh", "-c", serve(version, works ? WORK : "")))
                .with(
                        "environment",
                        List.of(JsonObject.empty().with("name", "VERSION").with("value", version)))
                .with(
                        "portMappings",
                        List.of(JsonObject.empty().with("containerPort", PORT).with("protocol", "tcp")))
                .with(
                        "healthCheck",
                        JsonObject.empty()
                                .with(
                                        "command",
                                        List.of("CMD-SHELL", "wget -q -O /dev/null http://127.0.0.1:80/ || exit 1"))
                                .with("interval", 5)
                                .with("timeout", 2)
                                .with("retries", 3))
                .with("stopTimeout", 5);
        // The simulator does not run the command: it is told by a label what the container would use.
        return works
                ? container.with(
                        "dockerLabels",
                        JsonObject.empty().with("dev.evenkeel.sim.cpu-units", Integer.toString(scene.cpu())))
                : container;
    }

    private static String serve(String version, String work) {
        return "trap 'kill $!; exit 0' TERM; mkdir -p /www && echo " + version + " > /www/index.html"
                + " && { httpd -f -p 80 -h /www & " + work + "wait $!; }";
    }
}
