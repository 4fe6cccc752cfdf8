package dev.evenkeel.docker.client;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Optional;

/**
 * What is shown to an engine that speaks TLS, and what it must show: {@code ca.pem}, {@code cert.pem} and {@code key.pem} of
 * a folder, as {@code DOCKER_CERT_PATH} names it. They were read once, and have the form of certificates; whether they are
 * good for an engine only that engine can tell.
 */
public final class Certificates {

    private final Path folder;
    private final Buffer authority;
    private final Buffer certificate;
    private final Buffer key;

    private Certificates(Path folder) {
        this.folder = folder;
        authority = certificate(folder.resolve("ca.pem"));
        certificate = certificate(folder.resolve("cert.pem"));
        key = key(folder.resolve("key.pem"));
    }

    /**
     * Those of a folder.
     *
     * @throws IllegalArgumentException when one is missing, or is something else
     */
    public static Certificates of(Path folder) {
        return new Certificates(folder);
    }

    /** Those that Docker's own client would use for an engine behind a port: only with DOCKER_TLS_VERIFY set. */
    public static Optional<Certificates> usual(Map<String, String> environment) {
        if (environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty()) {
            return Optional.empty();
        }
        String usual = environment.getOrDefault("HOME", "") + "/.docker";
        String config = environment.getOrDefault("DOCKER_CONFIG", usual);
        return Optional.of(of(Path.of(environment.getOrDefault("DOCKER_CERT_PATH", config))));
    }

    void putTo(HttpClientOptions options) {
        options.setSsl(true)
                .setVerifyHost(true)
                .setTrustOptions(new PemTrustOptions().addCertValue(authority))
                .setKeyCertOptions(
                        new PemKeyCertOptions().addCertValue(certificate).addKeyValue(key));
    }

    private static Buffer certificate(Path file) {
        byte[] bytes = bytes(file);
        try {
            if (CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes))
                    .isEmpty()) {
                throw new IllegalArgumentException(file + " holds no certificate");
            }
        } catch (CertificateException malformed) {
            throw new IllegalArgumentException(file + " is not a certificate in PEM form", malformed);
        }
        return Buffer.buffer(bytes);
    }

    private static Buffer key(Path file) {
        byte[] bytes = bytes(file);
        if (!new String(bytes, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY-----")) {
            throw new IllegalArgumentException(file + " is not a private key in PEM form");
        }
        return Buffer.buffer(bytes);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    file + " cannot be read (" + unreadable.getClass().getSimpleName()
                            + "); a folder of certificates has ca.pem, cert.pem and key.pem",
                    unreadable);
        }
    }

    /** The folder alone: the rest is nobody's business. */
    @Override
    public String toString() {
        return folder.toString();
    }
}
