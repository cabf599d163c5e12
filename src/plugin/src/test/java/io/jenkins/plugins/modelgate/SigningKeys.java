package io.jenkins.plugins.modelgate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;

/** Keys and certificates of people who sign models, new ones for every test run. */
public final class SigningKeys {
    private SigningKeys() {}

    /** A key on P-256, or another curve of the JDK. */
    public static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PEM of either half, as openssl writes it. */
    public static String pem(Key key) {
        String type = key instanceof java.security.PublicKey ? "PUBLIC KEY" : "PRIVATE KEY";
        return pem(type, key.getEncoded());
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + type + "-----\n";
    }

    /**
     * A PKCS#12 file with one key and its own certificate for signing code, made by keytool.
     *
     * @param subject such as {@code CN=ml-release}
     */
    public static byte[] keyStore(Path directory, String subject, String password)
            throws IOException, InterruptedException {
        Path file = directory.resolve("key-" + System.nanoTime() + ".p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                password,
                "-alias",
                "signer",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                subject,
                "-validity",
                "2",
                "-ext",
                "eku=codeSigning",
                "-ext",
                "ku=digitalSignature,keyCertSign");
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(output);
        }
        return Files.readAllBytes(file);
    }

    /** PEM of the certificate in such a file. */
    public static String certificate(byte[] keyStore, String password) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new java.io.ByteArrayInputStream(keyStore), password.toCharArray());
            return pem("CERTIFICATE", store.getCertificate("signer").getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
