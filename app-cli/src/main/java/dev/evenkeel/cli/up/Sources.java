package dev.evenkeel.cli.up;

import dev.evenkeel.cli.deploy.DeployFiles;
import dev.evenkeel.cli.shell.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a project, looked at again and again: editors save in too many ways for one kind of notice to tell. */
final class Sources {
    private final Path folder;
    private SortedMap<Path, String> texts;

    /** What was read of the folder just now. */
    Sources(Path folder, Project project) {
        this.folder = folder;
        texts = texts(project.sources());
    }

    /**
     * The project as the files say now, when they say something else than at the last look.
     *
     * @throws CommandException when they cannot be read; said once for each state of them
     */
    Optional<Project> changed() {
        SortedMap<Path, String> now = texts(List.copyOf(texts.keySet()));
        if (now.equals(texts)) {
            return Optional.empty();
        }
        texts = now;
        Project project = Project.read(folder);
        texts = texts(project.sources());
        return Optional.of(project);
    }

    private static SortedMap<Path, String> texts(List<Path> files) {
        SortedMap<Path, String> texts = new TreeMap<>();
        for (Path file : files) {
            texts.put(file, text(file));
        }
        return texts;
    }

    private static String text(Path file) {
        try {
            // A file that is being replaced is away for a moment: that is a state of it like any other.
            return Files.size(file) > DeployFiles.MOST_BYTES ? "" : Files.readString(file);
        } catch (IOException away) {
            return "";
        }
    }
}
