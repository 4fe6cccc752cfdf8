package dev.evenkeel.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TidinessTest {

    @Test
    void everyFileIsTidy() {
        List<String> problems = Repository.files().stream()
                .flatMap(file -> Tidiness.problems(Repository.ROOT, file, Repository.read(file)).stream())
                .toList();

        assertEquals("", String.join("\n", problems));
    }

    @Test
    void findsWhatIsPlanted(@TempDir Path root) throws Exception {
        Files.writeString(root.resolve("there.md"), "");
        Path page = Path.of("page.md");
        Path source = Path.of("core/src/main/java/dev/A.java");

        List<String> inPage = Tidiness.problems(
                root, page, "[a](there.md#part) [b](gone.md)\nTO" + "DO\nsee /wor" + "k/x \nrepo.mav" + "en.org");
        List<String> inSource = Tidiness.problems(root, source, "//\n".repeat(Tidiness.MAX_MAIN_LINES + 1));

        assertEquals(
                List.of(
                        "page.md:2: work left undone",
                        "page.md:3: white space at the end of a line",
                        "page.md:3: a path of one machine",
                        "page.md:4: a package registry",
                        "page.md: no line end at the end",
                        "page.md: dead link gone.md"),
                inPage);
        assertEquals(
                List.of(
                        source + ": more than " + Tidiness.MAX_MAIN_LINES + " lines",
                        source + ": no package-info.java beside it"),
                inSource);
    }
}
