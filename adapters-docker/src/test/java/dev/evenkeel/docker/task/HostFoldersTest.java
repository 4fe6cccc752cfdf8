package dev.evenkeel.docker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which folders of the host tasks may mount, with links and tricks. */
@NullUnmarked
class HostFoldersTest {

    private static final List<String> TARGETS = List.of(
            "/",
            "/etc",
            "/etc/shadow",
            "/proc",
            "/proc/1/root",
            "/sys",
            "/dev",
            "/boot",
            "/root",
            "/root/.aws",
            "/home",
            "/var",
            "/var/run",
            "/var/run/docker.sock",
            "/run",
            "/run/docker.sock",
            "/run/containerd/containerd.sock",
            "/var/lib/docker",
            "/usr",
            "/tmp");

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        folder = folder.toRealPath();
        root = Files.createDirectories(folder.resolve("allowed"));
        Files.createDirectories(root.resolve("data"));
        Files.createDirectories(folder.resolve("allowed-not"));
    }

    /** JUnit warns of each link that leads out of its folder. */
    @AfterEach
    void removeLinks() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            for (Path link : entries.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
        Files.deleteIfExists(folder.resolve("link"));
    }

    @Test
    void refusesEveryEvilPath() throws IOException {
        SortedSet<String> evil = evilPaths();
        HostFolders folders = new HostFolders(List.of(root), null, false, false);

        List<String> passed =
                evil.stream().filter(path -> passes(folders, path)).toList();

        assertTrue(evil.size() >= 200, evil.size() + " paths");
        assertEquals(List.of(), passed);
    }

    @Test
    void refusesTheEnginesSocketWhereverEverythingElseIsAllowed() throws IOException {
        Path socket = Files.createFile(folder.resolve("engine.sock"));
        Path link = Files.createSymbolicLink(root.resolve("friendly"), socket);
        HostFolders folders = new HostFolders(List.of(), socket, true, false);

        List<String> passed = List.of(
                        "/var/run/docker.sock",
                        "/run/docker.sock",
                        "/run/./docker.sock",
                        "//run//docker.sock",
                        "/run/",
                        "/run",
                        "/var/run",
                        "/var",
                        "/",
                        "//",
                        folder.toString(),
                        socket.toString(),
                        link.toString())
                .stream()
                .filter(path -> passes(folders, path))
                .toList();

        assertEquals(List.of(), passed);
        assertEquals("/usr", resolved(folders, "/usr"));
        assertEquals(socket.toString(), resolved(new HostFolders(List.of(), socket, true, true), link.toString()));
        assertEquals(socket.toString(), resolved(new HostFolders(List.of(), socket, false, true), socket.toString()));
    }

    @Test
    void givesTheEngineTheRealPath() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), root);
        HostFolders folders = new HostFolders(List.of(link), null, false, false);

        assertEquals(root.toString(), resolved(folders, root.toString()));
        assertEquals(root + "/data", resolved(folders, link + "/data"));
        assertEquals(root + "/new/folder", resolved(folders, link + "//new/./folder/"));
    }

    @Test
    void saysWhatToDo() {
        HostFolders folders = new HostFolders(List.of(), null, false, false);

        HostFolders.Refused refused = assertThrows(HostFolders.Refused.class, () -> folders.resolve("/usr"));

        assertEquals(
                "CannotCreateVolumeError: the folder /usr is not below an allowed one; name one with the docker option "
                        + "volume-roots, or allow any with allow=host-paths",
                refused.getMessage());
    }

    private SortedSet<String> evilPaths() throws IOException {
        SortedSet<String> evil = new TreeSet<>(List.of(
                "",
                " ",
                ".",
                "..",
                "~",
                "~/",
                "$HOME",
                "data",
                "./data",
                "C:\\Windows",
                "\\\\host\\share",
                "file:///etc",
                root + "-not",
                root + "/..",
                root + "/../allowed-not",
                root + "/data/../../allowed-not",
                root + ":/etc",
                root + "/data:/etc:ro",
                root + "\n/etc",
                root + "/\0",
                root.getParent().toString(),
                root.toString().toUpperCase(Locale.ROOT)));
        int number = 0;
        for (String target : TARGETS) {
            String bare = target.substring(1);
            evil.addAll(List.of(
                    target,
                    target + "/",
                    "/" + target,
                    "/." + target,
                    target + "/.",
                    "/tmp/.." + target,
                    root + "/../../../../../../.." + target,
                    root + "/data/../" + bare + "/../../../../../.." + target,
                    bare,
                    " " + target,
                    target + ":" + target,
                    target + "\t"));
            Path link = Files.createSymbolicLink(root.resolve("link" + number++), Path.of(target));
            evil.addAll(List.of(link.toString(), link + "/", link + "/below"));
            Path far = Files.createSymbolicLink(root.resolve("far" + number), link);
            evil.add(far.toString());
        }
        Files.createSymbolicLink(root.resolve("loop"), root.resolve("loop"));
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("/etc/no/such/folder"));
        evil.addAll(List.of(root + "/loop", root + "/loop/below", root + "/dangling", root + "/dangling/below"));
        return evil;
    }

    private static boolean passes(HostFolders folders, String path) {
        List<String> resolved = new ArrayList<>();
        try {
            resolved.add(folders.resolve(path));
        } catch (HostFolders.Refused refused) {
            assertTrue(String.valueOf(refused.getMessage()).startsWith("CannotCreateVolumeError: "));
        }
        return !resolved.isEmpty();
    }

    private static String resolved(HostFolders folders, String path) {
        try {
            return folders.resolve(path);
        } catch (HostFolders.Refused refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
