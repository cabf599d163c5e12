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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Keys and certificates of people who sign models, new ones for every test run. */
public final class SigningKeys {
    private static final String AUTHORITY = "authority";
    private static final String SIGNER = "signer";

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
     * A PKCS#12 file with one key and a certificate for signing code, which an authority has signed; made by keytool.
     *
     * @param subject such as {@code CN=ml-release}
     */
    public static byte[] keyStore(Path directory, String subject, String password)
            throws IOException, InterruptedException {
        Path file = directory.resolve("key-" + System.nanoTime() + ".p12");
        generate(file, password, AUTHORITY, "CN=authority", "bc:critical=ca:true", "ku=keyCertSign,cRLSign");
        generate(file, password, SIGNER, subject, "eku=codeSigning", "ku=digitalSignature");
        keytool(file, password, "-delete", "-alias", AUTHORITY);
        return Files.readAllBytes(file);
    }

    private static void generate(Path file, String password, String alias, String subject, String... extensions)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname", subject));
        arguments.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
        for (String extension : extensions) {
            arguments.addAll(List.of("-ext", extension));
        }
        if (!alias.equals(AUTHORITY)) {
            arguments.addAll(List.of("-signer", AUTHORITY));
        }
        keytool(file, password, arguments.toArray(String[]::new));
    }

    private static void keytool(Path file, String password, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", password));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(output);
        }
    }

    /** PEM of the authority's certificate in such a file. */
    public static String authority(byte[] keyStore, String password) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new java.io.ByteArrayInputStream(keyStore), password.toCharArray());
            return pem("CERTIFICATE", store.getCertificateChain(SIGNER)[1].getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
