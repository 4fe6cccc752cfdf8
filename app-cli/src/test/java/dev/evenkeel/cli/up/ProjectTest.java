package dev.evenkeel.cli.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.cli.deploy.DeployFiles;
import dev.evenkeel.cli.json.JsonWriter;
import dev.evenkeel.cli.shell.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
    private static final String WEB = """
            cluster: shop
            services:
              web:
                desiredCount: 2
                taskDefinition:
                  containerDefinitions: [{name: main, image: nginx, memory: 64}]
              worker:
                taskDefinition: worker.json
            """;

    @TempDir
    Path folder;

    @Test
    void oneFileDefinesServicesByNameWithTheirTaskDefinitionsInItOrBesideIt() throws IOException {
        Files.writeString(folder.resolve("evenkeel.yaml"), WEB);
        Files.writeString(
                folder.resolve("worker.json"), "{\"family\":\"jobs\",\"containerDefinitions\":[{\"name\":\"job\"}]}");

        Project project = Project.read(folder);

        assertEquals("shop", project.cluster());
        assertEquals(
                List.of(
                        "web {\"desiredCount\":2} {\"containerDefinitions\":[{\"name\":\"main\",\"image\":\"nginx\","
                                + "\"memory\":64}],\"family\":\"web\"}",
                        "worker {} {\"family\":\"jobs\",\"containerDefinitions\":[{\"name\":\"job\"}]}"),
                project.services().stream().map(ProjectTest::text).toList());
        assertEquals(List.of(folder.resolve("evenkeel.yaml"), folder.resolve("worker.json")), project.sources());
    }

    @Test
    void twoFilesDefineOneServiceAsForDeploy() throws IOException {
        Files.writeString(
                folder.resolve("ecs-task-def.json"),
                "{\"family\":\"web\",\"containerDefinitions\":[{\"name\":\"m\"}]}");
        Files.writeString(folder.resolve("ecs-service-def.json"), "{\"serviceName\":\"web\",\"cluster\":\"shop\"}");

        Project project = Project.read(folder);

        assertEquals("shop", project.cluster());
        assertEquals(
                List.of("web {\"serviceName\":\"web\",\"cluster\":\"shop\"}"
                        + " {\"family\":\"web\",\"containerDefinitions\":[{\"name\":\"m\"}]}"),
                project.services().stream().map(ProjectTest::text).toList());
    }

    @Test
    void whatCannotBeReadIsRefusedInOneLineThatNamesThePlace() throws IOException {
        Map<String, String> refused = Map.of(
                "services: [", ":1:",
                "services: {}", ": services must name at least one service",
                "service: {}", ": unknown member 'service': there are cluster and services",
                "services: {web: 3}", ": service web must have members, taskDefinition at least",
                "services: {web: {taskDefinition: {}}}",
                        ": service web: taskDefinition: containerDefinitions must be a",
                "services: {web: {desiredCont: 2, taskDefinition: {containerDefinitions: [{name: m}]}}}",
                        ": service web: there is no member 'desiredCont'; there is ",
                "services: {web: {taskDefinition: {containerDefinitions: [{name: m, memroy: 2}]}}}",
                        ": service web: taskDefinition: there is no member 'containerDefinitions.memroy'; there is ",
                "services: {web: {taskDefinition: none.json}}", "there is no file ",
                "services: {web: {desiredCount: -1, taskDefinition: {containerDefinitions: [{name: m}]}}}",
                        ": service web: desiredCount must be a whole number");
        List<String> unexpected = new ArrayList<>();

        for (Map.Entry<String, String> entry : refused.entrySet()) {
            Files.writeString(folder.resolve("evenkeel.yaml"), entry.getKey());
            CommandException refusal = assertThrows(CommandException.class, () -> Project.read(folder));
            boolean oneLine = refusal.line().lines().count() == 1 && refusal.exitCode() == 2;
            if (!oneLine || !refusal.line().contains(entry.getValue())) {
                unexpected.add(entry.getKey() + " -> " + refusal.line());
            }
        }

        assertEquals(List.of(), unexpected);
    }

    @Test
    void aFolderWithoutDefinitionsIsRefusedWithWhatItShouldHold() {
        CommandException empty = assertThrows(CommandException.class, () -> Project.read(folder));
        CommandException missing = assertThrows(CommandException.class, () -> Project.read(folder.resolve("none")));

        assertEquals(
                folder
                        + " holds neither evenkeel.yaml nor ecs-task-def.json and ecs-service-def.json: write one of them"
                        + " ('evenkeel help up' shows how)",
                empty.line());
        assertEquals(
                "there is no folder " + folder.resolve("none") + ": name one that holds evenkeel.yaml, or"
                        + " ecs-task-def.json and ecs-service-def.json",
                missing.line());
    }

    @Test
    void aChangeIsSeenOnceAndOneThatCannotBeReadIsSaidOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("evenkeel.yaml"), WEB.replace("worker.json", "{}"));
        Files.writeString(file, WEB.substring(0, WEB.indexOf("  worker")));
        Sources sources = new Sources(folder, Project.read(folder));

        Optional<Project> same = sources.changed();
        Files.writeString(file, "services: [");
        assertThrows(CommandException.class, sources::changed);
        Optional<Project> stillBroken = sources.changed();
        Files.writeString(file, WEB.substring(0, WEB.indexOf("  worker")).replace("nginx", "nginx:2"));
        Optional<Project> mended = sources.changed();

        assertEquals(List.of(Optional.empty(), Optional.empty()), List.of(same, stillBroken));
        assertEquals(true, text(mended.orElseThrow().services().get(0)).contains("nginx:2"));
    }

    private static String text(DeployFiles files) {
        return files.serviceName() + " " + JsonWriter.compact(files.service()) + " "
                + JsonWriter.compact(files.taskDefinition());
    }
}
