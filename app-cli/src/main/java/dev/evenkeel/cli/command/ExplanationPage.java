package dev.evenkeel.cli.command;

import dev.evenkeel.cli.ecs.Arn;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.screen.Moments;
import dev.evenkeel.cli.screen.PlainText;
import dev.evenkeel.cli.screen.Style;
import dev.evenkeel.cli.screen.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an explanation looks: a line that says it all, what is waited for, and the figures under it. */
final class ExplanationPage {
    private final ClusterCommand command;
    private final Moments moments;
    private final Style style;

    ExplanationPage(ClusterCommand command) {
        this.command = command;
        this.moments = command.moments();
        this.style = new Style(command.shell().terminal());
    }

    /** The explanation with moments as text, as other JSON answers have them. */
    JsonObject json(JsonObject explanation) {
        return explanation
                .with("findings", ClusterCommand.each(explanation.objects("findings"), this::finding))
                .with("looksAgainAt", ClusterCommand.iso(explanation.moment("looksAgainAt")));
    }

    void service(String name, JsonObject explanation) {
        command.say(style.strong("service " + PlainText.line(name)) + " in cluster "
                + command.cluster().name() + ": " + explanation.text("status", "-") + ", "
                + explanation.text("scheduler", "-") + ", desired " + explanation.count("desiredCount"));
        findings(explanation);
        if (explanation.has("budget")) {
            heading("what its percentages allow");
            command.say("  " + budget(explanation.object("budget")));
        }
        List<JsonObject> deployments = explanation.objects("deployments");
        if (!deployments.isEmpty()) {
            heading("deployments");
            command.print(deployments(deployments));
        }
        List<JsonObject> rejections = explanation.objects("rejections");
        if (!rejections.isEmpty()) {
            heading("why no instance takes the next task");
            command.print(rejections(rejections));
        }
        looksAgain(explanation);
    }

    void task(JsonObject explanation) {
        String standing = explanation.text("standing");
        String instance = explanation.text("containerInstance");
        command.say(style.strong("task " + Arn.name(explanation.text("taskArn", "-"))) + ": "
                + explanation.text("lastStatus", "-") + ", to be " + explanation.text("desiredStatus", "-")
                + (standing == null ? "" : ", counts as " + standing)
                + (instance == null ? "" : ", on container instance " + Arn.shortId(instance)));
        findings(explanation);
        heading("containers");
        command.print(containers(explanation.objects("containers")));
        looksAgain(explanation);
    }

    private void findings(JsonObject explanation) {
        heading("what it waits for");
        List<JsonObject> findings = explanation.objects("findings");
        int width = 0;
        for (JsonObject finding : findings) {
            width = Math.max(width, finding.text("kind", "-").length());
        }
        for (JsonObject finding : findings) {
            String kind = finding.text("kind", "-");
            String padding = " ".repeat(width - kind.length());
            Instant until = finding.moment("until");
            command.say("  " + (kind.equals("STEADY") ? style.good(kind) : style.busy(kind)) + padding + "  "
                    + PlainText.line(finding.text("text", ""))
                    + (until == null ? "" : " Until " + moments.clock(until) + "."));
        }
    }

    private static String budget(JsonObject budget) {
        return "minimumHealthyPercent " + budget.count("minimumHealthyPercent") + " keeps " + budget.count("lower")
                + " healthy, maximumPercent " + budget.count("maximumPercent") + " allows " + budget.count("upper")
                + ": " + budget.count("wanted") + " run or start, " + budget.count("available") + " serve; "
                + budget.count("start") + " may start and " + budget.count("stop") + " old may stop now";
    }

    private static Table deployments(List<JsonObject> deployments) {
        Table table = new Table(
                Table.Column.text("  DEPLOYMENT"),
                Table.Column.state("STATUS"),
                Table.Column.state("ROLLOUT"),
                Table.Column.text("TASK DEFINITION"),
                Table.Column.number("PENDING"),
                Table.Column.number("RUNNING"),
                Table.Column.number("HEALTHY"),
                Table.Column.number("UNHEALTHY"),
                Table.Column.number("STOPPING"),
                Table.Column.number("FAILED"));
        for (JsonObject each : deployments) {
            table.row(
                    "  " + each.text("id", "-"),
                    each.text("status", "-"),
                    each.text("rolloutState", "-"),
                    Arn.name(each.text("taskDefinition", "-")),
                    count(each, "pending"),
                    count(each, "running"),
                    count(each, "healthy"),
                    count(each, "unhealthy"),
                    count(each, "stopping"),
                    count(each, "failedTasks"));
        }
        return table;
    }

    private static Table rejections(List<JsonObject> rejections) {
        Table table = new Table(
                Table.Column.text("  CONTAINER INSTANCE"),
                Table.Column.text("REASON"),
                Table.Column.text("NEEDS"),
                Table.Column.text("HAS"));
        for (JsonObject each : rejections) {
            table.row(
                    "  " + Arn.shortId(each.text("containerInstance", "-")),
                    each.text("reason", "-"),
                    each.text("needed", "-"),
                    each.text("free", "-"));
        }
        return table;
    }

    private static Table containers(List<JsonObject> containers) {
        Table table = new Table(
                Table.Column.text("  CONTAINER"),
                Table.Column.state("STATUS"),
                Table.Column.state("HEALTH"),
                Table.Column.number("EXIT"),
                Table.Column.text("REASON"));
        for (JsonObject each : containers) {
            table.row(
                    "  " + each.text("name", "-"),
                    each.text("status", "-"),
                    each.text("health", "-"),
                    each.countOrNull("exitCode") == null ? "-" : count(each, "exitCode"),
                    each.text("reason", "-"));
        }
        return table;
    }

    private void looksAgain(JsonObject explanation) {
        @Nullable Instant again = explanation.moment("looksAgainAt");
        command.say("");
        command.say(
                again == null
                        ? "It is looked at again when something changes."
                        : "It is looked at again at " + moments.clock(again) + ", or when something changes.");
    }

    private void heading(String text) {
        command.say("");
        command.say(style.faint(text));
    }

    private JsonObject finding(JsonObject finding) {
        return finding.with("until", ClusterCommand.iso(finding.moment("until")));
    }

    private static String count(JsonObject object, String member) {
        return String.valueOf(object.count(member));
    }
}
