package dev.evenkeel.cli.ecs;

import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One profile as the AWS tools' shared files hold it; the credentials file wins over the config file. */
final class SharedFiles {
    private final String profile;
    private final Map<String, String> settings = new TreeMap<>();
    private boolean found;

    private SharedFiles(String profile) {
        this.profile = profile;
    }

    /** Reads both files; files that do not exist hold nothing. */
    static SharedFiles read(Shell shell, String profile) {
        SharedFiles files = new SharedFiles(profile);
        Path folder = shell.home().resolve(".aws");
        files.add(
                path(shell.variable("AWS_CONFIG_FILE"), folder.resolve("config")),
                profile.equals("default") ? List.of("default", "profile default") : List.of("profile " + profile));
        files.add(path(shell.variable("AWS_SHARED_CREDENTIALS_FILE"), folder.resolve("credentials")), List.of(profile));
        return files;
    }

    boolean found() {
        return found;
    }

    @Nullable
    String setting(String name) {
        return settings.get(name);
    }

    /** A setting that says the key comes from elsewhere, such as {@code role_arn}; null when there is none. */
    @Nullable
    String keySource() {
        for (String name : List.of("role_arn", "sso_session", "sso_start_url", "credential_process", "login_session")) {
            if (settings.containsKey(name)) {
                return name;
            }
        }
        return null;
    }

    private static Path path(@Nullable String told, Path usual) {
        return told == null ? usual : Path.of(told);
    }

    private void add(Path file, List<String> sections) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw CommandException.badInput(
                    "cannot read " + file + " for profile '" + profile + "': is it a text file?");
        }
        boolean inside = false;
        for (String line : lines) {
            String text = line.strip();
            if (text.startsWith("[") && text.endsWith("]")) {
                inside = sections.contains(
                        text.substring(1, text.length() - 1).strip().replaceAll("\\s+", " "));
                found |= inside;
            } else if (inside && !text.startsWith("#") && !text.startsWith(";") && text.indexOf('=') > 0) {
                int equals = text.indexOf('=');
                settings.put(
                        text.substring(0, equals).strip(),
                        text.substring(equals + 1).strip());
            }
        }
    }
}
