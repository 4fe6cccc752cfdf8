package dev.evenkeel.cli.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An authority, and certificates of it for an engine and for its clients, as Docker's manual makes them. */
final class TlsFolder {
    private final Path folder;

    /** @param address of the engine */
    TlsFolder(Path folder, String address) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        openssl("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout ca-key.pem -out ca.pem");
        sign("engine", "subjectAltName=IP:" + address + "\nextendedKeyUsage=serverAuth\n");
        sign("client", "extendedKeyUsage=clientAuth\n");
        Path client = client();
        Files.copy(folder.resolve("ca.pem"), client.resolve("ca.pem"));
        Files.copy(folder.resolve("client.pem"), client.resolve("cert.pem"));
        Files.copy(folder.resolve("client-key.pem"), client.resolve("key.pem"));
    }

    /** The folder that a client is given. */
    Path client() throws IOException {
        return Files.createDirectories(folder.resolve("client"));
    }

    String file(String name) {
        return folder.resolve(name).toString();
    }

    private void sign(String name, String extensions) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(name + ".ext"), extensions);
        openssl("req -new -newkey rsa:2048 -nodes -subj /CN=" + name + " -keyout " + name + "-key.pem -out " + name
                + ".csr");
        openssl("x509 -req -days 2 -in " + name + ".csr -CA ca.pem -CAkey ca-key.pem -CAcreateserial -extfile " + name
                + ".ext -out " + name + ".pem");
    }

    private void openssl(String words) throws IOException, InterruptedException {
        String command = "cd '" + folder + "' && openssl " + words;
        String unused = EngineNetwork.run("sh", "-c", command);
    }
}
