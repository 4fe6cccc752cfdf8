package dev.evenkeel.cli.walkthrough;

import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.core.error.EcsException;
import java.time.Duration;
import java.util.List;

/** Deletes what the story has made. What is not there, since the story did not get so far, is passed over. */
final class Cleanup {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Scene scene;
    private final Stage stage;

    Cleanup(Scene scene, Stage stage) {
        this.scene = scene;
        this.stage = stage;
    }

    void run() {
        attempt(
                "DeregisterScalableTarget",
                JsonObject.empty()
                        .with("ServiceNamespace", "ecs")
                        .with("ResourceId", "service/" + scene.cluster() + "/" + scene.family())
                        .with("ScalableDimension", "ecs:service:DesiredCount"));
        if (attempt("DeleteService", service().with("service", scene.family()).with("force", true))) {
            stage.await(this::isGone, LIMIT);
        }
        for (String arn : definitions()) {
            attempt("DeregisterTaskDefinition", JsonObject.empty().with("taskDefinition", arn));
        }
    }

    private JsonObject service() {
        return JsonObject.empty().with("cluster", scene.cluster());
    }

    private boolean isGone() {
        List<JsonObject> found = stage.call("DescribeServices", service().with("services", List.of(scene.family())))
                .objects("services");
        return found.isEmpty() || "INACTIVE".equals(found.get(0).text("status"));
    }

    private List<String> definitions() {
        return stage.call("ListTaskDefinitions", JsonObject.empty().with("familyPrefix", scene.family()))
                .texts("taskDefinitionArns");
    }

    private boolean attempt(String operation, JsonObject request) {
        try {
            stage.call(operation, request);
            return true;
        } catch (EcsException absent) {
            // Nothing of that kind was made: there is nothing to take away.
            return false;
        }
    }
}
