package dev.evenkeel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
    private final FakeEcs ecs = new FakeEcs();

    @TempDir
    Path home = Path.of("");

    @BeforeEach
    void writeSharedFiles() throws IOException {
        Files.createDirectory(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/credentials"), """
                [default]
                aws_access_key_id = DEFAULTKEY
                aws_secret_access_key = s
                # a comment
                [shop]
                aws_access_key_id=SHOPKEY
                aws_secret_access_key=s
                """);
        Files.writeString(home.resolve(".aws/config"), """
                [default]
                region = eu-central-1
                [profile shop]
                region = ap-south-1
                [profile role]
                role_arn = arn:aws:iam::1:role/x
                """);
        ecs.answers("ListTasks", "{\"taskArns\":[]}");
    }

    @AfterEach
    void close() {
        ecs.close();
    }

    /** Key and region of the signature. */
    private String signedAs(CommandLine shell, String... options) {
        String[] words = new String[options.length + 1];
        words[0] = "ps";
        System.arraycopy(options, 0, words, 1, options.length);
        assertEquals(0, shell.home(home).run(words).exitCode());
        return ecs.lastAuthorization().replaceFirst("^AWS4-HMAC-SHA256 Credential=(\\w+)/\\d+/([^/]+)/ecs/.*", "$1 $2");
    }

    private CommandLine shell() {
        return CommandLine.at(ecs);
    }

    @Test
    void aNamedProfileWinsOverTheEnvironmentAndThatOverTheDefaultProfile() {
        List<String> signed = List.of(
                signedAs(shell()),
                signedAs(shell().with("AWS_ACCESS_KEY_ID", "ENVKEY").with("AWS_SECRET_ACCESS_KEY", "s")),
                signedAs(
                        shell().with("AWS_ACCESS_KEY_ID", "ENVKEY").with("AWS_SECRET_ACCESS_KEY", "s"),
                        "--profile",
                        "shop"),
                signedAs(shell().with("AWS_PROFILE", "shop").with("AWS_REGION", "us-west-2")),
                signedAs(shell().with("AWS_PROFILE", "shop"), "--region", "sa-east-1"));

        assertEquals(
                List.of(
                        "DEFAULTKEY eu-central-1",
                        "ENVKEY eu-central-1",
                        "SHOPKEY ap-south-1",
                        "SHOPKEY us-west-2",
                        "SHOPKEY sa-east-1"),
                signed);
    }

    @Test
    void anEndpointOfThisMachineNeedsNoKeys() throws IOException {
        Files.delete(home.resolve(".aws/credentials"));
        Files.delete(home.resolve(".aws/config"));

        assertEquals("evenkeel us-east-1", signedAs(shell()));
    }

    @Test
    void aProfileThatIsMissingOrGetsItsKeysElsewhereIsExplained() {
        CommandLine shell = new CommandLine().home(home);

        assertEquals(
                "evenkeel: there is no profile 'nobody' in ~/.aws/config or ~/.aws/credentials: add it with 'aws configure"
                        + " --profile nobody'\n",
                shell.run("ps", "--profile", "nobody").err());
        assertEquals(
                "evenkeel: profile 'role' gets its keys by role_arn, which evenkeel does not follow: run eval \"$(aws"
                        + " configure export-credentials --profile role --format env)\" first\n",
                shell.run("ps", "--profile", "role", "--endpoint", "aws", "--region", "us-east-1")
                        .err());
    }
}
