package dev.evenkeel.docker.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which folders of the host a task may mount.
 *
 * <ol>
 *   <li>A path is absolute, and has no colon, no control character and no {@code ..}.
 *   <li>What counts is where it really leads: symbolic links are followed as far as it exists. The engine is given that
 *       path, so that a link that changes later leads nowhere else.
 *   <li>A path that is, or that holds, an engine's socket needs the permission {@code docker-socket}.
 *   <li>Any other has to be one of the allowed roots or below one, unless {@code host-paths} allows all.
 * </ol>
 *
 * <p>Looks at the file system, so it must not be asked on the backend's context.
 */
public final class HostFolders {

    private static final List<Path> SOCKETS = List.of(
            Path.of("/var/run/docker.sock"),
            Path.of("/run/docker.sock"),
            Path.of("/run/containerd/containerd.sock"),
            Path.of("/var/run/containerd/containerd.sock"));

    private final List<Path> roots;
    private final List<Path> sockets;
    private final boolean anywhere;
    private final boolean socketAllowed;

    /**
     * What was allowed at start-up.
     *
     * @param roots absolute paths
     * @param engineSocket the socket of the engine in use, null when it has none on this machine
     */
    public HostFolders(List<Path> roots, @Nullable Path engineSocket, boolean anywhere, boolean socketAllowed) {
        this.roots = roots;
        this.anywhere = anywhere;
        this.socketAllowed = socketAllowed;
        sockets = engineSocket == null
                ? SOCKETS
                : Stream.concat(SOCKETS.stream(), Stream.of(engineSocket)).toList();
    }

    /** A folder that must not be mounted, with the reason in ECS's words. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private Refused(String reason) {
            super("CannotCreateVolumeError: " + reason, null, false, false);
        }
    }

    /** Whether a path can be a part of a mount at all. */
    static boolean isPlain(String path) {
        return path.startsWith("/")
                && path.indexOf(':') < 0
                && path.codePoints().noneMatch(Character::isISOControl)
                && !List.of(path.split("/")).contains("..");
    }

    /** Where a path really leads. */
    String resolve(String source) throws Refused {
        String printable = source.replaceAll("\\p{Cntrl}", "?");
        if (!isPlain(source)) {
            throw new Refused("'" + printable + "' is not an absolute path without .. and colons");
        }
        Path named;
        Path real;
        try {
            named = Path.of(source).normalize();
            real = real(named);
        } catch (InvalidPathException | IOException unusable) {
            throw new Refused("'" + printable + "' cannot be read: " + unusable.getMessage());
        }
        boolean socket = holdsASocket(named) || holdsASocket(real);
        if (socket && !socketAllowed) {
            throw new Refused("the folder " + printable
                    + " holds the engine's socket; allow it with the docker option allow=docker-socket");
        }
        boolean isSocket = sockets.contains(named) || sockets.contains(real);
        if (!isSocket && !anywhere && !isBelowARoot(real)) {
            throw new Refused("the folder " + printable + (real.equals(named) ? "" : ", which is " + real + ",")
                    + " is not below an allowed one; name one with the docker option volume-roots, or allow any with"
                    + " allow=host-paths");
        }
        return real.toString();
    }

    private boolean isBelowARoot(Path real) throws Refused {
        for (Path root : roots) {
            try {
                if (real.startsWith(real(root))) {
                    return true;
                }
            } catch (IOException unusable) {
                throw new Refused("the allowed folder " + root + " cannot be read: " + unusable.getMessage());
            }
        }
        return false;
    }

    private boolean holdsASocket(Path path) {
        return sockets.stream().anyMatch(socket -> socket.startsWith(path));
    }

    /** The real path of what exists of it, and the rest as it is. */
    private static Path real(Path path) throws IOException {
        Path there = path;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            Path above = there.getParent();
            if (above == null) {
                return path;
            }
            there = above;
        }
        return there.toRealPath().resolve(there.relativize(path)).normalize();
    }
}
