package io.jenkins.plugins.modelgate.engine.signature.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.modelgate.engine.signature.certificate.TestCa;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A key that never leaves its token, in SoftHSM. Each step is a process of its own: the library reads its place once. */
public class TokenTest {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/softhsm/libsofthsm2.so"),
            Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path library;
    private Path configuration;

    @Before
    public void findSoftHsm() throws Exception {
        library = LIBRARIES.stream().filter(Files::exists).findFirst().orElse(null);
        assumeTrue("softhsm2 is installed (apt-get install softhsm2)", library != null);
        configuration = folder.getRoot().toPath().resolve("softhsm2.conf");
        Files.writeString(
                configuration,
                "directories.tokendir = " + folder.newFolder("tokens") + "\nobjectstore.backend = file\n");
        String[] made = run(List.of(
                "softhsm2-util", "--init-token", "--free", "--label", "gate", "--pin", "1234", "--so-pin", "5678"));
        assumeTrue("softhsm2-util can make a token: " + made[1], made[0].equals("0"));
    }

    @Test
    public void aTokensKeySignsAndAWrongPinDoesNot() throws Exception {
        TestCa root = TestCa.authority("CN=root").selfSigned();
        TestCa leaf = TestCa.signer("CN=ml").keys(TestCa.ec("secp384r1")).by(root);
        Path key = folder.getRoot().toPath().resolve("key.der");
        Path certificate = folder.getRoot().toPath().resolve("leaf.der");
        Files.write(key, leaf.keys().getPrivate().getEncoded());
        Files.write(certificate, leaf.certificate().getEncoded());
        assertThat(java("store", library.toString(), "1234", key.toString(), certificate.toString())[0])
                .isEqualTo("0");

        String[] signed = java("sign", library.toString(), "1234", "ml");
        assertThat(signed[1]).contains("P384 " + root.certificate().getSubjectX500Principal());
        assertThat(java("sign", library.toString(), "1234", "other")[1])
                .contains("no private key with a certificate called \"other\"");
        assertThat(java("sign", library.toString(), "9999", "ml")[1]).contains("the PIN is wrong");
    }

    /** What the processes do: {@code store LIBRARY PIN KEY CERTIFICATE}, {@code sign LIBRARY PIN ALIAS}. */
    public static void main(String[] arguments) throws Exception {
        Path library = Path.of(arguments[1]);
        if (arguments[0].equals("store")) {
            Provider provider = Security.getProvider("SunPKCS11")
                    .configure("--name = Setup\nlibrary = " + library + "\nslotListIndex = 0\n"
                            + "attributes(*, CKO_PRIVATE_KEY, *) = {\n CKA_TOKEN = true\n CKA_SENSITIVE = true\n"
                            + " CKA_EXTRACTABLE = false\n CKA_SIGN = true\n}\n");
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, arguments[2].toCharArray());
            PrivateKey key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(Path.of(arguments[3]))));
            Certificate certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(Path.of(arguments[4]))));
            store.setKeyEntry("ml", key, null, new Certificate[] {certificate});
            return;
        }
        try {
            SigningKey key = new KeySource.Token(library, 0, arguments[2], arguments[3]).read();
            byte[] message = {1, 2, 3};
            if (!key.publicKey().verifies(message, key.sign(message))) {
                throw new IOException("the signature does not verify");
            }
            System.out.println(
                    key.publicKey().curve() + " " + key.certificates().get(0).getIssuerX500Principal());
        } catch (io.jenkins.plugins.modelgate.engine.signature.SignatureException e) {
            System.out.println(e.kind() + " " + e.getMessage());
        }
    }

    private String[] java(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TokenTest.class.getName()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private String[] run(List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", configuration.toString());
        File out = folder.newFile();
        try {
            Process process = builder.redirectOutput(out).start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new String[] {
                String.valueOf(process.exitValue()), Files.readString(out.toPath(), StandardCharsets.UTF_8)
            };
        } catch (IOException e) {
            return new String[] {"-1", e.getMessage()};
        }
    }
}
