package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;

/** Private keys made by Java, as files hold them. */
final class PlantedKeys {
    private PlantedKeys() {}

    /** A key of one of several algorithms, in PEM. */
    static String pem(Dice d) {
        try {
            String algorithm = d.one("EC", "Ed25519", "EC", "X25519");
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(d.one(256, 384), new SecureRandom(d.bytes(32)));
            }
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(key);
            return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key as a file of its kind of place holds it. */
    static Sample sample(Dice d) {
        String pem = pem(d);
        String first = pem.split("\n")[1];
        return switch (d.below(6)) {
            case 0 -> new Sample("server.key", pem, "private-key", pem.strip());
            case 1 ->
                new Sample(
                        "service.json",
                        "{\n  \"type\": \"service_account\",\n  \"private_key\": \"" + pem.replace("\n", "\\n")
                                + "\",\n  \"client_email\": \"a@b.iam.gserviceaccount.com\"\n}\n",
                        "private-key",
                        first);
            case 2 ->
                new Sample(
                        "values.yaml",
                        "tls:\n  key: |\n    " + pem.strip().replace("\n", "\n    ") + "\n",
                        "private-key",
                        first);
            case 3 ->
                new Sample(
                        "secret.yaml",
                        "apiVersion: v1\nkind: Secret\ndata:\n  tls.key: " + d.base64(pem) + "\n",
                        "private-key",
                        d.base64(pem));
            case 4 ->
                new Sample(
                        "train.ipynb",
                        "{\"cells\":[{\"source\":[\n   \"key = '''"
                                + pem.strip().replace("\n", "\\n\",\n   \"") + "'''\"\n]}]}",
                        "private-key",
                        first);
            default ->
                new Sample(".env", "TLS_KEY=\"" + pem.strip().replace("\n", "\\n") + "\"\n", "private-key", first);
        };
    }
}
